import { type Candidate, overlap } from './candidates.ts'

/** A box that the network proposes for a garment of whatever class, and how sure it is of its best class. */
export type Place = { x1: number; y1: number; x2: number; y2: number; score: number }

/** Every place whose best class reaches `minScore`. */
export function readPlaces(
  boxes: Float32Array,
  scores: Float32Array,
  classes: number,
  minScore: number,
): Place[] {
  const places: Place[] = []
  for (let place = 0, at = 0; at < scores.length; place++) {
    let score = 0
    for (const end = at + classes; at < end; at++) if (scores[at]! > score) score = scores[at]!
    if (score < minScore) continue
    const box = place * 4
    places.push({ x1: boxes[box]!, y1: boxes[box + 1]!, x2: boxes[box + 2]!, y2: boxes[box + 3]!, score })
  }
  return places
}

/**
 * Each box becomes the mean of all places that see the same garment (overlap above `minOverlap`), weighted by score: several places
 * answer for one garment, and their edges scatter (box voting, Gidaris and Komodakis 2015, arXiv 1505.01749).
 */
export function averageBoxes(
  kept: readonly Candidate[],
  places: readonly Place[],
  minOverlap: number,
): Candidate[] {
  return kept.map((box) => {
    const same = places.filter((place) => overlap(box, place) > minOverlap)
    const total = same.reduce((sum, { score }) => sum + score, 0)
    if (total === 0) return box
    const mean = (edge: 'x1' | 'y1' | 'x2' | 'y2') =>
      same.reduce((sum, place) => sum + place[edge] * place.score, 0) / total
    return { ...box, x1: mean('x1'), y1: mean('y1'), x2: mean('x2'), y2: mean('y2') }
  })
}
