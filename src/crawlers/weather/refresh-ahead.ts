import { Value } from 'typebox/value'
import type { Clock } from '../../domain/clock.ts'
import { addDays, dayBounds, localDate } from '../../domain/local-time.ts'
import { Place } from '../../domain/place.ts'
import { OndotError } from '../../errors.ts'
import type { Demand, ForecastStore } from '../../store/ports.ts'
import { behindMs, type Issue, isIssue, type Product } from './issue-clock.ts'
import type { Feed, IssueFetcher } from './issue-fetcher.ts'
import { isUsable } from './merge-hours.ts'
import type { OpenMeteoDriver } from './open-meteo/open-meteo-driver.ts'

const HOUR_MS = 3_600_000
const ASKED_WITHIN_MS = 7 * 24 * HOUR_MS
/** Yesterday counts as known from this share of its hours on. */
const ENOUGH_OF_A_DAY = 0.75

export type RefreshAheadDeps = {
  forecasts: ForecastStore
  demand: Demand
  openMeteo: OpenMeteoDriver | null
  clock: Clock
  fetcher: IssueFetcher
  feedsFor(place: Place): Feed[]
}

export type RefreshCounts = {
  /** Places looked at. */
  places: number
  /** Issues brought, yesterdays included. */
  refreshed: number
  /** Issues that were the newest already. */
  current: number
  failed: number
}

/**
 * Brings new issues for the places asked for in the last 7 days, most asked first, one call after the other, and yesterday's hours where
 * they are not known. A failed fetch is counted and the next one tried: what rests after a failure costs no call.
 * @throws StoreUnavailableError; the reason of `signal` once that is aborted
 */
export async function refreshAhead(
  deps: RefreshAheadDeps,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<RefreshCounts> {
  const { demand, fetcher, forecasts, clock } = deps
  const counts: RefreshCounts = { places: 0, refreshed: 0, current: 0, failed: 0 }

  async function count(fetch: Promise<Issue>): Promise<void> {
    try {
      await fetch
      counts.refreshed++
    } catch (error) {
      if (!(error instanceof OndotError)) throw error
      counts.failed++
    }
  }

  await fetcher.saveUnsaved()
  const asked = await demand.mostAsked(clock() - ASKED_WITHIN_MS, limit)
  const places = asked.flatMap(({ place }) => (Value.Check(Place, place) ? [place] : []))
  for (const place of places) {
    counts.places++
    const feeds = deps.feedsFor(place)
    const held = await forecasts.latestForecasts(
      feeds.map(({ product, cell }) => ({ product, cell })),
      clock(),
    )
    const issues = new Map(held.filter(isIssue).map((issue) => [issue.product, issue]))
    for (const feed of feeds) {
      signal.throwIfAborted()
      const issue = issues.get(feed.product)
      if (isDue(feed.product, issue, feeds, clock())) await count(fetcher.fetchNewest(feed, place, issue))
      else counts.current++
    }
    const yesterday = await unknownYesterday(deps, place, feeds)
    if (yesterday) await count(yesterday())
  }
  return counts
}

/**
 * Where KMA forecasts, Open-Meteo only fills in behind it: there it is renewed when it is no longer usable. MET Norway stands in where
 * others fail: where there are others it is asked only then.
 */
function isDue(product: Product, issue: Issue | undefined, feeds: readonly Feed[], nowMs: number): boolean {
  if (product === 'met-norway' && feeds.some((feed) => feed.product !== product)) return false
  if (issue === undefined) return true
  const fillsIn = product === 'open-meteo' && feeds.some((feed) => feed.product.startsWith('kma-'))
  return fillsIn ? !isUsable(issue, nowMs) : behindMs(issue, nowMs) > 0
}

/** Brings yesterday (the place's own) from the archive; null where it is known, or no archive is set up. */
async function unknownYesterday(
  { forecasts, openMeteo, fetcher, clock }: RefreshAheadDeps,
  place: Place,
  feeds: readonly Feed[],
): Promise<(() => Promise<Issue>) | null> {
  const feed = feeds.find(({ product }) => product === 'open-meteo')
  const fetchPast = openMeteo?.fetchPast
  if (!feed || !fetchPast) return null
  const nowMs = clock()
  const date = addDays(localDate(nowMs, place.timeZone), -1)
  const day = dayBounds(date, place.timeZone)
  const keys = feeds.map(({ product, cell }) => ({ product, cell }))
  const known = await forecasts.hoursKnown(keys, day.fromMs, day.toMs)
  if (known.length >= ((day.toMs - day.fromMs) / HOUR_MS) * ENOUGH_OF_A_DAY) return null
  return () => fetcher.fetchOther(feed, date, (options) => fetchPast(place, day, nowMs, options))
}
