import { garmentByCode } from '../../domain/garments/garments.ts'
import type { Activity } from '../../domain/person.ts'
import type { Advice } from '../../domain/profile.ts'
import type { DayRecommendation } from '../../domain/recommendation.ts'
import { toHundredth, toTenth } from '../../domain/rounding.ts'
import { ACTIVITY_SHIFT_C } from '../insulation/asked-clo.ts'
import { wornClo } from './difference.ts'

/** What of a recommendation an answer "too cold" will speak of: by part of the day the air, and the first set as it is worn then. */
export function adviceOf(day: DayRecommendation, activity: Activity, region: string): Advice {
  const garments = day.outfits[0]?.garments ?? []
  return {
    day: day.date,
    region,
    parts: day.slots.map(({ slot, apparentC }) => ({
      slot,
      apparentC,
      airC: toTenth(apparentC + ACTIVITY_SHIFT_C[activity]),
      clo: toHundredth(wornClo(garments.filter(({ wornIn }) => wornIn.includes(slot)))),
    })),
  }
}

/** The province of a place, or `elsewhere`: as fine as taste and answers need it. */
export function provinceOf(placeCode: string): string {
  return placeCode.startsWith('geo:') ? 'elsewhere' : placeCode.slice(0, 2)
}

/** Insulation of garments named by code, clo. Throws RangeError for a code that is not in the catalogue. */
export function cloOfCodes(codes: readonly string[]): number {
  return wornClo(codes.map(garmentByCode))
}
