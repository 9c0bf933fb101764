import type { Place } from '../domain/place.ts'
import type { Gazetteer } from '../domain/regions/gazetteer.ts'
import { UsageError } from './usage-error.ts'

/** The place of a region code, `LAT,LON`, or a name (its best match). */
export function placeOf(text: string, gazetteer: Gazetteer): Place {
  const byCode = gazetteer.byCode(text)
  if (byCode) return byCode
  const coordinate = /^(-?\d+(?:\.\d+)?),\s*(-?\d+(?:\.\d+)?)$/.exec(text)
  if (coordinate) {
    const [lat, lon] = [Number(coordinate[1]), Number(coordinate[2])]
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
      throw new UsageError('A coordinate is LAT,LON: -90 to 90, -180 to 180.')
    return gazetteer.resolve(lat, lon)
  }
  const [found] = gazetteer.search(text, 1)
  if (found) return found
  throw new UsageError(`No region is called ${JSON.stringify(text)}. Try: ondot regions <part of a name>`)
}
