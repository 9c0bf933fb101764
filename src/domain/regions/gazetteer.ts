import zoneAt from '@photostructure/tz-lookup'
import { around, distance } from 'geokdbush'
import KDBush from 'kdbush'
import type { Place } from '../place.ts'
import { geoPlace, parseGeoCode } from './geo-place.ts'
import { isMisplacedIsland } from './misplaced-islands.ts'
import { FORMER_PREFIXES } from './provinces.ts'
import { type Region, readRegions } from './region-table.ts'
import { createSearch } from './search.ts'

export type Gazetteer = {
  /** The KMA region of a 10-digit code (also under a prefix used before 2023), or the place of a `geo:LAT,LON` code; null if neither. */
  byCode(code: string): Place | null
  /** Regions by part of their names, best first. */
  search(query: string, limit: number): Place[]
  /** The nearest KMA region of the finest level, however far; degrees in, km out. */
  nearest(lat: number, lon: number): { place: Place; distanceKm: number }
  /** The place that stands for a coordinate: a KMA region within Korea, else it itself rounded to 0.05°. Throws beyond ±90 and ±180. */
  resolve(lat: number, lon: number): Place
}

/**
 * A coordinate in Korea's time zone belongs to the nearest region up to this distance: no point of the mainland is farther
 * (Nae-myeon, Hongcheon: 20 km). Beyond lie the open sea and islands so far out that the KMA grid cell under them says more
 * than their township's.
 */
const REGION_REACH_KM = 22
const KOREA = 'Asia/Seoul'

/** The 3,834 regions are read at once; what search and nearest need is built when first asked. */
export function createGazetteer(): Gazetteer {
  const regions = readRegions()
  const byCode = new Map(regions.map(({ place }) => [place.code, place]))
  const search = lazy(() => createSearch(regions))
  const tree = lazy(() => nearestTree(regions))

  const gazetteer: Gazetteer = {
    byCode(code) {
      const former = FORMER_PREFIXES[code.slice(0, 2)]
      return byCode.get(former ? former + code.slice(2) : code) ?? parseGeoCode(code)
    },
    search: (query, limit) => search()(query, limit).map(({ place }) => place),
    nearest: (lat, lon) => tree()(lat, lon),
    resolve(lat, lon) {
      if (zoneAt(lat, lon) !== KOREA && !isMisplacedIsland(lat, lon)) return geoPlace(lat, lon)
      const { place, distanceKm } = gazetteer.nearest(lat, lon)
      return distanceKm <= REGION_REACH_KM ? place : geoPlace(lat, lon)
    },
  }
  return gazetteer
}

function nearestTree(regions: readonly Region[]): Gazetteer['nearest'] {
  const places = regions.filter(({ hasChildren }) => !hasChildren).map(({ place }) => place)
  const index = new KDBush(places.length)
  for (const { lat, lon } of places) index.add(lon, lat)
  index.finish()
  return (lat, lon) => {
    const place = places[around(index, lon, lat, 1)[0]!]!
    return { place, distanceKm: distance(lon, lat, place.lon, place.lat) }
  }
}

function lazy<T>(build: () => T): () => T {
  let built: T | undefined
  return () => (built ??= build())
}
