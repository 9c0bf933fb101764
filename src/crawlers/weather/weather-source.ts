import type { ClimateSource } from '../../domain/climate.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Log } from '../../domain/log.ts'
import { NoWeatherError } from '../../domain/no-weather-error.ts'
import type { Place } from '../../domain/place.ts'
import type { WeatherSource } from '../../domain/weather.ts'
import { OndotError } from '../../errors.ts'
import type { Demand, ForecastKey, ForecastStore, ProviderBudget } from '../../store/ports.ts'
import { type CallLimits, createCallBudget, DEFAULT_CALL_LIMITS } from './call-budget.ts'
import type { WeatherDriver } from './driver.ts'
import { createFetchFailures } from './fetch-failures.ts'
import { hoursIn, type Range, wholeHours } from './hour-span.ts'
import { behindMs, type Issue, type Product } from './issue-clock.ts'
import { createIssueFetcher, type Feed } from './issue-fetcher.ts'
import { isUsable, mergeHours } from './merge-hours.ts'
import type { OpenMeteoDriver } from './open-meteo/open-meteo-driver.ts'
import { createHealthBook, type HealthBook } from './product-health.ts'
import { reaches } from './reach.ts'
import { type RefreshCounts, refreshAhead } from './refresh-ahead.ts'
import { createStoredReader } from './stored-weather.ts'
import { weatherLine } from './weather-line.ts'
import { within } from './within.ts'

/** How long a user waits for providers when nothing usable is stored: with a cold start, an answer is there within 3 s. */
export const USER_WAIT_MS = 1_500

export type WeatherSourceDeps = {
  /** null: not set up. */
  kma: WeatherDriver | null
  kmaMidTerm?: WeatherDriver | null
  openMeteo: OpenMeteoDriver | null
  metNorway?: WeatherDriver | null
  climate: ClimateSource | null
  forecasts: ForecastStore
  budget: ProviderBudget
  demand: Demand
  clock: Clock
  log: Log
  /** The process's lifetime. */
  signal: AbortSignal
  limits?: CallLimits
  /** What else is noted in it is told by `health` too. */
  health?: HealthBook
  userWaitMs?: number
  /** How long an unreachable provider is left alone. */
  unreachableRestMs?: number
}

export type CrawledWeatherSource = WeatherSource & {
  /** Brings new issues for the places asked for in the last 7 days, most asked first. */
  refreshAhead(options: { limit: number; signal: AbortSignal }): Promise<RefreshCounts>
  /** The products that forecast the place, and the cells they are issued for. */
  keysFor(place: Place): ForecastKey[]
  health: HealthBook['all']
  /** What is asked for, where it reaches. */
  readonly products: readonly Product[]
  /** Resolves when no fetch is under way: for a graceful end, and for tests. */
  idle(): Promise<void>
}

/**
 * Weather from what is stored; providers are asked only for what is missing or not usable, within `userWaitMs`, and behind the answer
 * where a newer issue is out. Now is observed; the next hours are ultra-short; then short-term, then mid-term; beyond and elsewhere
 * Open-Meteo, where that fails MET Norway; stale issues and climate fill what is left.
 */
export function createWeatherSource(deps: WeatherSourceDeps): CrawledWeatherSource {
  const { clock, forecasts, log, climate, userWaitMs = USER_WAIT_MS } = deps
  const { health = createHealthBook(clock) } = deps
  const drivers = [deps.kma, deps.kmaMidTerm, deps.openMeteo, deps.metNorway].filter(
    (driver) => driver != null,
  )
  const fetcher = createIssueFetcher({
    forecasts,
    clock,
    log,
    signal: deps.signal,
    failures: createFetchFailures(deps.unreachableRestMs, clock),
    takeCall: createCallBudget(deps.budget, deps.limits ?? DEFAULT_CALL_LIMITS, clock),
    health,
  })

  const readStored = createStoredReader(forecasts)

  function feedsFor(place: Place): Feed[] {
    return drivers.flatMap((driver) => {
      const cell = driver.cellOf(place)
      return cell !== null ? driver.products.map((product) => ({ driver, product, cell })) : []
    })
  }

  /** Puts the newest issue of each feed on the shelf: at once where one is usable (the newer one comes behind), else when it is there. */
  async function stock(feeds: readonly Feed[], place: Place, shelf: Map<Product, Issue>): Promise<void> {
    const nowMs = clock()
    await Promise.all(
      feeds.map(async (feed) => {
        const held = shelf.get(feed.product)
        if (held && behindMs(held, nowMs) === 0) return
        const fetched = fetcher.fetchNewest(feed, place, held).then(
          (issue) => void shelf.set(feed.product, issue),
          (error: unknown) => {
            if (!(error instanceof OndotError) && !deps.signal.aborted)
              log.error({ error }, 'weather fetch broke')
          },
        )
        if (!held || !isUsable(held, nowMs)) await fetched
      }),
    )
  }

  async function weatherFor(place: Place, range: Range, signal?: AbortSignal) {
    const startMs = performance.now()
    const leftMs = () => userWaitMs - (performance.now() - startMs)
    const nowMs = clock()
    const span = wholeHours(range)
    const feeds = feedsFor(place)

    const stored = await readStored(feeds, span, nowMs)
    const shelf = new Map<Product, Issue>()
    for (const issue of [...stored.issues, ...fetcher.unsavedIssues(feeds)]) {
      if ((shelf.get(issue.product)?.issuedAtMs ?? 0) <= issue.issuedAtMs) shelf.set(issue.product, issue)
    }
    const merged = (issues: Iterable<Issue>) => mergeHours(span, [...issues], stored.known, nowMs)

    // One after the other: each is asked for what those before it can't tell, and waited for with its share of the time left.
    const turns = [...Map.groupBy(feeds, ({ product }) => isKma(product) || product).values()]
    const asked: Feed[] = []
    const underWay: Promise<void>[] = []
    for (const [i, turn] of turns.entries()) {
      const before = new Set(turns.slice(0, i).flatMap((feeds) => feeds.map(({ product }) => product)))
      const usable = [...shelf.values()].filter(
        (issue) => before.has(issue.product) && isUsable(issue, nowMs),
      )
      const told = new Set(merged(usable).map(({ atMs }) => atMs))
      const missing = hoursIn(span).filter((atMs) => !told.has(atMs))
      const inReach = turn.filter(({ product }) => reaches(product, missing, nowMs))
      asked.push(...inReach)
      underWay.push(stock(inReach, place, shelf))
      await within(Promise.all(underWay), leftMs() / (turns.length - i), signal)
    }

    const kma = asked.filter(({ product }) => isKma(product))
    const line = weatherLine({
      timeZone: place.timeZone,
      span,
      merged: merged(shelf.values()),
      climate: climate?.hoursFor(place, span) ?? null,
      windAssumed: climate?.windAssumedAt(place) ?? false,
      issues: [...shelf.values()],
      nowMs,
      makeshift: kma.some(({ product }) => !shelf.has(product)) || (asked.length > 0 && shelf.size === 0),
      kmaExpected: kma.map(({ product }) => product),
    })
    if (!line) throw new NoWeatherError(`Neither a forecast nor climate data reach ${place.name}`)
    return line
  }

  return {
    weatherFor,
    refreshAhead: (options) => refreshAhead({ ...deps, fetcher, feedsFor }, options),
    keysFor: (place) => feedsFor(place).map(({ product, cell }) => ({ product, cell })),
    health: health.all,
    products: drivers.flatMap(({ products }) => products),
    idle: fetcher.idle,
  }
}

function isKma(product: Product): boolean {
  return product.startsWith('kma-')
}
