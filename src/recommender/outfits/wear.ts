import type { Garment, Layer } from '../../domain/garment.ts'
import { ensembleClo } from '../insulation/ensemble-clo.ts'
import type { LowerStack, UpperStack } from './stack.ts'
import { takeOff } from './sum-of-clo.ts'

/** An ensemble: one upper and one lower stack that go together. */
export type Ensemble = { upper: UpperStack; lower: LowerStack }

/** The order in which layers come off when it gets warmer: the small ones first, the coat, then what is over the last decent layer. */
const OFF_ORDER = ['hands', 'neck', 'head', 'outer', 'mid'] as const satisfies readonly Layer[]

/** What is on after some layers came off, and what that insulates. */
export type WearLevel = { off: readonly Layer[]; clo: number }

/** All on, then one layer less at a time, as far as the ensemble stays decent. */
export function wearLevels({ upper, lower }: Ensemble): readonly WearLevel[] {
  const cloOf = {
    hands: lower.handsClo,
    neck: lower.neckClo,
    head: lower.headClo,
    outer: upper.outerClo,
    mid: upper.midClo,
  }
  let clo = ensembleClo(upper.sumClo + lower.sumClo)
  const levels: WearLevel[] = [{ off: [], clo }]
  const off: Layer[] = []
  for (const layer of OFF_ORDER) {
    if (cloOf[layer] === 0) continue
    off.push(layer)
    clo = takeOff(clo, cloOf[layer])
    levels.push({ off: [...off], clo })
  }
  return levels
}

/** The level that comes nearest to the insulation asked; of two as near, the warmer. */
export function levelFor(levels: readonly WearLevel[], askedClo: number): WearLevel {
  return levels.reduce((best, level) =>
    Math.abs(level.clo - askedClo) < Math.abs(best.clo - askedClo) ? level : best,
  )
}

export function garmentsOf({ upper, lower }: Ensemble): readonly Garment[] {
  return [...upper.garments, ...lower.garments]
}
