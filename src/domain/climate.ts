import type { Place } from './place.ts'
import type { WeatherHour } from './weather.ts'

/**
 * Port: climate normals. Hours ascend, one for every whole hour in [fromMs, toMs), each with source `climate`.
 * null: no climate data within reach of the place.
 */
export type ClimateSource = {
  hoursFor(place: Place, range: { fromMs: number; toMs: number }): readonly WeatherHour[] | null
  /** True where the climate's wind is a stated assumption: no station in reach reports wind. */
  windAssumedAt(place: Place): boolean
}
