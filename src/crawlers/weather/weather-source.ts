import type { ClimateSource } from '../../domain/climate.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Log } from '../../domain/log.ts'
import { NoWeatherError } from '../../domain/no-weather-error.ts'
import type { Place } from '../../domain/place.ts'
import type { WeatherSource } from '../../domain/weather.ts'
import { OndotError } from '../../errors.ts'
import type { Demand, ForecastStore, ProviderBudget } from '../../store/ports.ts'
import { type CallLimits, createCallBudget, DEFAULT_CALL_LIMITS } from './call-budget.ts'
import type { WeatherDriver } from './driver.ts'
import { createFetchFailures } from './fetch-failures.ts'
import { floorHour, hoursIn, type Range, wholeHours } from './hour-span.ts'
import type { Issue, Product } from './issue-clock.ts'
import { createIssueFetcher, type Feed, type IssueFetcher } from './issue-fetcher.ts'
import { behindMs, isUsable, mergeHours } from './merge-hours.ts'
import type { OpenMeteoDriver } from './open-meteo/open-meteo-driver.ts'
import { type RefreshCounts, refreshAhead } from './refresh-ahead.ts'
import { readStored } from './stored-weather.ts'
import { weatherLine } from './weather-line.ts'
import { within } from './within.ts'

const HOUR_MS = 3_600_000
/** How long a user waits for providers when nothing usable is stored: with a cold start, an answer is there within 3 s. */
const USER_WAIT_MS = 1_500

/** How far past the current hour's start each KMA product may reach; whether it does shows in its hours. */
const REACH_HOURS: Readonly<Record<Exclude<Product, 'open-meteo'>, number>> = {
  'kma-observation': 1,
  'kma-ultra-short': 7,
  'kma-short-term': 5 * 24,
}

export type WeatherSourceDeps = {
  /** null: not set up. */
  kma: WeatherDriver | null
  openMeteo: OpenMeteoDriver | null
  climate: ClimateSource | null
  forecasts: ForecastStore
  budget: ProviderBudget
  demand: Demand
  clock: Clock
  log: Log
  /** The process's lifetime. */
  signal: AbortSignal
  limits?: CallLimits
  userWaitMs?: number
  /** How long an unreachable provider is left alone. */
  unreachableRestMs?: number
}

export type CrawledWeatherSource = WeatherSource & {
  /** Brings new issues for the places asked for in the last 7 days, most asked first. */
  refreshAhead(options: { limit: number; signal: AbortSignal }): Promise<RefreshCounts>
  health: IssueFetcher['health']
  /** Resolves when no fetch is under way: for a graceful end, and for tests. */
  idle(): Promise<void>
}

/**
 * Weather from what is stored; providers are asked only for what is missing or not usable, within `userWaitMs`, and behind the answer
 * where a newer issue is out. Now is observed; the next hours are ultra-short; then short-term; beyond and elsewhere Open-Meteo; stale
 * issues and climate fill what is left.
 */
export function createWeatherSource(deps: WeatherSourceDeps): CrawledWeatherSource {
  const { clock, forecasts, log, climate, userWaitMs = USER_WAIT_MS } = deps
  const fetcher = createIssueFetcher({
    forecasts,
    clock,
    log,
    signal: deps.signal,
    failures: createFetchFailures(deps.unreachableRestMs),
    takeCall: createCallBudget(deps.budget, deps.limits ?? DEFAULT_CALL_LIMITS, clock),
  })

  function feedsFor(place: Place): Feed[] {
    return [deps.kma, deps.openMeteo].flatMap((driver) => {
      const cell = driver?.cellOf(place) ?? null
      return driver && cell !== null ? driver.products.map((product) => ({ driver, product, cell })) : []
    })
  }

  /** Puts the newest issue of each feed on the shelf: at once where one is usable (the newer one comes behind), else when it is there. */
  async function stock(feeds: readonly Feed[], place: Place, shelf: Map<Product, Issue>): Promise<void> {
    const nowMs = clock()
    await Promise.all(
      feeds.map(async (feed) => {
        const held = shelf.get(feed.product)
        if (held && behindMs(feed.product, held.issuedAtMs, nowMs) === 0) return
        const fetched = fetcher.fetchNewest(feed, place).then(
          (issue) => void shelf.set(feed.product, issue),
          (error: unknown) => {
            if (!(error instanceof OndotError) && !deps.signal.aborted)
              log.error({ error }, 'weather fetch broke')
          },
        )
        if (!held || !isUsable(feed.product, held.issuedAtMs, nowMs)) await fetched
      }),
    )
  }

  async function weatherFor(place: Place, range: Range, signal?: AbortSignal) {
    const startMs = performance.now()
    const leftMs = () => userWaitMs - (performance.now() - startMs)
    const nowMs = clock()
    const span = wholeHours(range)
    const feeds = feedsFor(place)

    const stored = await readStored(forecasts, feeds, span, nowMs)
    const shelf = new Map<Product, Issue>()
    for (const issue of [...stored.issues, ...fetcher.unsavedIssues(feeds)]) {
      if ((shelf.get(issue.product)?.issuedAtMs ?? 0) <= issue.issuedAtMs) shelf.set(issue.product, issue)
    }
    const merged = (issues: Iterable<Issue>) => mergeHours(span, [...issues], stored.known, nowMs)

    const kma = feeds.filter(({ product }) => isInReach(product, span, nowMs))
    const openMeteo = feeds.filter(({ product }) => product === 'open-meteo')
    const kmaStocked = stock(kma, place, shelf)
    await within(kmaStocked, openMeteo.length > 0 ? leftMs() / 2 : leftMs(), signal)
    const usableKma = [...shelf.values()].filter(
      ({ product, issuedAtMs }) => product !== 'open-meteo' && isUsable(product, issuedAtMs, nowMs),
    )
    if (merged(usableKma).length < hoursIn(span).length) {
      await within(Promise.all([kmaStocked, stock(openMeteo, place, shelf)]), leftMs(), signal)
    }

    const expected = [...kma, ...openMeteo]
    const line = weatherLine({
      timeZone: place.timeZone,
      span,
      merged: merged(shelf.values()),
      climate: climate?.hoursFor(place, span) ?? null,
      windAssumed: climate?.windAssumedAt(place) ?? false,
      issues: [...shelf.values()],
      nowMs,
      makeshift: kma.some(({ product }) => !shelf.has(product)) || (expected.length > 0 && shelf.size === 0),
      kmaExpected: kma.length > 0,
    })
    if (!line) throw new NoWeatherError(`Neither a forecast nor climate data reach ${place.name}`)
    return line
  }

  return {
    weatherFor,
    refreshAhead: (options) => refreshAhead({ ...deps, fetcher, feedsFor }, options),
    health: fetcher.health,
    idle: fetcher.idle,
  }
}

function isInReach(product: Product, { fromMs, toMs }: Range, nowMs: number): boolean {
  if (product === 'open-meteo') return false
  const currentMs = floorHour(nowMs)
  return fromMs < currentMs + REACH_HOURS[product] * HOUR_MS && toMs > currentMs
}
