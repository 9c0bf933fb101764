import type { Garment } from '../../domain/garment.ts'
import { UNDERWEAR_CLO } from '../../domain/garments/garments.ts'
import type { Activity } from '../../domain/person.ts'
import { ACTIVITY_SHIFT_C } from '../insulation/asked-clo.ts'
import { ensembleClo } from '../insulation/ensemble-clo.ts'
import { dressedForC } from '../outfits/dressed-for.ts'

/** How warm the air was for what was worn, °C (see FeltAnswer): 0 where it is what a walker of middling offset is asked to wear. */
export function differenceC(worn: { apparentC: number; activity: Activity; clo: number }): number {
  return worn.apparentC + ACTIVITY_SHIFT_C[worn.activity] - dressedForC(worn.clo)
}

/** Insulation of garments worn together, underwear included, clo. */
export function wornClo(garments: readonly Pick<Garment, 'clo'>[]): number {
  return ensembleClo(garments.reduce((sum, { clo }) => sum + clo, UNDERWEAR_CLO))
}
