import { readFileSync } from 'node:fs'
import type { Place } from '../../../domain/place.ts'
import { nearestFirst } from '../nearest.ts'

/** A region of the mid-term temperature forecast, and the larger one of the sky and rain forecast that it lies in. */
export type MidTermRegion = { region: string; land: string; name: string; lat: number; lon: number }

const TABLE = new URL('./data/mid-term-regions.csv', import.meta.url)

export function readMidTermRegions(): MidTermRegion[] {
  return readFileSync(TABLE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [region, land, name, lat, lon] = line.split(',')
      if (!region || !land || !name || !/^[12]1/.test(region)) return [] // Notice, header, end of file.
      return [{ region, land, name, lat: Number(lat), lon: Number(lon) }]
    })
}

/** The region nearest to a place in Korea; null elsewhere. */
export function midTermRegionOf(place: Place, regions: readonly MidTermRegion[]): MidTermRegion | null {
  return place.grid === null ? null : (nearestFirst(regions, place)[0]?.row ?? null)
}
