import type { Forecast, WeatherHour, WeatherSourceId } from '../domain/weather.ts'

/**
 * What the store promises. Every driver (PGlite, Postgres; memory, Redis) runs the same contract suite in tests/contracts.
 * null means "not there". Each method is one transaction unless it says otherwise. All throw StoreUnavailableError (reaction: retry)
 * while the database is opening or gone; callers fall back.
 */
export type ForecastStore = {
  /** Upsert by (product, cell, issuedAtMs). A forecast without hours is not kept. */
  saveForecast(forecast: Forecast): Promise<void>
  /** The newest issue of each product asked for the cell, issued at or before `atMs`; products without one are left out. */
  latestForecasts(
    keys: readonly { product: WeatherSourceId; cell: string }[],
    atMs: number,
  ): Promise<Forecast[]>
  /** For every hour in [fromMs, toMs) the stored hour nearest to an observation: observation first, else the newest forecast issued at or before the hour (the order of `keys` settles ties). Ascending, gaps stay. */
  hoursKnown(
    keys: readonly { product: WeatherSourceId; cell: string }[],
    fromMs: number,
    toMs: number,
  ): Promise<WeatherHour[]>
  /** Deletes forecasts issued before `beforeMs`; returns how many. */
  deleteForecastsBefore(beforeMs: number): Promise<number>
}

export type ProviderBudget = {
  /**
   * Takes `calls` from the provider's window, atomically across replicas. False (and nothing taken) when fewer are left.
   * `window` names the window, e.g. "2026-11-21" in the provider's own zone.
   */
  take(provider: string, window: string, limit: number, calls?: number): Promise<boolean>
  used(provider: string, window: string): Promise<number>
}

export type Demand = {
  /** Counts asks for a place; kept by UTC day. `askedPlace` is the JSON of the Place, so that a worker can refresh it. */
  touch(code: string, askedPlace: unknown, atMs: number, asks?: number): Promise<void>
  /** Places asked for since the UTC day of `sinceMs`, most asked first. */
  mostAsked(sinceMs: number, limit: number): Promise<{ code: string; place: unknown; asks: number }[]>
  /** Deletes counts of UTC days before that of `beforeMs`; returns how many. */
  deleteDemandBefore(beforeMs: number): Promise<number>
}

/** A cached value is fresh until `freshUntilMs`, may be served stale until `staleUntilMs`, and is gone after that. */
export type CacheEntry<T> = { value: T; freshUntilMs: number; staleUntilMs: number }

/**
 * Cache port. Losing it loses nothing: `get` and `set` never throw for a dead driver; they miss, and count it in `errors()`.
 * Values are bytes: what is cached is already serialized.
 */
export type Cache = {
  readonly driver: 'memory' | 'redis'
  get(key: string): Promise<CacheEntry<Uint8Array> | null>
  set(key: string, entry: CacheEntry<Uint8Array>): Promise<void>
  delete(key: string): Promise<void>
  /** Faults since start (for metrics). */
  errors(): number
  close(): Promise<void>
}
