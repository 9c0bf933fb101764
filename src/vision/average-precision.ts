/** A box with its class: x, y, width, height. */
export type Box = readonly [number, number, number, number]
export type Truth = { classIndex: number; box: Box }
export type Found = Truth & { score: number }
export type EvaluatedPhoto = { truths: readonly Truth[]; found: readonly Found[] }

/** COCO's overlaps that count as found, 0.50 to 0.95. */
export const OVERLAPS: readonly number[] = Array.from({ length: 10 }, (_, i) => 0.5 + i * 0.05)
const RECALL_POINTS = Array.from({ length: 101 }, (_, i) => i / 100)
const MAX_BOXES = 100

/**
 * Average precision of one class at each of OVERLAPS as pycocotools defines it: greedy matching best score first, precision made monotone
 * and read at 101 recalls. null when no photo has the class.
 */
export function averagePrecision(photos: readonly EvaluatedPhoto[], classIndex: number): number[] | null {
  const ofClass = photos.map(({ truths, found }) => ({
    truths: truths.filter((truth) => truth.classIndex === classIndex),
    found: best(found.filter((box) => box.classIndex === classIndex)),
  }))
  const total = ofClass.reduce((sum, { truths }) => sum + truths.length, 0)
  if (total === 0) return null
  return OVERLAPS.map((minOverlap) => {
    const outcomes = ofClass.flatMap(({ truths, found }) => matchPhoto(truths, found, minOverlap))
    return interpolated(
      outcomes.toSorted((a, b) => b.score - a.score),
      total,
    )
  })
}

const best = (found: readonly Found[]) => found.toSorted((a, b) => b.score - a.score).slice(0, MAX_BOXES)

/** Each box takes the free truth it overlaps most; among equals the last, as pycocotools does. */
function matchPhoto(truths: readonly Truth[], found: readonly Found[], minOverlap: number) {
  const taken = new Set<number>()
  return found.map(({ box, score }) => {
    let reached = minOverlap
    let match = -1
    for (const [i, truth] of truths.entries()) {
      if (taken.has(i)) continue
      const shared = overlapOf(box, truth.box)
      if (shared < reached) continue
      reached = shared
      match = i
    }
    if (match >= 0) taken.add(match)
    return { score, hit: match >= 0 }
  })
}

function interpolated(outcomes: readonly { hit: boolean }[], total: number): number {
  let hits = 0
  const recall: number[] = []
  const precision = outcomes.map(({ hit }, i) => {
    if (hit) hits += 1
    recall.push(hits / total)
    return hits / (i + 1)
  })
  for (let i = precision.length - 2; i >= 0; i--) precision[i] = Math.max(precision[i]!, precision[i + 1]!)
  let at = 0
  let sum = 0
  for (const point of RECALL_POINTS) {
    while (at < recall.length && recall[at]! < point) at += 1
    sum += precision[at] ?? 0
  }
  return sum / RECALL_POINTS.length
}

export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1])
  if (width <= 0 || height <= 0) return 0
  return (width * height) / (a[2] * a[3] + b[2] * b[3] - width * height)
}
