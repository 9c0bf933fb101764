import { type Static, Type } from 'typebox'
import type { Place } from './place.ts'

const Concentration = Type.Union([Type.Number({ minimum: 0 }), Type.Null()])

/** Fine dust as a station near the place measured it, µg/m³, mean of the hour that ends at `atMs`; null where it has no value. */
export const AirQuality = Type.Object({
  station: Type.String(),
  stationDistanceKm: Type.Number({ minimum: 0 }),
  atMs: Type.Integer(),
  pm10UgM3: Concentration,
  pm25UgM3: Concentration,
})
export type AirQuality = Static<typeof AirQuality>

/** Port: the air now. null: no station in reach, or nothing could be had. */
export type AirSource = { airFor(place: Place): Promise<AirQuality | null> }
