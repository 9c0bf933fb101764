import type { Garment } from '../../domain/garment.ts'
import type { Slot } from '../../domain/slot.ts'
import type { AskedDay } from '../day-need.ts'
import type { Candidate } from './candidate.ts'
import { garmentsOf, levelFor, type WearLevel, wearLevels } from './wear.ts'

/** An ensemble worn through the day. */
export type DressedDay = {
  candidate: Candidate
  garments: readonly Garment[]
  /** What is on at the warmest hour out. */
  lightest: WearLevel
  /** What is on in each slot out, in order of time; everything in the coldest hour's. */
  levelOf: ReadonlyMap<Slot, WearLevel>
}

export function dressDay(candidate: Candidate, day: AskedDay): DressedDay {
  const levels = wearLevels(candidate)
  const everythingOn = levels.slice(0, 1)
  return {
    candidate,
    garments: garmentsOf(candidate),
    lightest: levelFor(levels, day.warmest.askedClo),
    levelOf: new Map(
      day.slots.map((hour) => [
        hour.slot,
        levelFor(hour.slot === day.coldest.slot ? everythingOn : levels, hour.askedClo),
      ]),
    ),
  }
}

/** What comes off for the warmest hour: the small things first, then from the outside in. */
export function takenOff({ garments, lightest }: DressedDay): Garment[] {
  return lightest.off.flatMap((layer) => garments.filter((garment) => garment.layer === layer))
}

/** How far the set stays from what is asked at the worse end of the day, clo. */
export function shortfallOf({ candidate, lightest }: DressedDay, day: AskedDay): number {
  return Math.max(
    Math.abs(candidate.maxClo - day.coldest.askedClo),
    Math.abs(lightest.clo - day.warmest.askedClo),
  )
}
