import type { Garment } from '../../domain/garment.ts'
import type { GarmentClass } from '../../domain/garment-class.ts'
import { ensembleClo } from '../insulation/ensemble-clo.ts'
import type { DayNeed } from './need.ts'
import {
  BEST_FIT_SCORE,
  cloFit,
  FIT_TOLERANCE_CLO,
  type ScoreParts,
  scoreOf,
  shareOfFit,
  shareOfScore,
  stackSeasonFit,
  tasteFit,
  wornFit,
  wornFits,
} from './score.ts'
import {
  type Family,
  firstAtLeast,
  goTogether,
  type LowerStack,
  type Stack,
  type Twins,
  type UpperStack,
} from './stack.ts'
import { sumForEnsemble, takeOff } from './sum-of-clo.ts'
import type { Ensemble } from './wear.ts'

/** Insulation with everything on, inclusive, clo. */
export type CloBand = { fromClo: number; toClo: number }

/** An ensemble, its insulation with everything on, clo, and what it is worth on the day. */
export type Candidate = Ensemble & { maxClo: number; parts: ScoreParts; score: number }

/** A stack this much out of season (score part `season`) is left out where others reach the need. */
const IN_SEASON_FIT = 0.5

/** Floating-point sums of two-decimal values meet exactly only so far. */
const EPSILON_CLO = 1e-9

/** A stack and what of the score is known of it whatever it goes with. */
type Rated<Kind> = { stack: Kind; season: number; worn: number; taste: number; scoreShare: number }

/** Searches of one day. What the day makes of each stack is worked out at the first that needs it, and kept for the others. */
export type Search = {
  /** The best ensemble in the band for each silhouette (what shows above, the class of the bottom), best first. */
  band(band: CloBand, inSeasonOnly: boolean): Candidate[]
}

type RatedFamily = { uppers: readonly Rated<UpperStack>[]; lowers: readonly Rated<LowerStack>[] }

export function createSearch(families: readonly Family[], need: DayNeed): Search {
  const known = new Map<number, readonly RatedFamily[]>()
  const worn = wornFits(need.evidence)
  function rated(leastFit: number): readonly RatedFamily[] {
    const kept = known.get(leastFit)
    if (kept) return kept
    const made = families.map(({ uppers, lowers }) => ({
      uppers: rate(uppers, need, worn, leastFit),
      lowers: rate(lowers, need, worn, leastFit),
    }))
    known.set(leastFit, made)
    return made
  }
  return {
    band(band, inSeasonOnly) {
      const bestByShown = new Map<Garment, Map<GarmentClass | null, Candidate>>()
      for (const { uppers, lowers } of rated(inSeasonOnly ? IN_SEASON_FIT : 0)) {
        for (const upper of uppers) {
          const { shown } = upper.stack
          const best = bestByShown.get(shown) ?? new Map<GarmentClass | null, Candidate>()
          bestByShown.set(shown, best)
          keepBest(best, upper, lowers, need, band)
        }
      }
      return [...bestByShown.values()].flatMap((best) => [...best.values()]).sort((a, b) => b.score - a.score)
    },
  }
}

/** Of each twins the one that suits the day best, if its season part is at least `leastFit`; still ascending by sum. */
function rate<Kind extends Stack>(
  groups: readonly Twins<Kind>[],
  { dressedForC, evidence, taste: tasteOf }: DayNeed,
  wornOf: (stack: Stack) => number,
  leastFit: number,
): Rated<Kind>[] {
  const rated: Rated<Kind>[] = []
  for (const twins of groups) {
    let best: Rated<Kind> | undefined
    for (const stack of twins) {
      const season = stackSeasonFit(stack, dressedForC, evidence)
      if (season < leastFit) continue
      const worn = wornOf(stack)
      const taste = tasteFit(stack, tasteOf)
      const scoreShare = shareOfScore(season, stack.usual, worn, taste)
      if (scoreShare > (best?.scoreShare ?? -1)) best = { stack, season, worn, taste, scoreShare }
    }
    if (best) rated.push(best)
  }
  return rated
}

export function rateStack<Kind extends Stack>(stack: Kind, need: DayNeed): Rated<Kind> {
  const { dressedForC, evidence } = need
  const season = stackSeasonFit(stack, dressedForC, evidence)
  const worn = wornFit(stack.look, evidence)
  const taste = tasteFit(stack, need.taste)
  return { stack, season, worn, taste, scoreShare: shareOfScore(season, stack.usual, worn, taste) }
}

/** Goes through the lowers that bring the upper into the band; they ascend by sum. */
function keepBest(
  best: Map<GarmentClass | null, Candidate>,
  ratedUpper: Rated<UpperStack>,
  lowers: readonly Rated<LowerStack>[],
  need: DayNeed,
  band: CloBand,
): void {
  const { stack: upper, scoreShare } = ratedUpper
  const fromSum = sumForEnsemble(band.fromClo) - upper.sumClo - EPSILON_CLO
  const toSum = sumForEnsemble(band.toClo) - upper.sumClo + EPSILON_CLO
  for (let i = firstAtLeast(lowers, fromSum, ({ stack }) => stack.sumClo); i < lowers.length; i++) {
    const rated = lowers[i]
    if (!rated || rated.stack.sumClo > toSum) return
    const lower = rated.stack
    if (!goTogether(upper, lower)) continue
    const bottomClass = lower.bottom?.class ?? null
    const bestScore = best.get(bottomClass)?.score ?? -1
    const share = scoreShare + rated.scoreShare
    if (share + BEST_FIT_SCORE <= bestScore) continue
    const fit = fitOf(upper, lower, need)
    if (share + shareOfFit(fit) > bestScore) best.set(bottomClass, candidateOf(ratedUpper, rated, fit))
  }
}

/** What an ensemble is worth on the day. */
export function weigh(
  ratedUpper: Rated<UpperStack>,
  ratedLower: Rated<LowerStack>,
  need: DayNeed,
): Candidate {
  return candidateOf(ratedUpper, ratedLower, fitOf(ratedUpper.stack, ratedLower.stack, need))
}

type Fit = { maxClo: number; reach: number; swing: number; cold: number; warm: number }

/** How well its insulation meets both ends of the day. */
function fitOf(upper: UpperStack, lower: LowerStack, need: DayNeed): Fit {
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

function candidateOf(upper: Rated<UpperStack>, lower: Rated<LowerStack>, { maxClo, ...fit }: Fit): Candidate {
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
