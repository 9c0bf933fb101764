import type { DetectedGarment, DetectOptions, PhotoTags } from '../domain/detector.ts'
import { GARMENT_CLASSES } from '../domain/garment-class.ts'
import { averageBoxes, readPlaces } from './average-boxes.ts'
import { type Candidate, isPlausible, readCandidates, suppress, toPhotoPixels } from './candidates.ts'
import { dominantColours } from './colour/dominant-colours.ts'
import type { DecodedPhoto } from './decode-photo.ts'
import { letterbox } from './letterbox.ts'
import type { Model } from './model-card.ts'
import { perceptualHash } from './perceptual-hash.ts'
import type { Session } from './session.ts'

/**
 * From a decoded photo to its garments: letterbox, run, read, suppress, average, map back, drop slivers, look at colours.
 * Blocks the calling thread while the network runs. Until the answer nobody else may use `memory`.
 */
export async function tagPhoto(
  session: Session,
  model: Model,
  photo: DecodedPhoto,
  options: DetectOptions = {},
  memory?: Float32Array,
): Promise<PhotoTags> {
  const { input, suppression, averaging } = model.card
  const { tensor, canvas } = letterbox(photo.rgb, photo.size, input, memory)
  const { boxes, scores } = await session.run(tensor, canvas)
  const { minScore } = options
  const thresholds = minScore === undefined ? model.thresholds : model.thresholds.map(() => minScore)
  const kept = suppress(readCandidates(boxes, scores, thresholds), suppression.maxOverlap, suppression.limit)
  const places = readPlaces(boxes, scores, GARMENT_CLASSES.length, averaging.minScore)
  const scale = { x: photo.size.width / photo.source.width, y: photo.size.height / photo.source.height }
  const garments = averageBoxes(kept, places, averaging.minOverlap)
    .map((candidate) => toPhotoPixels(candidate, scale, photo.source))
    .filter((candidate) => isPlausible(candidate, photo.source))
    .map((candidate) => describe(candidate, photo, scale))
  return { ...photo.source, garments, perceptualHash: perceptualHash(photo.rgb, photo.size) }
}

function describe(found: Candidate, photo: DecodedPhoto, scale: { x: number; y: number }): DetectedGarment {
  const width = found.x2 - found.x1
  const height = found.y2 - found.y1
  const shrunk = {
    x: found.x1 * scale.x,
    y: found.y1 * scale.y,
    width: width * scale.x,
    height: height * scale.y,
  }
  return {
    class: GARMENT_CLASSES[found.classIndex]!,
    score: found.score,
    box: [found.x1, found.y1, width, height],
    colours: dominantColours(photo.rgb, photo.size, shrunk),
  }
}
