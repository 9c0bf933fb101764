import type { Forecast, WeatherHour } from '../../domain/weather.ts'
import type { ForecastStore } from '../../store/ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import { inStoreWait } from '../../store/store-wait.ts'
import { type Issue, isIssue, type Product } from './issue-clock.ts'
import type { Feed } from './issue-fetcher.ts'

/** What is at hand without asking a provider: the newest issue of each product, and what the past hours are known to have been. */
export type StoredWeather = { issues: Issue[]; known: readonly WeatherHour[] }

export type StoredReader = (
  feeds: readonly Feed[],
  span: { fromMs: number; toMs: number },
  nowMs: number,
) => Promise<StoredWeather>

/** Reads the store; an absent one holds nothing. Asks under way at the same time share the newest issues: a day and the one before it. */
export function createStoredReader(store: ForecastStore): StoredReader {
  const underWay = new Map<string, Promise<Forecast[]>>()

  function latest(keys: readonly { product: Product; cell: string }[], nowMs: number): Promise<Forecast[]> {
    const name = JSON.stringify([keys, nowMs])
    const reading =
      underWay.get(name) ?? store.latestForecasts(keys, nowMs).finally(() => underWay.delete(name))
    underWay.set(name, reading)
    return reading
  }

  return async (feeds, span, nowMs) => {
    const keys = feeds.map(({ product, cell }) => ({ product, cell }))
    const pastToMs = Math.min(span.toMs, nowMs)
    try {
      const [issues, known] = await inStoreWait(
        Promise.all([
          latest(keys, nowMs),
          span.fromMs < pastToMs ? store.hoursKnown(keys, span.fromMs, pastToMs) : [],
        ]),
      )
      return { issues: issues.filter(isIssue), known }
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      return { issues: [], known: [] }
    }
  }
}
