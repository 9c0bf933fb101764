import type { WearRate } from '../../domain/wear-rate.ts'
import type { Belief } from './believe.ts'
import { logistic } from './logit.ts'

/** 90 % of a normal distribution lie within this many standard deviations. */
export const Z90 = 1.645

/** Rates to 0.001. */
export function rateOf({ logit, sd, priorLogit, priorShare }: Belief, looks: number): WearRate {
  return {
    rate: toThousandth(logistic(logit)),
    interval: [toThousandth(logistic(logit - Z90 * sd)), toThousandth(logistic(logit + Z90 * sd))],
    prior: toThousandth(logistic(priorLogit)),
    priorShare: toThousandth(priorShare),
    looks,
  }
}

function toThousandth(value: number): number {
  return Math.round(value * 1000) / 1000
}
