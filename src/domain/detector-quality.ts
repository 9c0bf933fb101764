import type { GarmentClass } from './garment-class.ts'

/** How well a detector's tag tells who wears a class, measured on labelled photos. */
export type TagQuality = {
  sensitivity: number
  specificity: number
  /** Photos behind the two figures. */
  photosWith: number
  photosWithout: number
}

/** By class; where a class was not measured it is not there. */
export type DetectorQuality = Readonly<Partial<Record<GarmentClass, TagQuality>>>
