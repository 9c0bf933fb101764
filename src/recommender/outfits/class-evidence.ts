import { GARMENT_CLASSES, type GarmentClass } from '../../domain/garment-class.ts'
import type { WearRates } from '../../domain/wear-rate.ts'

/** Where something may be worn or not. */
export type Optional = 'outer' | 'neck' | 'head' | 'hands'

/** What looks say of the classes at the coldest hour out, beside what the prior said. */
export type ClassEvidence = {
  /** Log of the share that wears it over the share that was expected to; 0 where looks say nothing new. */
  lift: Readonly<Record<GarmentClass, number>>
  /** The same for nothing being worn there. */
  bare: Readonly<Record<Optional, number>>
  /** 0..1: the part of those who wear it that was not expected to. A piece that so many wear is not out of season. */
  pull: Readonly<Record<GarmentClass, number>>
}

/** null where no look speaks: then the prior, season and usualness, stands alone. */
export function classEvidence({ looks, classes, groups }: WearRates): ClassEvidence | null {
  if (looks === 0) return null
  const byClass = (of: (name: GarmentClass) => number) =>
    Object.fromEntries(GARMENT_CLASSES.map((name) => [name, of(name)])) as Record<GarmentClass, number>
  const lift = byClass((name) => liftOf(classes[name].rate, classes[name].prior))
  return {
    lift,
    bare: {
      outer: bareLift(groups.outer),
      neck: bareLift(classes.scarf),
      head: bareLift(classes.hat),
      hands: bareLift(classes.gloves),
    },
    pull: byClass((name) => Math.max(0, 1 - classes[name].prior / Math.max(classes[name].rate, LEAST_RATE))),
  }
}

/** Rates are told to 0.001. */
const LEAST_RATE = 0.001

function liftOf(rate: number, prior: number): number {
  return Math.log(Math.max(rate, LEAST_RATE) / Math.max(prior, LEAST_RATE))
}

function bareLift({ rate, prior }: { rate: number; prior: number }): number {
  return liftOf(1 - rate, 1 - prior)
}
