import { LRUCache } from 'lru-cache'
import type { ObservedHour } from '../../../domain/history.ts'
import { floorDay, type Range } from '../hour-span.ts'

const DAY_MS = 86_400_000
/** Days of sites remembered: some 50 calls of stations or 110 of the archive. A day of objects is about 6 KB. */
const MOST_DAYS = 2_000

type Day = { hours: Map<number, ObservedHour>; settled: boolean }

/** Hours as they were observed, kept for a while by this process. */
export type DaysAtHand = {
  /** null: the source lacks the hour for good; undefined: not known here. */
  hourAt(site: string, atMs: number): ObservedHour | null | undefined
  /** Remembers what came for the range; hours before `settledMs` that did not come never will. */
  remember(site: string, range: Range, hours: readonly ObservedHour[], settledMs: number): void
}

export function createDaysAtHand(): DaysAtHand {
  const days = new LRUCache<string, Day>({ max: MOST_DAYS })
  return {
    hourAt(site, atMs) {
      const day = days.get(`${site} ${floorDay(atMs)}`)
      return day?.hours.get(atMs) ?? (day?.settled ? null : undefined)
    },
    remember(site, { fromMs, toMs }, hours, settledMs) {
      const byDay = Map.groupBy(hours, ({ atMs }) => floorDay(atMs))
      for (let dayMs = floorDay(fromMs); dayMs < toMs; dayMs += DAY_MS) {
        days.set(`${site} ${dayMs}`, {
          hours: new Map(byDay.get(dayMs)?.map((hour) => [hour.atMs, hour])),
          settled: dayMs >= fromMs && dayMs + DAY_MS <= Math.min(toMs, settledMs),
        })
      }
    },
  }
}
