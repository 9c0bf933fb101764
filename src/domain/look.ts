import { type Static, Type } from 'typebox'
import { DetectedGarment } from './detector.ts'
import { GarmentClass } from './garment-class.ts'
import { Author, Licence, SourceId, StatedGender } from './post.ts'
import { Slot } from './slot.ts'

/** A look's slot; `unknown` where only the date of the photo is known. */
export const LookSlot = Type.Union([Slot, Type.Literal('unknown')])
export type LookSlot = Static<typeof LookSlot>

/** The weather that was observed where and when the photo was taken. */
export const LookWeather = Type.Object({
  apparentC: Type.Number(),
  temperatureC: Type.Number(),
  humidityPct: Type.Number(),
  windMs: Type.Number(),
  precipitationMm: Type.Number(),
  /** Where it was observed, and how far from the place. A look whose hour is unknown has the mean of the day's hours 10 to 16. */
  source: Type.String(),
  distanceKm: Type.Number(),
})
export type LookWeather = Static<typeof LookWeather>

/** What a look is good for: waiting for its weather, counted as evidence, kept out for a reason. */
export const LookState = Type.Enum(['waiting', 'evidence', 'excluded'])
export type LookState = Static<typeof LookState>

/** One post's outfit. */
export const Look = Type.Object({
  /** UUID. */
  id: Type.String(),
  source: SourceId,
  sourceId: Type.String(),
  link: Type.String(),
  author: Type.Union([Author, Type.Null()]),
  licence: Licence,
  /** Code of the Place (KMA code or `geo:LAT,LON`). */
  placeCode: Type.String(),
  /** Local date, and `HH:MM` where known. */
  takenOn: Type.String({ format: 'date' }),
  takenTime: Type.Union([Type.String(), Type.Null()]),
  slot: LookSlot,
  gender: StatedGender,
  /** Pixels of the photo that the boxes are in. */
  width: Type.Integer(),
  height: Type.Integer(),
  garments: Type.Array(DetectedGarment),
  /** Classes that count, each once; for looks without a photo (import) those that were stated. */
  classes: Type.Array(GarmentClass),
  /** Of the detector; `stated` where the garments were told, not seen. */
  modelVersion: Type.String(),
  state: LookState,
  /** Why it is excluded; null else. */
  reason: Type.Union([Type.String(), Type.Null()]),
  weather: Type.Union([LookWeather, Type.Null()]),
  /** Whether a small copy is kept (`/v1/looks/ID/thumbnail`). */
  thumbnail: Type.Boolean(),
})
export type Look = Static<typeof Look>
