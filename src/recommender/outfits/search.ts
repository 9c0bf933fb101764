import type { Garment } from '../../domain/garment.ts'
import type { GarmentClass } from '../../domain/garment-class.ts'
import { ensembleClo, sumForEnsemble, takeOff } from './ensemble-clo.ts'
import { cloFit, FIT_TOLERANCE_CLO, type ScoreParts, scoreOf, seasonFit } from './score.ts'
import { type Family, firstAtLeast, goTogether, type LowerStack, type UpperStack } from './stack.ts'
import type { Ensemble } from './wear.ts'

/** What a day asks for: insulation at its coldest and warmest hour out, and the temperature that the first of them is asked at. */
export type DayNeed = { coldClo: number; warmClo: number; dressedForC: number }

/** Insulation with everything on, clo: looked at from..to (inclusive), preferred up to `preferredToClo`. */
export type CloBand = { fromClo: number; preferredToClo: number; toClo: number }

/** `rank` is the score, 1 more where the warmest hour is met within the tolerance, and 2 more inside the preferred band. */
export type Candidate = Ensemble & { maxClo: number; parts: ScoreParts; rank: number }

/** A stack this much out of season (score part `season`) is left out where others reach the need. */
const IN_SEASON_FIT = 0.5

/** Floating-point sums of two-decimal values meet exactly only so far. */
const EPSILON_CLO = 1e-9

/** The best ensemble in the band for each silhouette (what shows above, the class of the bottom), best first. */
export function searchBand(
  families: readonly Family[],
  need: DayNeed,
  band: CloBand,
  inSeasonOnly: boolean,
): Candidate[] {
  const leastFit = inSeasonOnly ? IN_SEASON_FIT : 0
  const bestByShown = new Map<Garment, Map<GarmentClass | null, Candidate>>()
  for (const family of families) {
    const lowers = inSeason(family.lowers, need.dressedForC, leastFit)
    for (const upper of inSeason(family.uppers, need.dressedForC, leastFit)) {
      const best = bestByShown.get(upper.shown) ?? new Map<GarmentClass | null, Candidate>()
      bestByShown.set(upper.shown, best)
      keepBest(best, upper, lowers, need, band)
    }
  }
  return [...bestByShown.values()].flatMap((best) => [...best.values()]).sort((a, b) => b.rank - a.rank)
}

/** Goes through the lowers that bring the upper into the band; they ascend by sum. */
function keepBest(
  best: Map<GarmentClass | null, Candidate>,
  upper: UpperStack,
  lowers: readonly LowerStack[],
  need: DayNeed,
  band: CloBand,
): void {
  const upperSeason = seasonFit(upper.season, need.dressedForC)
  const fromSum = sumForEnsemble(band.fromClo) - upper.sumClo - EPSILON_CLO
  const preferredSum = sumForEnsemble(band.preferredToClo) - upper.sumClo + EPSILON_CLO
  const toSum = sumForEnsemble(band.toClo) - upper.sumClo + EPSILON_CLO
  for (let i = firstAtLeast(lowers, fromSum); i < lowers.length; i++) {
    const lower = lowers[i]
    if (!lower || lower.sumClo > toSum) return
    if (!goTogether(upper, lower)) continue
    const bottomClass = lower.bottom?.class ?? null
    const maxClo = ensembleClo(upper.sumClo + lower.sumClo)
    const warmOffClo = nearestByTakingOff(maxClo, upper, lower, need.warmClo)
    const parts = {
      cold: cloFit(maxClo - need.coldClo),
      warm: cloFit(warmOffClo),
      season: (upperSeason + seasonFit(lower.season, need.dressedForC)) / 2,
      usual: (upper.usual + lower.usual) / 2,
    }
    const warmMet = warmOffClo <= FIT_TOLERANCE_CLO ? 1 : 0
    const preferred = lower.sumClo <= preferredSum ? 2 : 0
    const rank = scoreOf(parts) + warmMet + preferred
    if (rank <= (best.get(bottomClass)?.rank ?? -1)) continue
    best.set(bottomClass, { upper, lower, maxClo, parts, rank })
  }
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

/** The stacks whose season part is at least `leastFit`, still ascending by sum. */
function inSeason<Stack extends UpperStack | LowerStack>(
  stacks: readonly Stack[],
  dressedForC: number,
  leastFit: number,
): Stack[] {
  return stacks.filter((stack) => seasonFit(stack.season, dressedForC) >= leastFit)
}
