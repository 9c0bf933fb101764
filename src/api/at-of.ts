import { Temporal } from 'temporal-polyfill'
import { invalidQuery } from './problem.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** From yesterday (what to have worn is a question, too) to as far as the daily answer reaches. */
const FROM_DAYS = -1
const TO_DAYS = 366

/**
 * The moment a query names, epoch milliseconds cut to the minute (answers are by the hour, and caches like few keys); now if it names none.
 * A `+` that a client forgot to encode arrives as a space and is read as what it was.
 * @throws ProblemError 400 naming `at`.
 */
export function atOf(text: string | undefined, timeZone: string, nowMs: number): number {
  const atMs = text === undefined ? nowMs : parse(text.trim().replace(/ (?=\d\d:?\d\d$)/, '+'), timeZone)
  if (atMs < nowMs + FROM_DAYS * DAY_MS || atMs > nowMs + TO_DAYS * DAY_MS)
    throw invalidQuery('at', 'must be from a day ago to a year ahead')
  return Math.floor(atMs / MINUTE_MS) * MINUTE_MS
}

function parse(text: string, timeZone: string): number {
  try {
    if (!/\d[T ]\d/i.test(text)) throw new RangeError('a date without a time')
    return /(?:Z|[+-]\d\d:?\d\d)$/i.test(text)
      ? Temporal.Instant.from(text).epochMilliseconds
      : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    throw invalidQuery(
      'at',
      'must be an ISO 8601 time, e.g. 2026-11-21T18:30:00+09:00, or local without the offset',
    )
  }
}
