/** Korean standard time: UTC+9, without daylight saving since 1988. */
const KST_OFFSET_MS = 9 * 3_600_000
const DAY_MS = 86_400_000

/** KMA's `base_date` and `base_time`. */
export function kstStamp(atMs: number): { date: string; time: string } {
  const iso = new Date(atMs + KST_OFFSET_MS).toISOString()
  return { date: iso.slice(0, 10).replaceAll('-', ''), time: iso.slice(11, 16).replace(':', '') }
}

/** Epoch ms of `YYYYMMDD` and `HHmm` in KST; null for anything else. */
export function parseKst(date: string, time: string): number | null {
  const [, y, m, d, hh, mm] = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(`${date}${time}`) ?? []
  const atMs = Date.parse(`${y}-${m}-${d}T${hh}:${mm}:00+09:00`)
  return Number.isNaN(atMs) ? null : atMs
}

export function kstDay(atMs: number): string {
  return new Date(atMs + KST_OFFSET_MS).toISOString().slice(0, 10)
}

/** The midnight with which the Korean day of an instant begins. */
export function startOfKstDay(atMs: number): number {
  return atMs + msUntilKstMidnight(atMs) - DAY_MS
}

export function msUntilKstMidnight(atMs: number): number {
  return DAY_MS - ((atMs + KST_OFFSET_MS) % DAY_MS)
}
