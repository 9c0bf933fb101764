import { utciClothingClo } from '../insulation/asked-clo.ts'
import { nearestReachedClo } from './reach.ts'
import { FIT_TOLERANCE_CLO } from './score.ts'
import { type Candidate, type CloBand, type DayNeed, searchBand } from './search.ts'
import type { Family } from './stack.ts'

/** Sets shown. */
export const OUTFITS_SHOWN = 3

/**
 * The first set's insulation lies in [asked, asked + this], clo, so that a colder day never gets less than a warmer one by more
 * than this (docs/decisions/0005-outfits.md).
 */
export const FIRST_BAND_CLO = 0.05

/** Nor does the band reach beyond what is asked one step of sensitivity colder: who feels cold is never dressed lighter. */
const SENSITIVITY_STEP_C = 1.5

/** The others may be this much warmer before they may be lighter than asked. */
const REACH_BAND_CLO = 0.1

/** Up to three ensembles, best first, that differ in silhouette; where too few do, at least in the piece that shows. Pure. */
export function chooseEnsembles(families: readonly Family[], need: DayNeed): readonly Candidate[] {
  const chosen: Candidate[] = []
  const passedOver: Candidate[] = []
  for (const candidate of candidates(families, need)) {
    if (chosen.every((other) => silhouetteDiffers(candidate, other))) chosen.push(candidate)
    else passedOver.push(candidate)
    if (chosen.length === OUTFITS_SHOWN) return chosen
  }
  for (const candidate of passedOver) {
    if (chosen.every((other) => candidate.upper.shown !== other.upper.shown)) chosen.push(candidate)
    if (chosen.length === OUTFITS_SHOWN) return chosen
  }
  return chosen
}

/**
 * Best first, each search made only when it is reached. The first set is in season and in the first band; else in that band; else as
 * near to it as any sane ensemble comes.
 */
function* candidates(families: readonly Family[], need: DayNeed): Generator<Candidate> {
  const { coldClo } = need
  const reaching = searchBand(families, need, bandFrom(need, coldClo, coldClo + REACH_BAND_CLO), true)
  const best = reaching[0]
  const firsts = best && best.maxClo <= firstBandEnd(need) ? reaching : outOfSeason(families, need)
  yield* firsts
  if (firsts !== reaching) yield* reaching
  const reachedClo = firsts[0]?.maxClo ?? coldClo
  const around = bandFrom(need, reachedClo - FIT_TOLERANCE_CLO, reachedClo + FIT_TOLERANCE_CLO)
  yield* searchBand(families, need, around, true)
  yield* searchBand(families, need, around, false)
}

function outOfSeason(families: readonly Family[], need: DayNeed): Candidate[] {
  const inBand = searchBand(families, need, bandFrom(need, need.coldClo, firstBandEnd(need)), false)
  if (inBand.length > 0) return inBand
  const reachedClo = nearestReachedClo(families, need.coldClo)
  return searchBand(families, need, bandFrom(need, reachedClo, reachedClo), false)
}

function bandFrom(need: DayNeed, fromClo: number, toClo: number): CloBand {
  return { fromClo, preferredToClo: firstBandEnd(need), toClo }
}

function firstBandEnd({ coldClo, dressedForC }: DayNeed): number {
  return Math.min(coldClo + FIRST_BAND_CLO, utciClothingClo(dressedForC - SENSITIVITY_STEP_C))
}

/** Another piece shows, and the outline is another: its class or sleeves, what is right under it, or the bottom. */
function silhouetteDiffers(a: Candidate, b: Candidate): boolean {
  return a.upper.shown !== b.upper.shown && outlineOf(a) !== outlineOf(b)
}

function outlineOf({ upper, lower }: Candidate): string {
  const { shown, garments } = upper
  return [shown.class, shown.sleeve, garments.at(-2)?.class, lower.bottom?.class].join(' ')
}
