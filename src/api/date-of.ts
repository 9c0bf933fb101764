import { addDays, parseIsoDate } from '../domain/local-time.ts'
import { invalidQuery } from './problem.ts'

/** Forecasts reach ten days; beyond, the climate answers and says so: a year is enough for any trip. */
const FARTHEST_DAYS = 366

/**
 * The first day a query names; null when it names none.
 * @throws ProblemError 400 naming `date` for what is no date, is past, or is too far ahead.
 */
export function dateOf(date: string | undefined, today: string, days: number): string | null {
  if (date === undefined) return null
  const parsed = parseIsoDate(date)
  if (parsed === null) throw invalidQuery('date', 'must be a date, YYYY-MM-DD')
  const last = addDays(today, FARTHEST_DAYS)
  if (parsed < today || addDays(parsed, days - 1) > last)
    throw invalidQuery(
      'date',
      `must be from ${today} (today there) to ${last}, the last of the days asked included`,
    )
  return parsed
}
