import type { WearRate, WearRates } from '../../domain/wear-rate.ts'
import type { Ensemble } from './wear.ts'

/** How usual an ensemble is there and then, and what that rests on. */
export type Likelihood = {
  /** Geometric mean of the shares of people who wear each of its classes, and leave bare what it leaves bare: 0..1. */
  likelihood: number
  /** The same of the ends of their 90 % intervals. */
  interval: [number, number]
  looks: number
  /** Mean over the same shares. */
  priorShare: number
}

const LEAST_SHARE = 0.001

export function likelihoodOf({ upper, lower }: Ensemble, { classes, groups, looks }: WearRates): Likelihood {
  const bareOf = { outer: groups.outer, neck: classes.scarf, head: classes.hat, hands: classes.gloves }
  const shares: WearRate[] = [upper, lower].flatMap((stack) => [
    ...stack.look.classes.map((name) => classes[name]),
    ...stack.look.bare.map((at) => without(bareOf[at])),
  ])
  return {
    likelihood: geometricMean(shares.map(({ rate }) => rate)),
    interval: [
      geometricMean(shares.map(({ interval }) => interval[0])),
      geometricMean(shares.map(({ interval }) => interval[1])),
    ],
    looks,
    priorShare: shares.reduce((sum, { priorShare }) => sum + priorShare, 0) / shares.length,
  }
}

/** The rate of not wearing it. */
function without(rate: WearRate): WearRate {
  const [low, high] = rate.interval
  return { ...rate, rate: 1 - rate.rate, prior: 1 - rate.prior, interval: [1 - high, 1 - low] }
}

function geometricMean(shares: readonly number[]): number {
  const logs = shares.reduce((sum, share) => sum + Math.log(Math.max(share, LEAST_SHARE)), 0)
  return Math.exp(logs / shares.length)
}
