/**
 * The two circles that normals run on, as cosines and sines: the year and the solar day.
 * Both come from the instant and the longitude, so leap days, time zones and clock changes never enter.
 */

const HOUR_MS = 3_600_000
/** Mean Gregorian year. */
const YEAR_MS = 365.2425 * 24 * HOUR_MS

/** Harmonics kept of each circle: four a day follow the sharp rise after dawn, three a year a monsoon. */
export const YEAR_HARMONICS = 3
export const YEAR_TERMS = 1 + 2 * YEAR_HARMONICS
const SHAPE_DAY_HARMONICS = 4
const SHAPE_YEAR_HARMONICS = 2
export const SHAPE_TERMS = 2 * SHAPE_DAY_HARMONICS * (1 + 2 * SHAPE_YEAR_HARMONICS)

/** The latitude whose observations the shape of the day was fitted to: Seoul's. */
const SHAPE_LATITUDE = 37.57

/** [1, cos, sin, cos 2, sin 2, …] of the place in the year. */
export function yearTerms(atMs: number): number[] {
  return [1, ...circle(atMs / YEAR_MS, YEAR_HARMONICS)]
}

/**
 * Terms of the shape of a day: the harmonics of the solar hour, each times the seasons. At Seoul's latitude the seasons count whole,
 * towards the equator they fade, and south of it the half-yearly change of sign makes January a summer month.
 */
export function shapeTerms(atMs: number, place: { lat: number; lon: number }): number[] {
  const season = Math.max(-1, Math.min(1, place.lat / SHAPE_LATITUDE))
  const [cos1 = 0, sin1 = 0, ...second] = circle(atMs / YEAR_MS, SHAPE_YEAR_HARMONICS)
  const seasons = [1, season * cos1, season * sin1, ...second.map((term) => Math.abs(season) * term)]
  const solarDay = atMs / (24 * HOUR_MS) + place.lon / 360
  return circle(solarDay, SHAPE_DAY_HARMONICS).flatMap((hour) => seasons.map((term) => hour * term))
}

/** Sum of coefficient times term over as many as there are coefficients: a shorter list is a smoother curve. */
export function curveValue(coefficients: readonly number[], terms: readonly number[]): number {
  return coefficients.reduce((sum, coefficient, i) => sum + coefficient * terms[i]!, 0)
}

/** [cos, sin, cos 2, sin 2, …] of the fraction of a turn. */
function circle(turns: number, harmonics: number): number[] {
  const angle = 2 * Math.PI * (turns % 1)
  return Array.from({ length: harmonics }, (_, k) => [
    Math.cos((k + 1) * angle),
    Math.sin((k + 1) * angle),
  ]).flat()
}
