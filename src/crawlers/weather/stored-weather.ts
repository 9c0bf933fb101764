import type { WeatherHour } from '../../domain/weather.ts'
import type { ForecastStore } from '../../store/ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import { type Issue, isIssue } from './issue-clock.ts'
import type { Feed } from './issue-fetcher.ts'
import { inStoreWait } from './store-wait.ts'

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
  try {
    const [issues, known] = await inStoreWait(
      Promise.all([
        store.latestForecasts(keys, nowMs),
        span.fromMs < pastToMs ? store.hoursKnown(keys, span.fromMs, pastToMs) : [],
      ]),
    )
    return { issues: issues.filter(isIssue), known }
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error
    return { issues: [], known: [] }
  }
}
