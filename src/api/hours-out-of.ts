import { DEFAULT_HOURS_OUT, type HoursOut, parseHoursOut } from '../domain/hours-out.ts'
import { invalidQuery } from './problem.ts'

/** @throws ProblemError 400 naming `hours`. */
export function hoursOutOf(text: string | undefined): HoursOut {
  if (text === undefined) return DEFAULT_HOURS_OUT
  const parsed = parseHoursOut(text)
  if (parsed.kind === 'invalid') throw invalidQuery('hours', parsed.message)
  return parsed.hours
}
