import { floorHour, type Range } from './hour-span.ts'
import type { Product } from './issue-clock.ts'
import { startOfKstDay } from './kma/kst.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How far past the current hour's start a product may reach; whether it does shows in its hours. */
const REACH_HOURS = {
  'kma-observation': 1,
  'kma-ultra-short': 7,
  'kma-short-term': 5 * 24,
  'met-norway': 10 * 24,
} as const satisfies Partial<Record<Product, number>>

/** Days after today that the mid-term forecast may tell. */
const MID_TERM_DAYS = { first: 4, last: 10 }

/** Whether the product may know one of these hours. */
export function reaches(product: Product, hours: readonly number[], nowMs: number): boolean {
  const { fromMs, toMs } = reachOf(product, nowMs)
  return hours.some((atMs) => atMs >= fromMs && atMs < toMs)
}

function reachOf(product: Product, nowMs: number): Range {
  // Open-Meteo has the past too.
  if (product === 'open-meteo') return { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }
  if (product === 'kma-mid-term') {
    const todayMs = startOfKstDay(nowMs)
    return {
      fromMs: todayMs + MID_TERM_DAYS.first * DAY_MS,
      toMs: todayMs + (MID_TERM_DAYS.last + 1) * DAY_MS,
    }
  }
  const currentMs = floorHour(nowMs)
  return { fromMs: currentMs, toMs: currentMs + REACH_HOURS[product] * HOUR_MS }
}
