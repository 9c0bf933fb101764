import { isoWithOffset, localHour } from '../domain/local-time.ts'
import type { Activity, Gender, Occasion, Sensitivity } from '../domain/person.ts'
import type { SlotNeed } from '../domain/recommendation.ts'
import { toHundredth, toTenth } from '../domain/rounding.ts'
import { type Slot, slotOfHour } from '../domain/slot.ts'
import type { FeltHour } from './felt-hours.ts'
import { askedClo } from './insulation/asked-clo.ts'
import type { OwnClothes } from './outfits/own-pieces.ts'
import type { TasteOf } from './taste/taste-of.ts'

export type Person = {
  gender: Gender
  activity: Activity
  occasion: Occasion
  sensitivity: Sensitivity
  /** What answers of this person say beyond the sensitivity, °C, a multiple of OFFSET_STEP_C; absent for who has no profile. */
  offsetC?: number
  /** Dressed from these alone; absent: from the catalogue. */
  own?: OwnClothes
  /** What they like in the hour that everything is put on for; absent where nothing is known. */
  taste?: (hour: FeltHour & { slot: Slot }) => TasteOf
}

/** An hour out, the slot it belongs to and the insulation it asks for, clo. */
export type AskingHour = FeltHour & { slot: Slot; askedClo: number }

/** What the hours out ask for. */
export type AskedDay = {
  /** Ascending; never empty. */
  hours: readonly AskingHour[]
  coldest: AskingHour
  warmest: AskingHour
  /** In order of time, the hour that each slot is dressed for. */
  slots: readonly AskingHour[]
}

/** Throws RangeError where there is no hour. */
export function askOfDay(hoursOut: readonly FeltHour[], timeZone: string, person: Person): AskedDay {
  const hours = hoursOut.map((hour) => ({
    ...hour,
    slot: slotOfHour(localHour(hour.atMs, timeZone)),
    askedClo: askedClo(hour.apparentC, person),
  }))
  const [first] = hours
  if (!first) throw new RangeError('no hour out to dress for')
  const coldest = hours.reduce((a, b) => (b.apparentC < a.apparentC ? b : a), first)
  const warmest = hours.reduce((a, b) => (b.apparentC > a.apparentC ? b : a), first)
  return { hours, coldest, warmest, slots: slotsOf(hours, coldest, warmest) }
}

/**
 * A slot is dressed for its coldest hour, except that the slot of the warmest hour is dressed for that one, so that layers come off
 * where it counts; unless the coldest hour is in it too.
 */
function slotsOf(hours: readonly AskingHour[], coldest: AskingHour, warmest: AskingHour): AskingHour[] {
  const dressedFor = new Map<Slot, AskingHour>()
  for (const hour of hours) {
    const known = dressedFor.get(hour.slot)
    if (!known || hour.apparentC < known.apparentC) dressedFor.set(hour.slot, hour)
  }
  if (warmest.slot !== coldest.slot) dressedFor.set(warmest.slot, warmest)
  return [...dressedFor.values()].sort((a, b) => a.atMs - b.atMs)
}

export function slotNeed(hour: AskingHour, timeZone: string): SlotNeed {
  return {
    slot: hour.slot,
    at: isoWithOffset(hour.atMs, timeZone),
    apparentC: toTenth(hour.apparentC),
    askedClo: toHundredth(hour.askedClo),
  }
}
