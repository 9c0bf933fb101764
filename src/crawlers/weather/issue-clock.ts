import type { Forecast, WeatherSourceId } from '../../domain/weather.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** A product that is issued over and over. */
export type Product = Exclude<WeatherSourceId, 'climate'>

/** A forecast as it is issued: everything but climate. */
export type Issue = Forecast & { product: Product }

/**
 * When a product is issued, and how long after that it can be had.
 * KMA guide 2024-11: observation HH:00 +10 min; ultra-short HH:30 +15 min; short-term 02, 05, … 23 KST (17, 20, … UTC) +10 min.
 * Open-Meteo names no issue times and renews some model every hour: the hour in which it is fetched is its issue.
 */
const RHYTHM: Readonly<Record<Product, { everyMs: number; offsetMs: number; delayMs: number }>> = {
  'kma-observation': { everyMs: HOUR_MS, offsetMs: 0, delayMs: 10 * MINUTE_MS },
  'kma-ultra-short': { everyMs: HOUR_MS, offsetMs: 30 * MINUTE_MS, delayMs: 15 * MINUTE_MS },
  'kma-short-term': { everyMs: 3 * HOUR_MS, offsetMs: 2 * HOUR_MS, delayMs: 10 * MINUTE_MS },
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
