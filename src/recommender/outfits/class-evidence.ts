import { GARMENT_CLASSES, type GarmentClass } from '../../domain/garment-class.ts'
import type { WearRate, WearRates } from '../../domain/wear-rate.ts'

/** Where something may be worn or not. */
export type Optional = 'outer' | 'neck' | 'head' | 'hands'

/**
 * What looks say of the classes at the coldest hour out, beside what the prior said. Only what is beyond doubt counts: the end of the 90 %
 * interval that is nearer to the prior, nothing where the prior lies inside. So looks from elsewhere, or a handful, change no answer.
 */
export type ClassEvidence = {
  /** Log of the share that wears it over the share that was expected to. */
  lift: Readonly<Record<GarmentClass, number>>
  /** The same for nothing being worn there. */
  bare: Readonly<Record<Optional, number>>
  /** 0..1: the part of those who wear it that was not expected to. A piece that so many wear is not out of season. */
  pull: Readonly<Record<GarmentClass, number>>
}

/** null where no look speaks: then the prior, season and usualness, stands alone. */
export function classEvidence({ looks, classes, groups }: WearRates): ClassEvidence | null {
  if (looks === 0) return null
  const byClass = (of: (rate: WearRate) => number) =>
    Object.fromEntries(GARMENT_CLASSES.map((name) => [name, of(classes[name])])) as Record<
      GarmentClass,
      number
    >
  return {
    lift: byClass((rate) => liftOf(beyondDoubt(rate), rate.prior)),
    bare: {
      outer: bareLift(groups.outer),
      neck: bareLift(classes.scarf),
      head: bareLift(classes.hat),
      hands: bareLift(classes.gloves),
    },
    pull: byClass((rate) => Math.max(0, 1 - rate.prior / Math.max(beyondDoubt(rate), LEAST_RATE))),
  }
}

/** The rate in the interval that is nearest to the prior. */
function beyondDoubt({ prior, interval }: WearRate): number {
  return Math.min(Math.max(prior, interval[0]), interval[1])
}

/** Rates are told to 0.001. */
const LEAST_RATE = 0.001

function liftOf(rate: number, prior: number): number {
  return Math.log(Math.max(rate, LEAST_RATE) / Math.max(prior, LEAST_RATE))
}

function bareLift(rate: WearRate): number {
  return liftOf(1 - beyondDoubt(rate), 1 - rate.prior)
}
