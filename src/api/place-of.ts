import type { Place } from '../domain/place.ts'
import type { Gazetteer } from '../domain/regions/gazetteer.ts'
import { invalidQuery, ProblemError } from './problem.ts'

/**
 * The place a query names, by region or by coordinates (which are dropped here).
 * @throws ProblemError 400 naming the field, 404 for an unknown region.
 */
export function placeOf(query: { region?: string; lat?: number; lon?: number }, gazetteer: Gazetteer): Place {
  const { region, lat, lon } = query
  if (region !== undefined) {
    if (lat !== undefined || lon !== undefined)
      throw invalidQuery('region', 'give either region or lat and lon, not both')
    const place = gazetteer.byCode(region)
    if (place) return place
    throw new ProblemError(
      'unknown-region',
      `No region has the code ${JSON.stringify(region)}. See /v1/regions?query=`,
      {
        errors: [{ pointer: '#/query/region', field: 'region', detail: 'must be the code of a region' }],
      },
    )
  }
  if (lat === undefined && lon === undefined)
    throw invalidQuery('region', 'is missing: give region, or lat and lon')
  if (lat === undefined) throw invalidQuery('lat', 'is missing beside lon: -90 to 90')
  if (lon === undefined) throw invalidQuery('lon', 'is missing beside lat: -180 to 180')
  return gazetteer.resolve(lat, lon)
}
