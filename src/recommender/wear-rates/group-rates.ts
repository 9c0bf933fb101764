import type { RateGroup, WearRates } from '../../domain/wear-rate.ts'
import { type Asked, type Belief, deviationOf } from './believe.ts'
import { curveLogit, curveTerms } from './curve.ts'
import { PRIOR } from './prior-data.ts'
import { rateOf } from './rate-of.ts'
import { OUTER_SUBJECT } from './subject.ts'

/**
 * Rates of the groups. No class shows long sleeves or layers: their prior moves with what is seen of the outer layer, as far as cities
 * where more of it is worn than expected were counted to wear more of them, too.
 */
export function groupRates(outer: Belief, classes: WearRates['classes'], asked: Asked): WearRates['groups'] {
  const { looks } = classes.scarf
  return {
    outer: { ...rateOf(outer, looks), basis: 'seen' },
    longSleeves: { ...rateOf(following('longSleeves'), looks), basis: 'inferred' },
    layers: { ...rateOf(following('layers'), looks), basis: 'inferred' },
    scarf: { ...classes.scarf, basis: 'seen' },
    hat: { ...classes.hat, basis: 'seen' },
  }

  function following(group: keyof typeof PRIOR.followsOuter & RateGroup): Belief {
    const { factor, sd } = PRIOR.followsOuter[group]
    const curve = PRIOR.groups[group]
    const terms = curveTerms(asked.apparentC, deviationOf(asked))
    const priorLogit = curveLogit(curve, terms)
    // What cities differ by beside what they differ by in the outer layer.
    const ownVariance = Math.max(sd ** 2, curve.placeSd ** 2 - (factor * OUTER_SUBJECT.placeSd) ** 2)
    const followedVariance = (factor * OUTER_SUBJECT.placeSd) ** 2
    return {
      priorLogit,
      logit: priorLogit + factor * (outer.logit - outer.priorLogit),
      sd: Math.sqrt(ownVariance + factor ** 2 * outer.sd ** 2),
      priorShare: 1 - ((1 - outer.priorShare) * followedVariance) / (followedVariance + ownVariance),
    }
  }
}
