import { setTimeout as sleep } from 'node:timers/promises'
import type { Forecast, WeatherHour } from '../../domain/weather.ts'
import type { ForecastStore } from '../../store/ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import type { Issue } from './issue-clock.ts'
import type { Feed } from './issue-fetcher.ts'

/** A store that answers later than this is as good as away: the whole answer has 3 s. */
const STORE_WAIT_MS = 700

/** What is at hand without asking a provider: the newest issue of each product, and what the past hours are known to have been. */
export type StoredWeather = { issues: Issue[]; known: readonly WeatherHour[] }

/** Reads the store; an absent one holds nothing. */
export async function readStored(
  store: ForecastStore,
  feeds: readonly Feed[],
  span: { fromMs: number; toMs: number },
  nowMs: number,
): Promise<StoredWeather> {
  const keys = feeds.map(({ product, cell }) => ({ product, cell }))
  const pastToMs = Math.min(span.toMs, nowMs)
  const timer = new AbortController()
  try {
    const [issues, known] = await Promise.race([
      Promise.all([
        store.latestForecasts(keys, nowMs),
        span.fromMs < pastToMs ? store.hoursKnown(keys, span.fromMs, pastToMs) : [],
      ]),
      sleep(STORE_WAIT_MS, undefined, { signal: timer.signal }).then(() => {
        throw new StoreUnavailableError(`no answer in ${STORE_WAIT_MS} ms`)
      }),
    ])
    return { issues: issues.filter(isIssue), known }
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error
    return { issues: [], known: [] }
  } finally {
    timer.abort()
  }
}

function isIssue(forecast: Forecast): forecast is Issue {
  return forecast.product !== 'climate'
}
