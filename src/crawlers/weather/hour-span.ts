const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Half-open, epoch ms. */
export type Range = { fromMs: number; toMs: number }

export function floorHour(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS
}

/** The beginning of the UTC day. */
export function floorDay(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS
}

/** The whole hours that overlap a range; where a zone is off by half an hour the first one starts before it. */
export function wholeHours({ fromMs, toMs }: Range): Range {
  return { fromMs: floorHour(fromMs), toMs: Math.ceil(toMs / HOUR_MS) * HOUR_MS }
}

export function hoursIn({ fromMs, toMs }: Range): number[] {
  return Array.from({ length: Math.max(0, (toMs - fromMs) / HOUR_MS) }, (_, i) => fromMs + i * HOUR_MS)
}

/** The longest run of hours without a gap; the first one where several are as long. */
export function longestRun<T extends { atMs: number }>(hours: readonly T[]): T[] {
  const breaks = hours.flatMap(({ atMs }, i) => (atMs - (hours[i - 1]?.atMs ?? atMs) > HOUR_MS ? [i] : []))
  const runs = [0, ...breaks].map((start, i) => hours.slice(start, breaks[i]))
  return runs.reduce((best, run) => (run.length > best.length ? run : best))
}
