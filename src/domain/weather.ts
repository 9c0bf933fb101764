import { type Static, Type } from 'typebox'
import type { AirQuality } from './air-quality.ts'
import type { Place } from './place.ts'
import type { PlaceAlert } from './weather-alert.ts'

export const PrecipitationKind = Type.Enum(['none', 'rain', 'sleet', 'snow'])
export type PrecipitationKind = Static<typeof PrecipitationKind>

/** What falls in the hour that starts at the stated time. */
export const Precipitation = Type.Object({
  /** Probability 0..100; null where the source states none (observations). */
  chancePct: Type.Union([Type.Number(), Type.Null()]),
  kind: PrecipitationKind,
  /** Water equivalent, mm in the hour. */
  mm: Type.Number(),
  /** Fresh snow, cm in the hour. */
  snowCm: Type.Number(),
})
export type Precipitation = Static<typeof Precipitation>

/** Names of what can be behind an hour. `climate` is the normal of the place, not a forecast. */
export const WeatherSourceId = Type.Enum([
  'kma-observation',
  'kma-ultra-short',
  'kma-short-term',
  'kma-mid-term',
  'open-meteo',
  'met-norway',
  'climate',
])
export type WeatherSourceId = Static<typeof WeatherSourceId>

/** One hour of weather at a place; `atMs` is the epoch time of the hour's start. */
export const WeatherHour = Type.Object({
  atMs: Type.Integer(),
  temperatureC: Type.Number(),
  humidityPct: Type.Number(),
  /** 10 m wind, m/s. */
  windMs: Type.Number(),
  precipitation: Precipitation,
  /** WHO UV index; null where the source has none. */
  uvIndex: Type.Union([Type.Number(), Type.Null()]),
  /** Cloud cover 0..100; null where unknown. */
  cloudPct: Type.Union([Type.Number(), Type.Null()]),
  source: WeatherSourceId,
})
export type WeatherHour = Static<typeof WeatherHour>

/** One issue of one product, as a driver returns it and the store keeps it. Hours ascend and may have gaps (3-hourly ends). */
export type Forecast = {
  product: WeatherSourceId
  /** What the product is issued for: `kma:60,127` (grid cell) or `geo:40.70,-74.00`. */
  cell: string
  issuedAtMs: number
  fetchedAtMs: number
  /** Until when the provider says that nothing newer is there; absent where its products are issued by the clock. */
  expiresAtMs?: number
  hours: readonly WeatherHour[]
}

export type WeatherWarning = { code: string; text: { ko: string; en: string } }

/** What a place's weather answer rests on: gap-free hours from one or more products. */
export type WeatherLine = {
  /** Ascending, one an hour, no gaps inside; each names its source. */
  hours: readonly WeatherHour[]
  /** The source behind most of the hours asked. */
  source: WeatherSourceId
  /** Issue time of that source's forecast; null for climate. */
  issuedAtMs: number | null
  /** True when a newer issue should have been there by now but could not be had. */
  stale: boolean
  /** Licences and names that must be shown. */
  attribution: string
  /** When a better answer can be expected (the next issue's publication); caches live until then. */
  nextIssueAtMs: number
  warnings: readonly WeatherWarning[]
  /** Fine dust now; absent where it is not known, and in lines that do not hold the present hour. */
  air?: AirQuality
  /** Official warnings in force now, gravest first; absent likewise. */
  alerts?: readonly PlaceAlert[]
}

/**
 * Port: weather at a place over [fromMs, toMs). Implemented by crawlers/weather, handed in by context.ts.
 * Never throws for a dead upstream or a store that is not open: it falls back (KMA → Open-Meteo → MET Norway → stale → climate) and says so.
 * Throws NoWeatherError when not even climate data reach the place.
 */
export type WeatherSource = {
  weatherFor(
    place: Place,
    range: { fromMs: number; toMs: number },
    signal?: AbortSignal,
  ): Promise<WeatherLine>
}
