import { LRUCache } from 'lru-cache'
import type { Clock } from '../../domain/clock.ts'
import type { Log } from '../../domain/log.ts'
import type { Place } from '../../domain/place.ts'
import { OndotError } from '../../errors.ts'
import type { ForecastStore } from '../../store/ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import type { FetchOptions, Meter, WeatherDriver } from './driver.ts'
import type { FetchFailures } from './fetch-failures.ts'
import { type Issue, newestIssueMs, type Product } from './issue-clock.ts'
import { type HealthBook, OK } from './product-health.ts'

/** One product of one driver at one cell. */
export type Feed = { driver: WeatherDriver; product: Product; cell: string }

/** Issues that could not be stored, kept by the process so that the provider is not asked again for each user. */
const MOST_UNSAVED = 500

export type IssueFetcherDeps = {
  forecasts: ForecastStore
  failures: FetchFailures
  takeCall: (meter: Meter) => Promise<void>
  clock: Clock
  log: Log
  health: HealthBook
  /** The process's lifetime: aborts what is under way. */
  signal: AbortSignal
}

/**
 * Brings issues from providers into the store. One fetch at a time for a product and cell, however many wait for it; it runs to its own
 * end, so a user who stops waiting leaves it to the next one.
 */
export function createIssueFetcher({
  forecasts,
  failures,
  takeCall,
  clock,
  log,
  signal,
  health,
}: IssueFetcherDeps) {
  const underWay = new Map<string, Promise<Issue>>()
  const unsaved = new LRUCache<string, Issue>({ max: MOST_UNSAVED })

  async function save(forecast: Issue): Promise<void> {
    const key = `${forecast.product} ${forecast.cell}`
    try {
      await forecasts.saveForecast(forecast)
      unsaved.delete(key)
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      unsaved.set(key, forecast)
    }
  }

  async function run(
    { product, cell }: Feed,
    call: (options: FetchOptions) => Promise<Issue>,
  ): Promise<Issue> {
    const admit = async (meter: Meter) => {
      await takeCall(meter)
      health.called(product)
    }
    try {
      const forecast = await call({ signal, admit })
      await save(forecast)
      await health.turnedOut(product, OK)
      return forecast
    } catch (error) {
      if (error instanceof OndotError) {
        failures.remember(product, cell, error)
        log.warn({ product, cell, code: error.code, reason: error.message }, 'weather provider failed')
        await health.turnedOut(product, error.code)
      }
      throw error
    }
  }

  function once(key: string, feed: Feed, call: (options: FetchOptions) => Promise<Issue>): Promise<Issue> {
    const waiting = underWay.get(key)
    if (waiting) return waiting
    const failed = failures.recent(feed.product, feed.cell)
    if (failed) return Promise.reject(failed)
    const work = run(feed, call).finally(() => underWay.delete(key))
    underWay.set(key, work)
    return work
  }

  return {
    /** The newest published issue (`held` is the newest at hand); stored when this resolves. Rejects with the coded error, a recent one at once. */
    fetchNewest(feed: Feed, place: Place, held?: Issue): Promise<Issue> {
      const nowMs = clock()
      const times = { issuedAtMs: newestIssueMs(feed.product, nowMs), nowMs, held }
      return once(`${feed.product} ${feed.cell}`, feed, (options) =>
        feed.driver.fetchIssue(feed.product, place, times, options),
      )
    },
    /** Any other fetch of the feed, under the same budget, memory of failures and single flight by `what`. */
    fetchOther(feed: Feed, what: string, call: (options: FetchOptions) => Promise<Issue>): Promise<Issue> {
      return once(`${feed.product} ${feed.cell} ${what}`, feed, call)
    },
    /** Issues fetched while the store was away. */
    unsavedIssues: (feeds: readonly Feed[]): Issue[] =>
      feeds.flatMap(({ product, cell }) => unsaved.get(`${product} ${cell}`) ?? []),
    /** Stores what could not be stored when it came. */
    async saveUnsaved(): Promise<void> {
      for (const issue of [...unsaved.values()]) await save(issue)
    },
    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay.values())
    },
  }
}
export type IssueFetcher = ReturnType<typeof createIssueFetcher>
