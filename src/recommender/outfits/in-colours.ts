import type { Candidate } from './candidate.ts'
import { matchingPieces, shows } from './matching-pieces.ts'
import type { OwnClothes } from './own-pieces.ts'
import { SCORE_WEIGHTS } from './score.ts'
import type { Search } from './search.ts'
import { garmentsOf } from './wear.ts'

/**
 * Colours take an eighth of what comes after swing and reach in the score of a set from own clothes (0.031 of all); the other parts there
 * keep their proportions, and warmth still decides first. Between a match and a clash of all its colours that is as much as 5 °C out of
 * season, between usual sets (0.2 apart) about one: street photos show that people dress by colours a little, not more
 * (docs/decisions/0024-colour-harmony.md).
 */
const COLOUR_SHARE = 1 / 8
const FIRST = SCORE_WEIGHTS.swing + SCORE_WEIGHTS.reach

/** The candidate in those pieces whose colours go together best, scored by that too where the colour of any piece is known. */
export function inColours(candidate: Candidate, own: OwnClothes | undefined): Candidate {
  if (!own) return candidate
  const { pieces, harmony } = matchingPieces(garmentsOf(candidate), own.pieces)
  if (!hasColours(own)) return { ...candidate, pieces }
  const { parts, score } = candidate
  const first = SCORE_WEIGHTS.swing * parts.swing + SCORE_WEIGHTS.reach * parts.reach
  const rest = (1 - COLOUR_SHARE) * (score - first) + COLOUR_SHARE * (1 - FIRST) * harmony
  return { ...candidate, pieces, parts: { ...parts, colour: harmony }, score: first + rest }
}

/** The same search, its candidates in colours and in the order that these make. */
export function searchInColours(search: Search, own: OwnClothes | undefined): Search {
  if (!own) return search
  return {
    band: (band, inSeasonOnly) =>
      search
        .band(band, inSeasonOnly)
        .map((candidate) => inColours(candidate, own))
        .sort((a, b) => b.score - a.score),
  }
}

/** Two colours at least: with fewer no set is better than another. */
function hasColours({ pieces }: OwnClothes): boolean {
  let known = 0
  for (const choice of pieces.values()) if (choice.some((piece) => piece.colour && shows(piece))) known++
  return known > 1
}
