import { Temporal } from 'temporal-polyfill'

/**
 * Local time of a place. Instants are epoch milliseconds, zones are IANA names, dates are `YYYY-MM-DD`.
 * All throw RangeError for an unknown zone or a malformed date; text from outside goes through `parseIsoDate` first.
 */

/** A time during which a zone keeps one offset from UTC. */
type Stretch = { fromMs: number; toMs: number; offsetMs: number }

/** The stretch last asked for in each zone: hours are asked in runs, so nearly all of them fall into it. */
const lastStretch = new Map<string, Stretch>()

function stretchAt(atMs: number, timeZone: string): Stretch {
  const known = lastStretch.get(timeZone)
  if (known && atMs >= known.fromMs && atMs < known.toMs) return known
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone)
  // "previous" is strictly before: from one millisecond later it also finds the change that happens right now.
  const before = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const stretch = {
    fromMs: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    toMs: local.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: local.offsetNanoseconds / 1e6,
  }
  lastStretch.set(timeZone, stretch)
  return stretch
}

/** The local clock, as a Date whose UTC fields read what the clock on the wall shows. */
function wallClock(atMs: number, timeZone: string): Date {
  return new Date(atMs + stretchAt(atMs, timeZone).offsetMs)
}

export function localDate(atMs: number, timeZone: string): string {
  return wallClock(atMs, timeZone).toISOString().slice(0, 10)
}

/** 0..23 */
export function localHour(atMs: number, timeZone: string): number {
  return wallClock(atMs, timeZone).getUTCHours()
}

/** Day of the local year with its fraction by the clock: 1 at midnight of 1 January, 1.5 at noon, up to 367 (exclusive). */
export function dayOfYear(atMs: number, timeZone: string): number {
  const wall = wallClock(atMs, timeZone)
  return 1 + (wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0)) / 86_400_000
}

/** `2026-11-21T07:00:00+09:00`. Offsets are whole minutes everywhere since 1972; older ones are cut to the minute. */
export function isoWithOffset(atMs: number, timeZone: string): string {
  const minutes = Math.trunc(stretchAt(atMs, timeZone).offsetMs / 60_000)
  const [hh, mm] = [Math.abs(minutes) / 60, Math.abs(minutes) % 60].map((n) =>
    String(Math.trunc(n)).padStart(2, '0'),
  )
  const wall = new Date(atMs + minutes * 60_000).toISOString().slice(0, 19)
  return `${wall}${minutes < 0 ? '-' : '+'}${hh}:${mm}`
}

/**
 * The instants [fromMs, toMs) of a local day: 24 hours, or 23, 23½, 24½ or 25 where the clock changes, 0 for a day a zone skipped.
 * Where midnight itself is skipped the day starts at its first existing minute.
 */
export function dayBounds(date: string, timeZone: string): { fromMs: number; toMs: number } {
  const startMs = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
  return { fromMs: startMs(date), toMs: startMs(addDays(date, 1)) }
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** The same date a year before; of 29 February the 28th. */
export function yearBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ years: 1 }).toString()
}

/** The text itself if it is an existing calendar date written `YYYY-MM-DD`, else null. */
export function parseIsoDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const midnight = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text) ? text : null
}

/**
 * The instant of `YYYY-MM-DDTHH:MM` on the local clock; null for any other text and for dates and times that no calendar has. A time that
 * the clocks skip is taken as they then go on, one that comes twice as the second.
 */
export function localInstant(localTime: string, timeZone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(localTime)) return null
  if (parseIsoDate(localTime.slice(0, 10)) === null) return null
  return Temporal.PlainDateTime.from(localTime).toZonedDateTime(timeZone, { disambiguation: 'later' })
    .epochMilliseconds
}
