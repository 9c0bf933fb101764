import { type Static, Type } from 'typebox'
import { Slot } from './slot.ts'

/** How what was worn felt. */
export const Felt = Type.Enum(['too_cold', 'ok', 'too_warm'])
export type Felt = Static<typeof Felt>

/** What the answer speaks of: a part of the day, or all the hours out. */
export const FeltPart = Type.Enum([...Slot.enum, 'whole-day'])
export type FeltPart = Static<typeof FeltPart>

/**
 * How warm the air was for what was worn, °C: the apparent temperature (with the shift of the activity) less the temperature that those
 * clothes suit on someone of middling offset. 0: dressed as asked; above: warmer than the clothes were for.
 */
export type FeltAnswer = { differenceC: number; felt: Felt }

/** What is known of how warm someone feels: °C to add to the temperature that enters the clothing curve; below 0 dresses warmer. */
export const PersonalOffset = Type.Object({
  /** Mean of what is believed after the answers, °C to 0.1. */
  offsetC: Type.Number(),
  /** Standard deviation of the same, °C to 0.1. */
  sdC: Type.Number({ minimum: 0 }),
  /** What recommendations add, °C: offsetC in steps of half a degree. */
  appliedC: Type.Number(),
  /** Answers behind it. */
  answers: Type.Integer({ minimum: 0 }),
})
export type PersonalOffset = Static<typeof PersonalOffset>
