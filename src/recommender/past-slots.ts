import { addDays, isoWithOffset, localDate, localHour } from '../domain/local-time.ts'
import type { FeltSlot } from '../domain/recommendation.ts'
import { toTenth } from '../domain/rounding.ts'
import type { AskedDay } from './day-need.ts'
import type { FeltPastHour } from './felt-hours.ts'

/**
 * What the hours that the day's slots are dressed for felt like on a day that is over: the same hours of the clock, hours after midnight
 * from the day after. Those that are not known are left out.
 */
export function pastSlots(
  day: AskedDay,
  past: { date: string; hours: readonly FeltPastHour[] },
  { date, timeZone }: { date: string; timeZone: string },
): FeltSlot[] {
  const clock = (on: string, atMs: number) => `${on} ${localHour(atMs, timeZone)}`
  const known = new Map(past.hours.map((hour) => [clock(localDate(hour.atMs, timeZone), hour.atMs), hour]))
  return day.slots.flatMap(({ slot, atMs }) => {
    const then = localDate(atMs, timeZone) === date ? past.date : addDays(past.date, 1)
    const hour = known.get(clock(then, atMs))
    if (!hour) return []
    return [{ slot, at: isoWithOffset(hour.atMs, timeZone), apparentC: toTenth(hour.apparentC) }]
  })
}
