import { addDays, localDate, localHour } from './local-time.ts'
import { SLOT_HOURS, Slot } from './slot.ts'

/**
 * The hours of a day that someone is out in, ascending, as clock hours from that day's midnight on: 0..23, and 24 or more for the
 * hours after the next midnight (25 is 01:00 of the next day). An hour is named by the time it starts at.
 */
export type HoursOut = readonly number[]

export type ParsedHoursOut = { kind: 'hours'; hours: HoursOut } | { kind: 'invalid'; message: string }

const HOURS_A_DAY = 24
const HOUR_MS = 3_600_000

/** Morning, day and evening. */
export const DEFAULT_HOURS_OUT: HoursOut = [...SLOT_HOURS.morning, ...SLOT_HOURS.day, ...SLOT_HOURS.evening]

/**
 * `7-9,18-20`, `8`, `morning,evening` or a mix. Both ends of a range are hours out. A range that ends before it starts goes on past
 * midnight: `22-2` is 22:00 to 02:59 of the next day, and so is the slot `night` (21:00 to 05:59). An empty text is the default.
 */
export function parseHoursOut(text: string): ParsedHoursOut {
  const hours = new Set<number>()
  for (const part of text.split(',').map((part) => part.trim())) {
    if (part === '' && text.trim() === '') return { kind: 'hours', hours: DEFAULT_HOURS_OUT }
    const parsed = parsePart(part)
    if (!parsed) return { kind: 'invalid', message: `"${part}" is not ${ACCEPTED}` }
    for (const hour of parsed) hours.add(hour)
  }
  return { kind: 'hours', hours: [...hours].sort((a, b) => a - b) }
}

const ACCEPTED = `an hour 0..23, a range such as 7-9 or 22-2, or one of ${Slot.enum.join(', ')}`

function parsePart(part: string): number[] | null {
  const slot = Slot.enum.find((slot) => slot === part)
  if (slot) return hoursBetween(SLOT_HOURS[slot].at(0), SLOT_HOURS[slot].at(-1))
  const range = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part)
  if (!range) return null
  const from = Number(range[1])
  return hoursBetween(from, range[2] === undefined ? from : Number(range[2]))
}

function hoursBetween(from: number | undefined, to: number | undefined): number[] | null {
  if (from === undefined || to === undefined || from >= HOURS_A_DAY || to >= HOURS_A_DAY) return null
  const end = to < from ? to + HOURS_A_DAY : to
  return Array.from({ length: end - from + 1 }, (_, i) => from + i)
}

/** The local date to answer for: today while an hour out remains (the one under way counts), else tomorrow. */
export function dayToAnswer(nowMs: number, timeZone: string, hoursOut: HoursOut): string {
  const today = localDate(nowMs, timeZone)
  const nowHour = localHour(nowMs, timeZone)
  return hoursOut.some((hour) => hour >= nowHour) ? today : addDays(today, 1)
}

/** Those of `hours` (by the start of each, epoch ms) that are hours out of the local `date`. */
export function onlyHoursOut<Hour extends { atMs: number }>(
  hours: readonly Hour[],
  date: string,
  timeZone: string,
  hoursOut: HoursOut,
): Hour[] {
  const firstHourOf = new Map([
    [date, 0],
    [addDays(date, 1), HOURS_A_DAY],
  ])
  return hours.filter(({ atMs }) => {
    const firstHour = firstHourOf.get(localDate(atMs, timeZone))
    return firstHour !== undefined && hoursOut.includes(firstHour + localHour(atMs, timeZone))
  })
}

/** Without the hours that are over. */
export function notOver<Hour extends { atMs: number }>(hours: readonly Hour[], nowMs: number): Hour[] {
  return hours.filter(({ atMs }) => atMs + HOUR_MS > nowMs)
}
