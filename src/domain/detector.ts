import { type Static, Type } from 'typebox'
import { GarmentClass } from './garment-class.ts'

/** A colour that covers part of a garment: the nearest named colour, its CIELAB (D65) and its share of the garment, 0..1. */
export const GarmentColour = Type.Object({
  id: Type.String(),
  ko: Type.String(),
  en: Type.String(),
  /** L 0..100, a, b. */
  lab: Type.Tuple([Type.Number(), Type.Number(), Type.Number()]),
  share: Type.Number({ minimum: 0, maximum: 1 }),
})
export type GarmentColour = Static<typeof GarmentColour>

/** One garment seen in a photo. */
export const DetectedGarment = Type.Object({
  class: GarmentClass,
  /** How sure the model is, 0..1. */
  score: Type.Number({ minimum: 0, maximum: 1 }),
  /** x, y (top left), width, height in pixels of the upright photo. */
  box: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
  /** Largest share first; at most three. */
  colours: Type.Array(GarmentColour),
})
export type DetectedGarment = Static<typeof DetectedGarment>

export const PhotoTags = Type.Object({
  /** Pixels of the photo once turned upright (EXIF). */
  width: Type.Integer(),
  height: Type.Integer(),
  /** Best first. */
  garments: Type.Array(DetectedGarment),
  /** 64-bit difference hash, 16 hex digits: near-duplicates differ in few bits. */
  perceptualHash: Type.String({ pattern: '^[0-9a-f]{16}$' }),
})
export type PhotoTags = Static<typeof PhotoTags>

export type DetectOptions = {
  /** One threshold for every class instead of the model's own. */
  minScore?: number
}

/**
 * Port: what people wear in a photo. Implemented by src/vision, handed in by context.ts.
 *
 * `detect` takes the encoded photo (JPEG, PNG, WebP, AVIF, GIF, TIFF) and rejects with a coded error:
 * `not-an-image`, `image-unsupported`, `image-damaged`, `image-too-large` (skip: this photo can't be read),
 * `tagger-busy` (throttle: the queue is full), `tagger-closed` (retry), `tagger-crashed` (skip: it broke the tagger twice),
 * `model-missing`, `model-mismatch` (abort). An aborted signal rejects with its reason.
 * Nothing of the photo is kept.
 */
export type Detector = {
  readonly modelVersion: string
  detect(photo: Uint8Array, options?: DetectOptions, signal?: AbortSignal): Promise<PhotoTags>
  close(): Promise<void>
}
