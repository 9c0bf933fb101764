import { Value } from 'typebox/value'
import type { Clock } from '../../../domain/clock.ts'
import type { HistoryDriver } from '../../../domain/history.ts'
import { Place } from '../../../domain/place.ts'
import type { Demand, ForecastKey, ForecastScores, ObservationStore } from '../../../store/ports.ts'
import { IN_USE_MS, LATE_MS } from '../history/collect-history.ts'

const DAY_MS = 86_400_000

export type ScoreForecastsDeps = {
  /** In the order in which a place's site is looked for. */
  drivers: readonly HistoryDriver[]
  observations: ObservationStore
  demand: Demand
  scores: ForecastScores
  /** The products that forecast a place, and the cells they are issued for. */
  keysFor(place: Place): ForecastKey[]
  clock: Clock
}

/**
 * Scores the stored forecasts of the places in use against what was observed at their site, each UTC day once, when all its hours are
 * collected. `days` is how long forecasts are kept whole: older ones are thinned and would be judged by what was said last only.
 * Returns the days of places scored. Throws StoreUnavailableError; the reason of `signal` once that is aborted.
 */
export async function scoreForecasts(
  { drivers, observations, demand, scores, keysFor, clock }: ScoreForecastsDeps,
  { days, places, signal }: { days: number; places: number; signal: AbortSignal },
): Promise<number> {
  const nowMs = clock()
  const oldestMs = floorDay(nowMs) - (days - 1) * DAY_MS
  let scored = 0
  for (const { place } of await demand.mostAsked(nowMs - IN_USE_MS, places)) {
    if (!Value.Check(Place, place)) continue
    const sites = drivers.flatMap((driver) => driver.siteOf(place) ?? [])
    const coverage = await observations.coverage(sites.map(({ site }) => site))
    // The first that is being collected: one before it may refuse us, and have nothing or nothing new.
    const site = sites.find((each) => (coverage.get(each.site)?.toMs ?? 0) > nowMs - LATE_MS)
    const covered = site && coverage.get(site.site)
    if (!covered) continue
    const lastMs = await scores.lastDayScored(place.code)
    const fromMs = Math.max(oldestMs, ceilDay(covered.fromMs), lastMs === null ? 0 : lastMs + DAY_MS)
    // What an observation says of its own hour is no forecast.
    const keys = keysFor(place).filter(({ product }) => product !== 'kma-observation')
    for (let dayMs = fromMs; dayMs + DAY_MS <= covered.toMs; dayMs += DAY_MS) {
      signal.throwIfAborted()
      await scores.scoreDay({ placeCode: place.code, source: site.source, site: site.site, keys }, dayMs)
      scored++
    }
  }
  return scored
}

function floorDay(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS
}

function ceilDay(atMs: number): number {
  return Math.ceil(atMs / DAY_MS) * DAY_MS
}
