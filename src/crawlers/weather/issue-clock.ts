import type { Forecast, WeatherSourceId } from '../../domain/weather.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** A product that is issued over and over. */
export type Product = Exclude<WeatherSourceId, 'climate'>

/** A forecast as it is issued: everything but climate. */
export type Issue = Forecast & { product: Product }

export function isIssue(forecast: Forecast): forecast is Issue {
  return forecast.product !== 'climate'
}

/**
 * When a product is issued, and how long after that it can be had.
 * KMA guide 2024-11: observation HH:00 +10 min; ultra-short HH:30 +15 min; short-term 02, 05, … 23 KST (17, 20, … UTC) +10 min.
 * Mid-term 06 and 18 KST (21 and 09 UTC); its delay is not stated, the longest of the others is taken.
 * Open-Meteo names no issue times and renews some model every hour: the hour in which it is fetched is its issue. MET Norway says with
 * each answer until when nothing newer is there (`expiresAtMs`); without that it is taken as Open-Meteo.
 */
const RHYTHM: Readonly<Record<Product, { everyMs: number; offsetMs: number; delayMs: number }>> = {
  'kma-observation': { everyMs: HOUR_MS, offsetMs: 0, delayMs: 10 * MINUTE_MS },
  'kma-ultra-short': { everyMs: HOUR_MS, offsetMs: 30 * MINUTE_MS, delayMs: 15 * MINUTE_MS },
  'kma-short-term': { everyMs: 3 * HOUR_MS, offsetMs: 2 * HOUR_MS, delayMs: 10 * MINUTE_MS },
  'kma-mid-term': { everyMs: 12 * HOUR_MS, offsetMs: 9 * HOUR_MS, delayMs: 15 * MINUTE_MS },
  'met-norway': { everyMs: HOUR_MS, offsetMs: 0, delayMs: 0 },
  'open-meteo': { everyMs: HOUR_MS, offsetMs: 0, delayMs: 0 },
}

/** Issue time of the newest issue that is published at `nowMs`. */
export function newestIssueMs(product: Product, nowMs: number): number {
  const { everyMs, offsetMs, delayMs } = RHYTHM[product]
  return Math.floor((nowMs - delayMs - offsetMs) / everyMs) * everyMs + offsetMs
}

/** When the issue after the newest one is published; always later than `nowMs`. */
export function nextPublicationMs(product: Product, nowMs: number): number {
  const { everyMs, delayMs } = RHYTHM[product]
  return newestIssueMs(product, nowMs) + everyMs + delayMs
}

/** What tells how old an issue is. */
type IssueTimes = Pick<Issue, 'product' | 'issuedAtMs' | 'expiresAtMs'>

/** Behind its product's newest published issue by how much: 0 is the newest. */
export function behindMs({ product, issuedAtMs, expiresAtMs }: IssueTimes, nowMs: number): number {
  const lateMs = expiresAtMs === undefined ? newestIssueMs(product, nowMs) - issuedAtMs : nowMs - expiresAtMs
  return Math.max(0, lateMs)
}

/** When the issue after this one, the newest, can be had. */
export function successorMs({ product, expiresAtMs }: IssueTimes, nowMs: number): number {
  return expiresAtMs ?? nextPublicationMs(product, nowMs)
}
