import type { TasteOf } from '../taste/taste-of.ts'
import type { ClassEvidence } from './class-evidence.ts'
import { type PieceSeason, pieceSeasonsKnown, type Stack, type StackLook } from './stack.ts'
import type { TogetherOf } from './worn-together.ts'

/**
 * What makes one ensemble better than another for a day: parts of 0..1, the score is their weighted mean. The first two decide before
 * the rest, each weighing as much as all that follow it. Of the rest, physics (cold, warm) and the prior (season, usual) keep the
 * proportions that they have without looks (docs/decisions/0005-outfits.md); what looks say (worn) weighs two thirds of all four, so that
 * many looks outweigh a season or a few hundredths of a clo (docs/decisions/0022-outfits-from-evidence.md). Taste takes a sixth of all that,
 * in equal shares: it decides among what is as warm, as much in season and as much worn there. What goes together takes a twelfth of all
 * seven, again in equal shares: it tells boots from shoes under a skirt, not whether it is the weather for boots.
 */
export const SCORE_WEIGHTS = {
  /** 1 where the warmest hour is met within the tolerance: the daily swing is what users complain of first. */
  swing: 0.5,
  /** 1 where the coldest hour is met, and by no more than the first band. */
  reach: 0.25,
  /** How near to the coldest hour with everything on: what is too much is carried all day. */
  cold: 0.0174,
  /** How near to the warmest hour with layers off. */
  warm: 0.0406,
  /** Pieces that people wear at this temperature. */
  season: 0.0406,
  /** Pieces that people of this gender wear often. */
  usual: 0.0174,
  /** How much oftener than expected people there were seen in these classes; ½ where looks say nothing new. */
  worn: 0.0773,
  /** What this person puts on rather than passes over, by what they said (docs/decisions/0017-taste.md); ½ where nothing is known of taste. */
  taste: 0.0367,
  /** How much oftener than by chance its classes are worn with each other; ½ where looks say nothing. */
  together: 0.02,
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

/** Of half an ensemble: ½ where looks say nothing new, towards 1 for what is worn oftener than expected, towards 0 for what is worn less. */
export function wornFit(
  { classes, bare }: Pick<StackLook, 'classes' | 'bare'>,
  evidence: ClassEvidence | null,
): number {
  if (!evidence) return 0.5
  let lift = 0
  for (const name of classes) lift += evidence.lift[name]
  for (const at of bare) lift += evidence.bare[at]
  return Math.min(1, Math.max(0, 0.5 + lift / (2 * FULL_LIFT)))
}

/** What its pairs say of an ensemble counts in full from here on, in nats: 7 times as often as by chance. */
const FULL_TOGETHER = 2

/** Of the sum of its pairs' lifts: ½ where looks say nothing of them, towards 1 for what is worn together, towards 0 for what is not. */
export function togetherFit(lift: number): number {
  return Math.min(1, Math.max(0, 0.5 + lift / (2 * FULL_TOGETHER)))
}

/** The same for the lower stacks that may go with an upper one. */
export function togetherFits(upper: StackLook, together: TogetherOf | null): (lower: StackLook) => number {
  if (!together) return () => 0.5
  const sumWith = together(upper)
  return (lower) => togetherFit(sumWith(lower))
}

/**
 * How well half an ensemble is in season: as its worst piece. What people were seen to wear now, whatever was expected, is not out of season.
 */
export function seasonFits(dressedForC: number, evidence: ClassEvidence | null): (stack: Stack) => number {
  if (!evidence) return ({ season }) => seasonFit(season, dressedForC)
  const fits = new Float64Array(pieceSeasonsKnown()).fill(Number.NaN)
  const fitOf = (piece: PieceSeason) => {
    const own = seasonFit(piece, dressedForC)
    return piece.class === null ? own : own + (1 - own) * evidence.pull[piece.class]
  }
  return ({ season, seasons }) => {
    if (seasonFit(season, dressedForC) === 1) return 1
    let least = 1
    for (const piece of seasons) {
      let fit = fits[piece.index]!
      if (Number.isNaN(fit)) {
        fit = fitOf(piece)
        fits[piece.index] = fit
      }
      if (fit < least) least = fit
    }
    return least
  }
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
    SCORE_WEIGHTS.taste * parts.taste +
    SCORE_WEIGHTS.together * parts.together
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
