/** A box the network proposes: corners x1, y1, x2, y2, the class's place in GARMENT_CLASSES, the score 0..1. */
export type Candidate = { x1: number; y1: number; x2: number; y2: number; classIndex: number; score: number }

/**
 * Reads the network's outputs: `boxes` [places × 4] corners, `scores` [places × classes]; keeps what reaches its class's threshold.
 * A place can propose several classes.
 */
export function readCandidates(
  boxes: Float32Array,
  scores: Float32Array,
  thresholds: readonly number[],
): Candidate[] {
  const classes = thresholds.length
  const found: Candidate[] = []
  for (let place = 0, at = 0; at < scores.length; place++) {
    for (let classIndex = 0; classIndex < classes; classIndex++, at++) {
      const score = scores[at]!
      if (score < thresholds[classIndex]!) continue
      const box = place * 4
      found.push({
        x1: boxes[box]!,
        y1: boxes[box + 1]!,
        x2: boxes[box + 2]!,
        y2: boxes[box + 3]!,
        classIndex,
        score,
      })
    }
  }
  return found
}

type Corners = { x1: number; y1: number; x2: number; y2: number }

/** Shared area of all area, 0..1. */
export function overlap(a: Corners, b: Corners): number {
  const width = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1)
  const height = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1)
  if (width <= 0 || height <= 0) return 0
  const shared = width * height
  return shared / ((a.x2 - a.x1) * (a.y2 - a.y1) + (b.x2 - b.x1) * (b.y2 - b.y1) - shared)
}

/** Greedy non-maximum suppression within each class; best first, at most `limit`. */
export function suppress(candidates: readonly Candidate[], maxOverlap: number, limit: number): Candidate[] {
  const kept: Candidate[] = []
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (kept.length === limit) break
    const covered = kept.some(
      (better) => better.classIndex === candidate.classIndex && overlap(better, candidate) > maxOverlap,
    )
    if (!covered) kept.push(candidate)
  }
  return kept
}

/** Back to pixels of the photo: undoes the scale, cuts at the edges. */
export function toPhotoPixels(
  candidate: Candidate,
  scale: { x: number; y: number },
  photo: { width: number; height: number },
): Candidate {
  const cut = (value: number, end: number) => Math.min(Math.max(value, 0), end)
  return {
    ...candidate,
    x1: cut(candidate.x1 / scale.x, photo.width),
    y1: cut(candidate.y1 / scale.y, photo.height),
    x2: cut(candidate.x2 / scale.x, photo.width),
    y2: cut(candidate.y2 / scale.y, photo.height),
  }
}

/** Shorter sides than this, of the photo's long side, are no garment: the smallest labelled box of the street photos has 1.3 %. */
const MIN_SIDE_OF_PHOTO = 0.005

/** False for slivers that cutting at the edge leaves over. */
export function isPlausible(box: Candidate, photo: { width: number; height: number }): boolean {
  const shortest = Math.min(box.x2 - box.x1, box.y2 - box.y1)
  return shortest >= MIN_SIDE_OF_PHOTO * Math.max(photo.width, photo.height)
}
