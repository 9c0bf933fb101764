import { SENSITIVITY_STEP_C, utciClothingClo } from '../insulation/asked-clo.ts'
import type { TasteOf } from '../taste/taste-of.ts'
import type { ClassEvidence } from './class-evidence.ts'
import { dressedForC } from './dressed-for.ts'
import type { TogetherOf } from './worn-together.ts'

/** What a day asks of an ensemble. */
export type DayNeed = {
  /** Insulation asked at the coldest and the warmest hour out, clo. */
  coldClo: number
  warmClo: number
  /** The temperature that a walker of middling sensitivity asks `coldClo` for, °C: seasons are told in it. */
  dressedForC: number
  /** What looks say; null where none speaks. */
  evidence: ClassEvidence | null
  /** What looks say of pairs; null where none speaks. */
  together: TogetherOf | null
  /** What the person likes; null where nothing is known. */
  taste: TasteOf | null
  /** With everything on the first set lies in [coldClo, firstToClo], clo. */
  firstToClo: number
}

/**
 * The first set is this much warmer than asked at most, clo, so that a colder day never gets less than a warmer one by more than this
 * (docs/decisions/0005-outfits.md).
 */
export const FIRST_BAND_CLO = 0.05

/**
 * `stepC` is the smallest step that the person may turn out to feel colder by: the first set is never warmer than what that asks, so that
 * who feels colder is never dressed lighter.
 */
export function dayNeed(
  coldClo: number,
  warmClo: number,
  stepC = SENSITIVITY_STEP_C,
  said: { evidence?: ClassEvidence | null; together?: TogetherOf | null; taste?: TasteOf | null } = {},
): DayNeed {
  const feltC = dressedForC(coldClo)
  const stepColderClo = utciClothingClo(feltC - stepC)
  return {
    coldClo,
    warmClo,
    dressedForC: feltC,
    evidence: said.evidence ?? null,
    together: said.together ?? null,
    taste: said.taste ?? null,
    firstToClo: Math.min(coldClo + FIRST_BAND_CLO, stepColderClo),
  }
}
