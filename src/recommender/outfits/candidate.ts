import { ensembleClo } from '../insulation/ensemble-clo.ts'
import type { DayNeed } from './need.ts'
import type { OwnPiece } from './own-pieces.ts'
import type { Rated } from './rated.ts'
import { cloFit, FIT_TOLERANCE_CLO, type ScoreParts, scoreOf, togetherFits } from './score.ts'
import type { LowerStack, UpperStack } from './stack.ts'
import { takeOff } from './sum-of-clo.ts'
import type { Ensemble } from './wear.ts'

/**
 * An ensemble, its insulation with everything on, clo, and what it is worth on the day. From own clothes also which pieces it is made of, and
 * how well their colours go together (`inColours`).
 */
export type Candidate = Ensemble & {
  maxClo: number
  parts: ScoreParts & { colour?: number }
  score: number
  pieces?: readonly OwnPiece[]
}

/** Floating-point sums of two-decimal values meet exactly only so far. */
const EPSILON_CLO = 1e-9

/** What an ensemble is worth on the day. */
export function weigh(
  ratedUpper: Rated<UpperStack>,
  ratedLower: Rated<LowerStack>,
  need: DayNeed,
): Candidate {
  const { stack: upper } = ratedUpper
  const { stack: lower } = ratedLower
  const together = togetherFits(upper.look, need.together)(lower.look)
  return candidateOf(ratedUpper, ratedLower, { ...fitOf(upper, lower, need), together })
}

type Fit = { maxClo: number; reach: number; swing: number; cold: number; warm: number }

/** How well its insulation meets both ends of the day. */
export function fitOf(upper: UpperStack, lower: LowerStack, need: DayNeed): Fit {
  const maxClo = ensembleClo(upper.sumClo + lower.sumClo)
  const warmOffClo = nearestByTakingOff(maxClo, upper, lower, need.warmClo)
  const reached = maxClo >= need.coldClo - EPSILON_CLO && maxClo <= need.firstToClo + EPSILON_CLO
  return {
    maxClo,
    reach: reached ? 1 : 0,
    swing: warmOffClo <= FIT_TOLERANCE_CLO ? 1 : 0,
    cold: cloFit(maxClo - need.coldClo),
    warm: cloFit(warmOffClo),
  }
}

export function candidateOf(
  upper: Rated<UpperStack>,
  lower: Rated<LowerStack>,
  { maxClo, ...fit }: Fit & { together: number },
): Candidate {
  const parts = {
    ...fit,
    season: (upper.season + lower.season) / 2,
    usual: (upper.stack.usual + lower.stack.usual) / 2,
    worn: (upper.worn + lower.worn) / 2,
    taste: (upper.taste + lower.taste) / 2,
  }
  return { upper: upper.stack, lower: lower.stack, maxClo, parts, score: scoreOf(parts) }
}

/** How near, clo, the levels of `wearLevels` come to what the warmest hour asks; unrolled, as this runs for every candidate. */
function nearestByTakingOff(maxClo: number, upper: UpperStack, lower: LowerStack, askedClo: number): number {
  const bareHandsClo = takeOff(maxClo, lower.handsClo)
  const bareNeckClo = takeOff(bareHandsClo, lower.neckClo)
  const bareHeadClo = takeOff(bareNeckClo, lower.headClo)
  const noOuterClo = takeOff(bareHeadClo, upper.outerClo)
  const noMidClo = takeOff(noOuterClo, upper.midClo)
  return Math.min(
    Math.abs(maxClo - askedClo),
    Math.abs(bareHandsClo - askedClo),
    Math.abs(bareNeckClo - askedClo),
    Math.abs(bareHeadClo - askedClo),
    Math.abs(noOuterClo - askedClo),
    Math.abs(noMidClo - askedClo),
  )
}
