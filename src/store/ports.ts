import type { ForecastSkill } from '../domain/forecast-skill.ts'
import type { HistorySite, HistorySource, ObservedHour } from '../domain/history.ts'
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
  /** Leaves of the forecasts issued before `beforeMs` what was said last before each hour; returns how many changed. Batch by batch. */
  thinForecastsBefore(beforeMs: number): Promise<number>
  /** Deletes forecasts issued before `beforeMs`; returns how many. */
  deleteForecastsBefore(beforeMs: number): Promise<number>
}

/** A point at a time of its own clock. */
export type PlaceTime = {
  lat: number
  lon: number
  /** IANA name. */
  timeZone: string
  /** `2026-11-21T14:35`, of that zone. A time that the clocks skip is taken as they then go on, one that comes twice as the second. */
  localTime: string
}

/** Hours as they were observed, by site. */
export type ObservationStore = {
  /**
   * Upserts by (site, atMs), and notes that the site's hours of `covered` are collected, whatever they lack.
   * Throws RangeError, and saves nothing, where that would leave a gap to what is covered already.
   */
  saveHours(
    site: HistorySite,
    hours: readonly ObservedHour[],
    covered: { fromMs: number; toMs: number },
  ): Promise<void>
  /** What is collected of each site, [fromMs, toMs); sites never collected are left out. */
  coverage(sites: readonly string[]): Promise<Map<string, { fromMs: number; toMs: number }>>
  /** The site's hours in [fromMs, toMs), ascending; gaps stay. */
  hoursObserved(site: string, range: { fromMs: number; toMs: number }): Promise<ObservedHour[]>
  /**
   * For each question, in their order, the hour that its time falls into as observed nearest to it: at one of the two nearest stations
   * or cells within 50 km, a cell counted 30 km farther off than it is. null where none of them has the hour. Reads sites and hours
   * in two statements.
   */
  nearestHours(
    asked: readonly PlaceTime[],
  ): Promise<({ site: HistorySite; distanceKm: number; hour: ObservedHour } | null)[]>
  /** Deletes hours before `beforeMs`; returns how many. */
  deleteObservationsBefore(beforeMs: number): Promise<number>
}

/** What a product is issued for. */
export type ForecastKey = { product: WeatherSourceId; cell: string }

/** How forecasts compare with what was observed later: sums by place, UTC day, product and band of lead time. */
export type ForecastScores = {
  /**
   * Compares the stored issues of `keys` with the site's hours of the UTC day that begins at `dayMs`; once more replaces what it counted.
   * An hour that had begun when an issue was fetched was not forecast by it; leads beyond ten days are not counted.
   */
  scoreDay(
    of: { placeCode: string; source: HistorySource; site: string; keys: readonly ForecastKey[] },
    dayMs: number,
  ): Promise<void>
  /** Beginning of the newest UTC day with a score; null where there is none. */
  lastDayScored(placeCode: string): Promise<number | null>
  /** Over the UTC days since that of `sinceMs`, by region, product and band. */
  skill(sinceMs: number): Promise<ForecastSkill[]>
  /** Mean error at a place by product and judge, over bands up to `maxLeadHours` and the UTC days since that of `sinceMs`. */
  biasesAt(
    placeCode: string,
    sinceMs: number,
    maxLeadHours: number,
  ): Promise<
    { product: WeatherSourceId; source: HistorySource; hours: number; days: number; biasC: number }[]
  >
  /** Deletes scores of UTC days before that of `beforeMs`; returns how many. */
  deleteScoresBefore(beforeMs: number): Promise<number>
}

export type ProviderBudget = {
  /**
   * Takes `calls` from the provider's window, atomically across replicas. False (and nothing taken) when fewer are left.
   * `window` names the window, e.g. "2026-11-21" in the provider's own zone.
   */
  take(provider: string, window: string, limit: number, calls?: number): Promise<boolean>
  used(provider: string, window: string): Promise<number>
  /** What is used of each provider in any of the windows. */
  usedIn(windows: readonly string[]): Promise<{ provider: string; window: string; used: number }[]>
  /** Deletes windows named by a UTC day before that of `beforeMs`; returns how many. */
  deleteWindowsBefore(beforeMs: number): Promise<number>
}

/** How the providers' answers turned out, over all processes. */
export type ProviderRecord = {
  /** Counts one outcome: `ok`, or the code of the error. */
  record(product: string, outcome: string, atMs: number): Promise<void>
  outcomes(): Promise<{ product: string; outcome: string; lastAtMs: number; times: number }[]>
  /** By product the newest issue since `sinceMs`, and the shortest time from an issue to having it; what was fetched later than half a day is history. */
  newestIssues(
    sinceMs: number,
  ): Promise<{ product: WeatherSourceId; issuedAtMs: number; shortestWaitMs: number }[]>
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
