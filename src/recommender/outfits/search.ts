import { type BySum, bySum } from './by-sum.ts'
import { type Candidate, candidateOf, fitOf } from './candidate.ts'
import type { DayNeed } from './need.ts'
import { type Rated, rate } from './rated.ts'
import { BEST_FIT_SCORE, SCORE_WEIGHTS, shareOfFit, togetherFits } from './score.ts'
import { type Family, goTogether, type LowerStack, type StackLook, type UpperStack } from './stack.ts'
import { sumForEnsemble } from './sum-of-clo.ts'

/** Insulation with everything on, inclusive, clo. */
export type CloBand = { fromClo: number; toClo: number }

/** A stack this much out of season (score part `season`) is left out where others reach the need. */
const IN_SEASON_FIT = 0.5

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
