import zoneAt from '@photostructure/tz-lookup'
import type { Place } from '../place.ts'
import { lccGrid } from './lcc-grid.ts'

/** Coordinates outside the table are kept to this many steps a degree: 0.05°, about 5 km. */
const STEPS_PER_DEGREE = 20

/** A place anywhere on Earth by its coordinate rounded to 0.05°. Zone and grid are those of the rounded coordinate, so that the code alone gives the same place. */
export function geoPlace(lat: number, lon: number): Place {
  const roundedLat = rounded(lat)
  // ±180° are one meridian; it has one code.
  const roundedLon = rounded(lon) === -180 ? 180 : rounded(lon)
  const timeZone = zoneAt(roundedLat, roundedLon)
  const name = `${degrees(roundedLat, 'N', 'S')} ${degrees(roundedLon, 'E', 'W')}`
  return {
    code: `geo:${roundedLat.toFixed(2)},${roundedLon.toFixed(2)}`,
    name,
    nameEn: name,
    lat: roundedLat,
    lon: roundedLon,
    timeZone,
    grid: timeZone === 'Asia/Seoul' ? lccGrid(roundedLat, roundedLon) : null,
  }
}

/** The place of a `geo:LAT,LON` code; null for any other text and for what lies beyond ±90 and ±180. */
export function parseGeoCode(code: string): Place | null {
  const match = /^geo:(-?\d{1,2}\.\d{2}),(-?\d{1,3}\.\d{2})$/.exec(code)
  if (!match) return null
  const [lat, lon] = [Number(match[1]), Number(match[2])]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? geoPlace(lat, lon) : null
}

/** `+ 0` turns -0 into 0. */
function rounded(degrees: number): number {
  return Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE + 0
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(2)}°${value < 0 ? negative : positive}`
}
