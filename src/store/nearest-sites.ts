import { around, distance } from 'geokdbush'
import KDBush from 'kdbush'
import type { HistorySite, HistorySource } from '../domain/history.ts'

/** A gauge farther off says little of a street. */
const REACH_KM = 50
/**
 * A point of the reanalysis counts as if it lay this much farther off than a gauge (docs/decisions/0004-climate-normals.md), hours drawn
 * from a gauge's days half as much: they follow any hour of that gauge and come before a cell.
 */
const FARTHER_KM: Readonly<Record<HistorySource, number>> = {
  'kma-asos': 0,
  'kma-asos-daily': 15,
  'open-meteo-archive': 30,
}
/** Of each kind: the nearest may lack the hour. */
const CANDIDATES = 2

export type NearSite = { site: HistorySite; distanceKm: number }

/** Finds the sites whose hours may stand for a point, best first: gauges before cells that are not 30 km nearer, within 50 km. */
export function nearestSites(
  sites: readonly HistorySite[],
): (point: { lat: number; lon: number }) => NearSite[] {
  const near = [...Map.groupBy(sites, ({ source }) => source)].map(([source, group]) => {
    const fartherKm = FARTHER_KM[source]
    const index = new KDBush(group.length)
    for (const { lat, lon } of group) index.add(lon, lat)
    index.finish()
    return ({ lat, lon }: { lat: number; lon: number }) =>
      around(index, lon, lat, CANDIDATES, REACH_KM).map((i) => {
        const site = group[i]!
        const distanceKm = distance(lon, lat, site.lon, site.lat)
        return { site, distanceKm, countedKm: distanceKm + fartherKm }
      })
  })
  return (point) =>
    near
      .flatMap((of) => of(point))
      .toSorted((a, b) => a.countedKm - b.countedKm)
      .map(({ site, distanceKm }) => ({ site, distanceKm }))
}
