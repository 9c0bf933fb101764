import { type Static, Type } from 'typebox'

/** Part of a local day. Hours are inclusive local clock hours: an hour belongs to a slot by the hour it starts at. */
export const Slot = Type.Enum(['morning', 'day', 'evening', 'night'])
export type Slot = Static<typeof Slot>

export const SLOT_HOURS: Readonly<Record<Slot, readonly number[]>> = {
  morning: [6, 7, 8, 9],
  day: [10, 11, 12, 13, 14, 15, 16],
  evening: [17, 18, 19, 20],
  night: [21, 22, 23, 0, 1, 2, 3, 4, 5],
}

/** The slot of a local clock hour, 0..23. */
export function slotOfHour(hour: number): Slot {
  if (hour >= 6 && hour <= 9) return 'morning'
  if (hour >= 10 && hour <= 16) return 'day'
  if (hour >= 17 && hour <= 20) return 'evening'
  return 'night'
}
