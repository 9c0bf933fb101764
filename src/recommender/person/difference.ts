import type { Garment } from '../../domain/garment.ts'
import { UNDERWEAR_CLO } from '../../domain/garments/garments.ts'
import type { Sensitivity } from '../../domain/person.ts'
import type { AdvicePart } from '../../domain/profile.ts'
import { SENSITIVITY_STEP_C } from '../insulation/asked-clo.ts'
import { ensembleClo } from '../insulation/ensemble-clo.ts'
import { dressedForC } from '../outfits/dressed-for.ts'

/** How warm the air (apparent temperature with the shift of the activity, °C) was for insulation worn, clo; see FeltAnswer. */
export function differenceC(worn: { airC: number; clo: number }): number {
  return worn.airC - dressedForC(worn.clo)
}

/** Insulation of garments worn together, underwear included, clo. */
export function wornClo(garments: readonly Pick<Garment, 'clo'>[]): number {
  return ensembleClo(garments.reduce((sum, { clo }) => sum + clo, UNDERWEAR_CLO))
}

/**
 * The difference that an answer speaks of, over the parts of the day it is about: from what was worn where that is told, else from what was
 * recommended. Where neither is known, the person is taken to have worn what was right for them as far as was known.
 */
export function answeredDifferenceC(
  parts: readonly AdvicePart[],
  told: { apparentC?: number; clo?: number },
  dressed: { sensitivity: Sensitivity; appliedC: number },
): number {
  const airs = told.apparentC === undefined ? parts : [{ airC: told.apparentC, clo: null }]
  const worn = airs.flatMap(({ airC, clo }) => {
    const wornClo = told.clo ?? clo
    return wornClo === null ? [] : [differenceC({ airC, clo: wornClo })]
  })
  if (worn.length === 0) return -(SENSITIVITY_STEP_C * dressed.sensitivity + dressed.appliedC)
  return worn.reduce((sum, value) => sum + value, 0) / worn.length
}
