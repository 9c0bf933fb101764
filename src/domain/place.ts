import { type Static, Type } from 'typebox'

/**
 * Where an answer is for: a KMA region, or elsewhere a coordinate rounded to 0.05°.
 * `code` is the KMA 10-digit code, or `geo:LAT,LON` for a rounded coordinate. The coordinate a client sent is dropped once it is resolved.
 */
export const Place = Type.Object({
  code: Type.String(),
  /** Full Korean name, e.g. 서울특별시 강남구; for a coordinate its English and Korean names are the same text. */
  name: Type.String(),
  nameEn: Type.String(),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  lon: Type.Number({ minimum: -180, maximum: 180 }),
  /** IANA name. */
  timeZone: Type.String(),
  /** KMA 5 km grid cell; null outside Korea. */
  grid: Type.Union([Type.Object({ nx: Type.Integer(), ny: Type.Integer() }), Type.Null()]),
})
export type Place = Static<typeof Place>
