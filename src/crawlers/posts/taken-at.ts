import { parseIsoDate } from '../../domain/local-time.ts'
import type { TakenAt } from '../../domain/post.ts'

const STAMP = /^\s*(\d{4})[-:](\d{2})[-:](\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?/

/**
 * The local date and time that a source or a camera wrote down: `2019-05-04`, `2019-05-04 14:22:10`, `2019:05:04 14:22:10`. An offset
 * behind it is ignored: the clock was that of the place. null for other texts and for days that don't exist.
 */
export function parseTakenAt(text: string): TakenAt | null {
  const found = STAMP.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute] = found
  const date = parseIsoDate(`${year}-${month}-${day}`)
  if (date === null) return null
  const time = hour !== undefined && Number(hour) < 24 && Number(minute) < 60 ? `${hour}:${minute}` : null
  return { date, time }
}
