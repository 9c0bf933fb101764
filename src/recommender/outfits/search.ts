import { ensembleClo } from '../insulation/ensemble-clo.ts'
import { type BySum, bySum } from './by-sum.ts'
import type { DayNeed } from './need.ts'
import type { OwnPiece } from './own-pieces.ts'
import {
  BEST_FIT_SCORE,
  cloFit,
  FIT_TOLERANCE_CLO,
  SCORE_WEIGHTS,
  type ScoreParts,
  scoreOf,
  seasonFits,
  shareOfFit,
  shareOfScore,
  tasteFit,
  togetherFits,
  wornFit,
} from './score.ts'
import {
  type Family,
  goTogether,
  type LowerStack,
  type Stack,
  type StackLook,
  type Twins,
  type UpperStack,
} from './stack.ts'
import { sumForEnsemble, takeOff } from './sum-of-clo.ts'
import type { Ensemble } from './wear.ts'

/** Insulation with everything on, inclusive, clo. */
export type CloBand = { fromClo: number; toClo: number }

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

type RatedFamily = { uppers: readonly Rated<UpperStack>[][]; lowers: readonly LowerGroup[] }

/** Lowers whose bottoms are of one class. */
type LowerGroup = BySum<Rated<LowerStack>> & {
  /** What `together` is for an upper that looks so with the one of them that goes with it best. */
  mostTogether(upper: StackLook): number
}

export function createSearch(families: readonly Family[], need: DayNeed): Search {
  const known = new Map<number, readonly RatedFamily[]>()
  function rated(leastFit: number): readonly RatedFamily[] {
    const kept = known.get(leastFit)
    if (kept) return kept
    const made = families.map(({ uppers, lowers }) => ({
      uppers: byShown(rate(uppers, need, leastFit)),
      lowers: byBottom(rate(lowers, need, leastFit), need),
    }))
    known.set(leastFit, made)
    return made
  }
  return {
    band(band, inSeasonOnly) {
      const found: Candidate[] = []
      for (const { uppers, lowers } of rated(inSeasonOnly ? IN_SEASON_FIT : 0))
        for (const alike of uppers)
          for (const group of lowers) {
            const best = bestOf(alike, group, need, band)
            if (best) found.push(best)
          }
      return found.sort((a, b) => b.score - a.score)
    },
  }
}

/** Those that show the same piece together, of them those first that bring most to the score. */
function byShown(uppers: readonly Rated<UpperStack>[]): Rated<UpperStack>[][] {
  return [...Map.groupBy(uppers, ({ stack }) => stack.shown).values()].map((alike) =>
    alike.sort((a, b) => b.scoreShare - a.scoreShare),
  )
}

function byBottom(lowers: readonly Rated<LowerStack>[], { together }: DayNeed): LowerGroup[] {
  return [...Map.groupBy(lowers, ({ stack }) => stack.bottom?.class).values()].map((group) => {
    const looks = [...new Set(group.map(({ stack }) => stack.look))]
    const most: number[] = []
    return {
      ...bySum(
        group,
        ({ stack }) => stack.sumClo,
        ({ scoreShare }) => scoreShare,
      ),
      mostTogether(upper) {
        most[upper.index] ??= Math.max(...looks.map(togetherFits(upper, together)))
        return most[upper.index]!
      },
    }
  })
}

/** Of each twins the one that suits the day best, if its season part is at least `leastFit`; still ascending by sum. */
function rate<Kind extends Stack>(
  groups: readonly Twins<Kind>[],
  need: DayNeed,
  leastFit: number,
): Rated<Kind>[] {
  const seasonOf = seasonFits(need.dressedForC, need.evidence)
  const wornBy: number[] = []
  const rated: Rated<Kind>[] = []
  for (const twins of groups) {
    let best: Rated<Kind> | undefined
    for (const stack of twins) {
      const season = seasonOf(stack)
      if (season < leastFit) continue
      wornBy[stack.look.index] ??= wornFit(stack.look, need.evidence)
      const worn = wornBy[stack.look.index]!
      const taste = tasteFit(stack, need.taste)
      const scoreShare = shareOfScore(season, stack.usual, worn, taste)
      if (scoreShare > (best?.scoreShare ?? -1)) best = { stack, season, worn, taste, scoreShare }
    }
    if (best) rated.push(best)
  }
  return rated
}

export function rateStack<Kind extends Stack>(stack: Kind, need: DayNeed): Rated<Kind> {
  const season = seasonFits(need.dressedForC, need.evidence)(stack)
  const worn = wornFit(stack.look, need.evidence)
  const taste = tasteFit(stack, need.taste)
  return { stack, season, worn, taste, scoreShare: shareOfScore(season, stack.usual, worn, taste) }
}

/** The best ensemble of these uppers (best first) with these lowers that lies in the band. Exact: only what can't be better is passed over. */
function bestOf(
  uppers: readonly Rated<UpperStack>[],
  lowers: LowerGroup,
  need: DayNeed,
  band: CloBand,
): Candidate | undefined {
  const bandFrom = sumForEnsemble(band.fromClo)
  const bandTo = sumForEnsemble(band.toClo)
  let best: Candidate | undefined
  let bestScore = -1
  for (const ratedUpper of uppers) {
    const { stack: upper, scoreShare } = ratedUpper
    const from = lowers.from(bandFrom - upper.sumClo)
    const to = lowers.past(bandTo - upper.sumClo)
    if (from >= to) continue
    const bestOfRest = BEST_FIT_SCORE + SCORE_WEIGHTS.together * lowers.mostTogether(upper.look)
    if (scoreShare + lowers.mostShare(from, to) + bestOfRest <= bestScore) continue
    const togetherWith = togetherFits(upper.look, need.together)
    for (let i = from; i < to; i++) {
      const ratedLower = lowers.items[i]!
      const lower = ratedLower.stack
      const shares = scoreShare + ratedLower.scoreShare
      if (shares + bestOfRest <= bestScore || !goTogether(upper, lower)) continue
      const together = togetherWith(lower.look)
      const share = shares + SCORE_WEIGHTS.together * together
      if (share + BEST_FIT_SCORE <= bestScore) continue
      const fit = fitOf(upper, lower, need)
      if (share + shareOfFit(fit) <= bestScore) continue
      best = candidateOf(ratedUpper, ratedLower, { ...fit, together })
      bestScore = best.score
    }
  }
  return best
}

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

function candidateOf(
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
