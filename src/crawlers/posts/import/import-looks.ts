import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { localInstant } from '../../../domain/local-time.ts'
import type { LookWeather } from '../../../domain/look.ts'
import type { Gazetteer } from '../../../domain/regions/gazetteer.ts'
import { toHundredth } from '../../../domain/rounding.ts'
import { OndotError, SkipError } from '../../../errors.ts'
import type { NewLook, PostEnd, PostLedger } from '../../../store/look-ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'
import { createAskWeather } from '../ingest/ask-weather.ts'
import { type IngestStages, ingestPost } from '../ingest/ingest-post.ts'
import { lookOf } from '../ingest/look-of.ts'
import type { LookWeatherAnswer, LookWeatherDeps } from '../ingest/look-weather-of.ts'
import { isOutfit } from '../ingest/wearer-of.ts'
import { type LookRow, parseLookRow, RowError, type StatedAir } from './look-row.ts'
import { readRows } from './read-rows.ts'

export type ImportDeps = LookWeatherDeps &
  Pick<IngestStages, 'looks' | 'detect' | 'clock' | 'commercial'> & {
    posts: PostLedger
    gazetteer: Gazetteer
  }

export type ImportCounts = {
  rows: number
  /** Looks by what they are now. */
  evidence: number
  waiting: number
  /** Kept out, by reason. */
  excluded: Record<string, number>
  /** Were there before. */
  known: number
  /** Rows that can't be read. */
  bad: number
}

export type ImportOptions = {
  signal: AbortSignal
  onRow?: (counts: ImportCounts) => void
  /** Told of each row that can't be read. */
  onBad?: (line: number, message: string) => void
}

const AT_ONCE = 8
/** Garments that were told, not seen. */
const STATED = 'stated'

/**
 * Adds the looks of a file, row by row; a row is what its id says, else what it holds, so that a second run adds nothing twice and a run that
 * was killed is gone on with. Bad rows are told and passed over. Rejects where the file can't be read, the store is away, or stopped.
 */
export async function importLooks(
  deps: ImportDeps,
  file: string,
  { signal, onRow = () => {}, onBad = () => {} }: ImportOptions,
): Promise<ImportCounts> {
  const counts: ImportCounts = { rows: 0, evidence: 0, waiting: 0, excluded: {}, known: 0, bad: 0 }
  const askWeather = createAskWeather(deps, signal)

  async function importRow(row: LookRow): Promise<void> {
    const end = await endOf(deps, row, { folder: dirname(file), askWeather })
    signal.throwIfAborted()
    await deps.posts.addPosts([row.post])
    const isNew = await deps.posts.end('import', row.post.sourceId, end, deps.clock()).catch((error) => {
      // It is on the block list.
      if (error instanceof RangeError) return false
      throw error
    })
    if (!isNew) counts.known += 1
    else if (end.kind === 'excluded') counts.excluded[end.reason] = (counts.excluded[end.reason] ?? 0) + 1
    else if (end.kind === 'look') counts[end.look.state === 'waiting' ? 'waiting' : 'evidence'] += 1
  }

  await Readable.from(readRows(file)).forEach(
    async (raw: { line: number; value?: unknown; fault?: string }) => {
      counts.rows += 1
      try {
        if (raw.fault !== undefined) throw new RowError(raw.fault)
        await importRow(parseLookRow(raw.value, deps.gazetteer))
      } catch (error) {
        if (!(error instanceof RowError)) throw error
        counts.bad += 1
        onBad(raw.line, error.message)
      }
      onRow(counts)
    },
    { concurrency: AT_ONCE, signal },
  )
  return counts
}

type RowStages = { folder: string; askWeather: IngestStages['askWeather'] }

async function endOf(deps: ImportDeps, row: LookRow, stages: RowStages): Promise<PostEnd> {
  const weatherAsked = async (): Promise<LookWeatherAnswer> =>
    row.air
      ? statedWeather(deps, row, row.air)
      : stages.askWeather({ place: row.place, takenAt: row.post.takenAt! })
  try {
    if (row.image === null) return { kind: 'look', look: toldLook(row, await weatherAsked()) }
    const path = resolve(stages.folder, row.image)
    const look = await ingestPost(row.post, {
      ...deps,
      checkWords: () => {},
      placeOf: () => row.place,
      fetch: () =>
        readFile(path).catch((error: NodeJS.ErrnoException) => {
          throw new RowError(`image: ${row.image} can't be read (${error.code})`)
        }),
      askWeather: weatherAsked,
      passed: () => {},
    })
    return { kind: 'look', look }
  } catch (error) {
    if (error instanceof OndotError && !(error instanceof StoreUnavailableError) && error.reaction === 'skip')
      return { kind: 'excluded', reason: error.code }
    throw error
  }
}

/** A look without a photo. Throws SkipError as those with one. */
function toldLook({ post, place, garments }: LookRow, weather: LookWeatherAnswer): NewLook {
  const classes = [...(garments ?? [])]
  if (!isOutfit(classes)) throw new SkipError('no-outfit', 'Neither upper and lower garment nor a one-piece.')
  if (weather === 'never') throw new SkipError('no-weather', 'Nobody observed the weather there and then.')
  return {
    ...lookOf(post, { place, takenAt: post.takenAt! }, weather === 'later' ? null : weather),
    gender: post.gender,
    width: 0,
    height: 0,
    garments: [],
    classes,
    modelVersion: STATED,
    thumbnail: null,
    contentHash: null,
    perceptualHash: null,
    personKey: null,
  }
}

function statedWeather({ apparentAt }: ImportDeps, { post, place }: LookRow, air: StatedAir): LookWeather {
  const { date, time } = post.takenAt!
  const { precipitationMm, ...rest } = air
  const hour = {
    atMs: localInstant(`${date}T${time ?? '13:00'}`, place.timeZone) ?? 0,
    ...rest,
    precipitation: { chancePct: null, kind: 'none' as const, mm: precipitationMm, snowCm: 0 },
    cloudPct: null,
  }
  return { apparentC: toHundredth(apparentAt(place, hour)), ...air, source: STATED, distanceKm: 0 }
}
