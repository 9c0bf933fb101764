import { Value } from 'typebox/value'
import type { Clock } from '../../../domain/clock.ts'
import type { HistoryDriver, HistorySite, HistorySource } from '../../../domain/history.ts'
import { Place } from '../../../domain/place.ts'
import { OndotError } from '../../../errors.ts'
import type { Demand, ObservationStore } from '../../../store/ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'
import { floorHour, type Range } from '../hour-span.ts'
import { type HealthBook, OK } from '../product-health.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Places asked for within this time are in use. */
export const IN_USE_MS = 30 * DAY_MS
/** Places of one run unless told otherwise: as many as are refreshed ahead. */
export const DEFAULT_HISTORY_PLACES = 400
/** Hours that a source lacks may come late; those it still lacks after this time never will. */
export const LATE_MS = 7 * DAY_MS
/** A source that failed this often in a row is left alone until the next run. */
export const MOST_FAILURES_IN_A_ROW = 3

export type CollectHistoryDeps = {
  /** In the order in which a place's site is looked for. */
  drivers: readonly HistoryDriver[]
  observations: ObservationStore
  demand: Demand
  takeCall: (source: HistorySource) => Promise<void>
  health: HealthBook
  clock: Clock
}

export type CollectHistoryOptions = {
  days: number
  /** Places looked at, most asked first. */
  places: number
  signal: AbortSignal
  /** Days of sites done of days that were missing. */
  onProgress?: (days: number, total: number) => void
}

export type HistoryCounts = {
  /** Stations and cells of the places in use, at the sources that do not refuse us. */
  sites: number
  /** Those whose history is complete as far as it is published. */
  complete: number
  /** Hours stored. */
  hours: number
  failed: number
  /** Why a source was left alone before its sites were complete: the code of its error. */
  stopped: Partial<Record<HistorySource, string>>
}

/**
 * Brings the hourly observations of the last `days` days for the stations and cells of the places in use: first what is new, then back
 * from what is there. Each piece is stored together with the note that it is there, so whatever ends a run, the next goes on where it was.
 * A site that fails is counted and left; a source that is spent or fails three times in a row is left alone for this run. One that refuses
 * us (its service was not applied for) gives way: its places are collected from the next source that reaches them.
 * @throws StoreUnavailableError; the reason of `signal` once that is aborted
 */
export async function collectHistory(
  deps: CollectHistoryDeps,
  options: CollectHistoryOptions,
): Promise<HistoryCounts> {
  const { counts, refused } = await collectFrom(deps, options)
  const drivers = deps.drivers.filter(({ source }) => !refused.has(source))
  if (refused.size === 0 || drivers.length === 0) return counts
  const others = await collectHistory({ ...deps, drivers }, options)
  return {
    ...others,
    hours: counts.hours + others.hours,
    failed: counts.failed + others.failed,
    stopped: { ...counts.stopped, ...others.stopped },
  }
}

