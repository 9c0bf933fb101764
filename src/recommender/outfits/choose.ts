import type { Candidate } from './candidate.ts'
import { searchInColours } from './in-colours.ts'
import type { DayNeed } from './need.ts'
import type { OwnClothes } from './own-pieces.ts'
import { nearestReachedClo } from './reach.ts'
import { FIT_TOLERANCE_CLO } from './score.ts'
import { createSearch, type Search } from './search.ts'
import type { Family } from './stack.ts'

/** Sets shown. */
export const OUTFITS_SHOWN = 3

/** The others may be this much warmer before they may be lighter than asked. */
const REACH_BAND_CLO = 0.1

/**
 * Up to three ensembles that differ in outline; where too few do, at least in the piece that shows. The first is the one that the
 * order of days is promised for; the others follow by score. `own`: whose colours count, where the families are of own clothes. Pure.
 */
export function chooseEnsembles(
  families: readonly Family[],
  need: DayNeed,
  own?: OwnClothes,
): readonly Candidate[] {
  const chosen: Candidate[] = []
  const alike: Candidate[] = []
  for (const candidate of candidates(families, need, own)) {
    if (chosen.length === OUTFITS_SHOWN) break
    const differs = chosen.every((other) => otherShows(candidate, other) && outlineDiffers(candidate, other))
    ;(differs ? chosen : alike).push(candidate)
  }
  for (const candidate of alike) {
    if (chosen.length === OUTFITS_SHOWN) break
    if (chosen.every((other) => otherShows(candidate, other))) chosen.push(candidate)
  }
  return [...chosen.slice(0, 1), ...chosen.slice(1).sort((a, b) => b.score - a.score)]
}

/**
 * The first set, then others as they come into question, each search made only when it is reached: in season and as warm as asked; in
 * season and within the tolerance; anything within the tolerance.
 */
function* candidates(
  families: readonly Family[],
  need: DayNeed,
  own: OwnClothes | undefined,
): Generator<Candidate> {
  const search = searchInColours(createSearch(families, need), own)
  const [first] = firstCandidates(families, need, search)
  if (!first) return
  yield first
  const from = Math.min(need.coldClo, first.maxClo)
  const reaching = search.band({ fromClo: from, toClo: first.maxClo + REACH_BAND_CLO }, true)
  yield* reaching.filter(({ parts }) => parts.swing === 1)
  const around = { fromClo: first.maxClo - FIT_TOLERANCE_CLO, toClo: first.maxClo + FIT_TOLERANCE_CLO }
  yield* search.band(around, true)
  yield* search.band(around, false)
}

/** In season and in the first band; else in that band; else as near to it as any sane ensemble comes. */
function firstCandidates(families: readonly Family[], need: DayNeed, search: Search): Candidate[] {
  const band = { fromClo: need.coldClo, toClo: need.firstToClo }
  const inSeason = search.band(band, true)
  if (inSeason.length > 0) return inSeason
  const inBand = search.band(band, false)
  if (inBand.length > 0) return inBand
  const reachedClo = nearestReachedClo(families, need.coldClo)
  return search.band({ fromClo: reachedClo, toClo: reachedClo }, false)
}

function otherShows(a: Candidate, b: Candidate): boolean {
  return a.upper.shown !== b.upper.shown
}

/** The class or the sleeves of what shows, the class right under it, or that of the bottom. */
function outlineDiffers(a: Candidate, b: Candidate): boolean {
  return outlineOf(a) !== outlineOf(b)
}

function outlineOf({ upper, lower }: Candidate): string {
  const { shown, garments } = upper
  return [shown.class, shown.sleeve, garments.at(-2)?.class, lower.bottom?.class].join(' ')
}
