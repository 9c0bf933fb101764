import type { TasteOf } from '../taste/taste-of.ts'
import type { ClassEvidence } from './class-evidence.ts'
import type { Stack, StackLook } from './stack.ts'

/**
 * What makes one ensemble better than another for a day: parts of 0..1, the score is their weighted mean. The first two decide before
 * the rest, each weighing as much as all that follow it. Of the rest, physics (cold, warm) and the prior (season, usual) keep the
 * proportions that they have without looks (docs/decisions/0005-outfits.md); what looks say (worn) weighs two thirds of all four, so that
 * many looks outweigh a season or a few hundredths of a clo (docs/decisions/0022-outfits-from-evidence.md). Taste takes a sixth of all that,
 * in equal shares: it decides among what is as warm, as much in season and as much worn there.
 */
export const SCORE_WEIGHTS = {
  /** 1 where the warmest hour is met within the tolerance: the daily swing is what users complain of first. */
  swing: 0.5,
  /** 1 where the coldest hour is met, and by no more than the first band. */
  reach: 0.25,
  /** How near to the coldest hour with everything on: what is too much is carried all day. */
  cold: 0.0189,
  /** How near to the warmest hour with layers off. */
  warm: 0.0441,
  /** Pieces that people wear at this temperature. */
  season: 0.0441,
  /** Pieces that people of this gender wear often. */
  usual: 0.0189,
  /** How much oftener than expected people there were seen in these classes; ½ where looks say nothing new. */
  worn: 0.084,
  /** What this person puts on rather than passes over, by what they said (docs/decisions/0017-taste.md); ½ where nothing is known of taste. */
  taste: 0.04,
} as const

export type ScoreParts = { [part in keyof typeof SCORE_WEIGHTS]: number }

/** Both ends of the day count as met within this, clo (issue: "within ±0.15 clo where the catalogue allows"). */
export const FIT_TOLERANCE_CLO = 0.15

/** Too little to feel, clo: less than the tables differ among themselves for one garment. */
const UNFELT_CLO = 0.05

/** At this distance from what is asked, a part that measures clo is 0: twice the tolerance. */
const NO_FIT_CLO = 2 * FIT_TOLERANCE_CLO

/** This far out of season, °C, a piece gets nothing for it: two bands of the Korean table. */
const OUT_OF_SEASON_C = 6

/** 1 where what is worn is as good as what is asked, falling to 0 as they part. */
export function cloFit(offClo: number): number {
  const feltClo = Math.max(0, Math.abs(offClo) - UNFELT_CLO)
  return Math.max(0, 1 - feltClo / (NO_FIT_CLO - UNFELT_CLO))
}

/** 1 inside the season, falling to 0 as the temperature leaves it. */
export function seasonFit(season: { fromC: number; toC: number }, dressedForC: number): number {
  const outC = Math.max(season.fromC - dressedForC, dressedForC - season.toC, 0)
  return Math.max(0, 1 - outC / OUT_OF_SEASON_C)
}

/** What looks say of half an ensemble counts in full from here on, in nats: 55 times as usual as expected. */
const FULL_LIFT = 4

/** ½ where looks say nothing new, towards 1 for what is worn oftener than expected, towards 0 for what is worn less. */
export function wornFit({ classes, bare }: StackLook, evidence: ClassEvidence | null): number {
  if (!evidence) return 0.5
  let lift = 0
  for (const name of classes) lift += evidence.lift[name]
  for (const at of bare) lift += evidence.bare[at]
  return Math.min(1, Math.max(0, 0.5 + lift / (2 * FULL_LIFT)))
}

/** The same for many stacks: those that look alike are worked out once. */
export function wornFits(evidence: ClassEvidence | null): (stack: Stack) => number {
  if (!evidence) return () => 0.5
  const known = new Map<StackLook, number>()
  return ({ look }) => {
    const kept = known.get(look)
    if (kept !== undefined) return kept
    const fit = wornFit(look, evidence)
    known.set(look, fit)
    return fit
  }
}

/** As `seasonFit` of its pieces' common season; but what people were seen to wear now, whatever was expected, is not out of season. */
export function stackSeasonFit(stack: Stack, dressedForC: number, evidence: ClassEvidence | null): number {
  const fit = seasonFit(stack.season, dressedForC)
  if (!evidence || fit === 1) return fit
  let least = 1
  for (const piece of stack.seasons) {
    const own = seasonFit(piece, dressedForC)
    const pulled = piece.class === null ? own : own + (1 - own) * evidence.pull[piece.class]
    if (pulled < least) least = pulled
  }
  return least
}

/** What the fit of its insulation brings to the score of an ensemble. */
export function shareOfFit(fit: Pick<ScoreParts, 'swing' | 'reach' | 'cold' | 'warm'>): number {
  return (
    SCORE_WEIGHTS.swing * fit.swing +
    SCORE_WEIGHTS.reach * fit.reach +
    SCORE_WEIGHTS.cold * fit.cold +
    SCORE_WEIGHTS.warm * fit.warm
  )
}

/** Mean chance of the pieces of half an ensemble. */
export function tasteFit({ garments }: Stack, taste: TasteOf | null): number {
  if (!taste) return 0.5
  let sum = 0
  for (const garment of garments) sum += taste(garment)
  return sum / garments.length
}

export function scoreOf(parts: ScoreParts): number {
  return (
    shareOfFit(parts) +
    SCORE_WEIGHTS.season * parts.season +
    SCORE_WEIGHTS.usual * parts.usual +
    SCORE_WEIGHTS.worn * parts.worn +
    SCORE_WEIGHTS.taste * parts.taste
  )
}

/** What a stack brings to the score by itself: its half of the parts that are means of both stacks. */
export function shareOfScore(season: number, usual: number, worn: number, taste: number): number {
  const { season: bySeason, usual: byUsual, worn: byWorn, taste: byTaste } = SCORE_WEIGHTS
  return (bySeason * season + byUsual * usual + byWorn * worn + byTaste * taste) / 2
}

/** What insulation brings to the score at most. */
export const BEST_FIT_SCORE =
  SCORE_WEIGHTS.swing + SCORE_WEIGHTS.reach + SCORE_WEIGHTS.cold + SCORE_WEIGHTS.warm