async function collectFrom(
  { drivers, observations, demand, takeCall, clock, health }: CollectHistoryDeps,
  { days, places, signal, onProgress = () => {} }: CollectHistoryOptions,
): Promise<{ counts: HistoryCounts; refused: ReadonlySet<HistorySource> }> {
  const counts: HistoryCounts = { sites: 0, complete: 0, hours: 0, failed: 0, stopped: {} }
  const nowMs = clock()
  const sites = await sitesInUse(drivers, await demand.mostAsked(nowMs - IN_USE_MS, places))
  const covered = await observations.coverage(sites.map(({ site }) => site.site))
  const plans = sites.map(({ driver, site }) => {
    const publishedMs = driver.publishedUntilMs(nowMs)
    const wanted = { fromMs: publishedMs - days * DAY_MS, toMs: publishedMs }
    return { driver, site, pieces: missingPieces(wanted, covered.get(site.site), driver.longestRangeMs) }
  })
  const total = plans.flatMap(({ pieces }) => pieces).reduce((sum, piece) => sum + daysOf(piece), 0)
  let done = 0
  const refused = new Set<HistorySource>()
  const inARow = new Map<HistorySource, number>()
  counts.sites = sites.length
  onProgress(done, total)

  /** Returns up to where the site is settled now. */
  async function bring(driver: HistoryDriver, site: HistorySite, piece: Range): Promise<number> {
    const admit = async () => {
      await takeCall(driver.source)
      health.called(driver.source)
    }
    const hours = await driver.fetchHours(site, piece, { nowMs: clock(), signal, admit })
    const toMs = settledUntilMs(hours, piece, nowMs)
    await observations.saveHours(site, hours, { fromMs: piece.fromMs, toMs })
    counts.hours += hours.length
    done += daysOf(piece)
    onProgress(done, total)
    return toMs
  }

  for (const { driver, site, pieces } of plans) {
    const { source } = driver
    if (counts.stopped[source] !== undefined) continue
    try {
      let settledMs = Number.POSITIVE_INFINITY
      for (const piece of pieces) {
        signal.throwIfAborted()
        // Behind hours that may still come nothing is stored: it would leave a gap.
        if (piece.fromMs > settledMs) continue
        const untilMs = await bring(driver, site, piece)
        if (untilMs < piece.toMs) settledMs = untilMs
        inARow.set(source, 0)
        await health.turnedOut(source, OK)
      }
      counts.complete++
    } catch (error) {
      if (!(error instanceof OndotError) || error instanceof StoreUnavailableError) throw error
      await health.turnedOut(source, error.code)
      counts.failed++
      const failures = (inARow.get(source) ?? 0) + 1
      inARow.set(source, failures)
      if (error.reaction === 'abort') refused.add(source)
      const forNow = error.reaction === 'throttle' || error.reaction === 'abort'
      if (forNow || failures >= MOST_FAILURES_IN_A_ROW) counts.stopped[source] = error.code
    }
  }
  return { counts, refused }
}

/** The site of each place at the first source that reaches it, each once. */
function sitesInUse(drivers: readonly HistoryDriver[], asked: readonly { place: unknown }[]) {
  const sites = new Map<string, { driver: HistoryDriver; site: HistorySite }>()
  for (const { place } of asked) {
    if (!Value.Check(Place, place)) continue
    for (const driver of drivers) {
      const site = driver.siteOf(place)
      if (site === null) continue
      if (!sites.has(site.site)) sites.set(site.site, { driver, site })
      break
    }
  }
  return [...sites.values()]
}

/** What lies after the covered range, oldest first, then what lies before it, newest first: every piece touches what is there by then. */
export function missingPieces(wanted: Range, covered: Range | undefined, longestMs: number): Range[] {
  const from = covered ?? { fromMs: wanted.toMs, toMs: wanted.toMs }
  const after: Range[] = []
  for (let atMs = from.toMs; atMs < wanted.toMs; atMs += longestMs)
    after.push({ fromMs: atMs, toMs: Math.min(atMs + longestMs, wanted.toMs) })
  const before: Range[] = []
  for (let atMs = from.fromMs; atMs > wanted.fromMs; atMs -= longestMs)
    before.push({ fromMs: Math.max(atMs - longestMs, wanted.fromMs), toMs: atMs })
  return [...after, ...before]
}

/** Up to where the piece need not be asked for again: its end, or, while hours may still come late, the last hour that came. */
function settledUntilMs(hours: readonly { atMs: number }[], piece: Range, nowMs: number): number {
  const lastMs = hours.at(-1)?.atMs
  const cameUntilMs = lastMs === undefined ? piece.fromMs : lastMs + HOUR_MS
  return Math.min(piece.toMs, Math.max(cameUntilMs, floorHour(nowMs - LATE_MS)))
}

function daysOf({ fromMs, toMs }: Range): number {
  return (toMs - fromMs) / DAY_MS
}
