import { createHash } from 'node:crypto'
import type { Clock } from '../../../domain/clock.ts'
import type { Detector, PhotoTags } from '../../../domain/detector.ts'
import type { LookWeather } from '../../../domain/look.ts'
import type { Post } from '../../../domain/post.ts'
import { SkipError } from '../../../errors.ts'
import type { CountedStage, LookStore, NewLook } from '../../../store/look-ports.ts'
import type { AskWeather } from './ask-weather.ts'
import { genderOf } from './gender-of.ts'
import { lookOf } from './look-of.ts'
import type { WornAt } from './look-weather-of.ts'
import { readPhotoExif } from './photo-exif.ts'
import { isSomewhere, type PlaceOf } from './place-of.ts'
import type { CheckWords } from './relevance-words.ts'
import { rightsOf } from './rights-of.ts'
import { takenAtOf } from './taken-at-of.ts'
import { thumbnailOf } from './thumbnail-of.ts'
import { classesOf, wearerOf } from './wearer-of.ts'

/** Bits in which two hashes of one photo may differ: scaled and compressed again. */
const NEAR_BITS = 6

export type IngestStages = {
  commercial: boolean
  checkWords: CheckWords
  placeOf: PlaceOf
  looks: Pick<LookStore, 'duplicateOf'>
  /** Each waits for its turn where too many are at it. */
  fetch(post: Post): Promise<Uint8Array>
  detect(photo: Uint8Array): Promise<{ tags: PhotoTags; modelVersion: Detector['modelVersion'] }>
  askWeather: AskWeather
  /** Told of every stage that is passed. */
  passed(stage: CountedStage): void
  clock: Clock
}

/**
 * One post from what a driver read to the look that it shows: words and rights → fetch → time and place → known photo? → detect → one
 * dressed person? → the same photo in another size? → small copy → weather. What costs least and excludes most comes first.
 * Throws SkipError whose code is the reason to exclude it, and whatever its stages throw.
 */
export async function ingestPost(post: Post, stages: IngestStages): Promise<NewLook> {
  stages.checkWords(post)
  const { keepsCopy } = rightsOf(post, stages)

  const photo = await stages.fetch(post)
  stages.passed('fetched')
  const contentHash = createHash('sha256').update(photo).digest('hex')
  const wornAt = await wornAtOf(post, photo, stages)
  const identity = { personKey: post.personKey, takenOn: wornAt.takenAt.date, bits: NEAR_BITS }
  await refuseKnown(stages, { ...identity, contentHash, perceptualHash: null })

  const { tags, modelVersion } = await stages.detect(photo)
  stages.passed('tagged')
  const garments = wearerOf(tags.garments)
  const near = { contentHash: null, personKey: null, perceptualHash: tags.perceptualHash }
  await refuseKnown(stages, { ...identity, ...near })

  const thumbnail = keepsCopy ? await thumbnailOf(photo) : null
  const weather = await weatherOf(wornAt, stages)
  return {
    ...lookOf(post, wornAt, weather),
    gender: genderOf(post),
    width: tags.width,
    height: tags.height,
    garments,
    classes: classesOf(garments),
    modelVersion,
    thumbnail,
    contentHash,
    perceptualHash: tags.perceptualHash,
    personKey: post.personKey,
  }
}

/** Coordinates of the source, else those of the camera, else names; then the time on the clock of that place. */
async function wornAtOf(post: Post, photo: Uint8Array, { placeOf, clock }: IngestStages): Promise<WornAt> {
  const exif = await readPhotoExif(photo)
  const coordinates = post.coordinates && isSomewhere(post.coordinates) ? post.coordinates : exif.coordinates
  const place = placeOf({ ...post, coordinates })
  if (place === null) throw new SkipError('no-place', 'Neither coordinates nor names say where it was taken.')
  const takenAt = takenAtOf(post.takenAt, exif, { timeZone: place.timeZone, nowMs: clock() })
  if (takenAt === null) throw new SkipError('no-time', 'Neither source nor camera says when it was taken.')
  return { place, takenAt }
}

const KNOWN = { content: 'duplicate', near: 'near-duplicate', 'person-day': 'same-person-day' } as const

async function refuseKnown(
  { looks }: IngestStages,
  asked: Parameters<LookStore['duplicateOf']>[0],
): Promise<void> {
  const known = await looks.duplicateOf(asked)
  if (known) throw new SkipError(KNOWN[known.by], `It is look ${known.id} again.`)
}

/** null: it waits. */
async function weatherOf(wornAt: WornAt, { askWeather }: IngestStages): Promise<LookWeather | null> {
  const weather = await askWeather(wornAt)
  if (weather === 'never') throw new SkipError('no-weather', 'Nobody observed the weather there and then.')
  return weather === 'later' ? null : weather
}
