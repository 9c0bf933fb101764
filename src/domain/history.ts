import { type Static, Type } from 'typebox'
import type { Place } from './place.ts'
import { WeatherHour } from './weather.ts'

/**
 * Where observed hours are from: gauges of KMA's stations, hours drawn from what those gauges say of whole days, or the reanalysis that
 * Open-Meteo's archive serves.
 */
export const HistorySource = Type.Enum(['kma-asos', 'kma-asos-daily', 'open-meteo-archive'])
export type HistorySource = Static<typeof HistorySource>

/** What an hourly history is kept for: a station, or a cell of a raster. */
export const HistorySite = Type.Object({
  /** `asos:108`, `asos-daily:108`, or `geo:37.50,127.00`. */
  site: Type.String(),
  source: HistorySource,
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  lon: Type.Number({ minimum: -180, maximum: 180 }),
})
export type HistorySite = Static<typeof HistorySite>

/** An hour as it was; as everywhere, what fell is what fell in the hour that starts at `atMs`. `chancePct` is null. */
export const ObservedHour = Type.Omit(WeatherHour, ['uvIndex', 'source'])
export type ObservedHour = Static<typeof ObservedHour>

/**
 * Port: one source of past hours. Implemented by crawlers/weather.
 * Throws the coded errors of src/errors.ts; none holds a key.
 */
export type HistoryDriver = {
  readonly source: HistorySource
  /** Longest range of one `fetchHours`. */
  readonly longestRangeMs: number
  /** Where the place's history is observed; places that share a site share its hours. null: the source does not reach the place. */
  siteOf(place: Place): HistorySite | null
  /** Hours that start before this instant are published at `nowMs`. */
  publishedUntilMs(nowMs: number): number
  /**
   * The hours of [fromMs, toMs), whole hours, at most `longestRangeMs`; ascending. Hours that the source lacks are left out; none at all
   * is an empty list, not an error. `admit` is awaited before each HTTP call
   * and what it throws ends the fetch.
   */
  fetchHours(
    site: HistorySite,
    range: { fromMs: number; toMs: number },
    options: { nowMs: number; signal: AbortSignal; admit: () => Promise<void> },
  ): Promise<ObservedHour[]>
}

/** A past local day as it was observed: hours that nobody observed are left out. */
export type PastDay = {
  hours: readonly ObservedHour[]
  /** Names and licences that must be shown with the hours. */
  attribution: readonly string[]
}

/** Port: past days at a place, one for each date (`YYYY-MM-DD`), in their order. Knows nothing while the store is away. */
export type PastDays = { daysAt(place: Place, dates: readonly string[]): Promise<readonly PastDay[]> }

/** Port: has a worker collect the hours of the last `days` days for the places most asked for. False where such a run waits or works already. */
export type HistoryTrigger = { start(options: { days: number; places: number }): Promise<boolean> }
