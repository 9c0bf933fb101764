import type { TogetherRow } from '../../domain/evidence.ts'
import { GARMENT_CLASSES, type GarmentClass } from '../../domain/garment-class.ts'
import type { StackLook } from './stack.ts'

/** How much oftener than by chance classes are worn together. */
export type PairLifts = {
  /** Log of times as often as expected, less what is in doubt; 0 for a pair of which looks say nothing. Whatever the order. */
  lift(a: GarmentClass, b: GarmentClass): number
  /** Looks that it rests on. */
  looks: number
}

/** A pair starts as if this many looks more had been expected and seen together. */
const PRIOR_LOOKS = 10

/** One-sided 95 %: the end of a 90 % interval. */
const DOUBT = 1.645

/** Two of one place are rarely two garments: mostly one that the detector is in two minds about. No lift is taken from them. */
const PLACES: readonly (readonly GarmentClass[])[] = [
  ['coat', 'jacket'],
  ['sweater', 'vest', 'shirt', 't-shirt', 'top', 'dress'],
  ['skirt', 'jeans', 'pants', 'shorts', 'dress'],
  ['jeans', 'pants', 'tights'],
  ['boots', 'sandals', 'shoes'],
]

/**
 * What is worn together, from counts: in each stratum a pair is expected as often as its classes are seen, were they chosen apart
 * (looks × looks ÷ all looks), those with a dress apart from the rest: it takes the place of shirt and trousers alike, and where others wear
 * neither these would seem to seek each other; seen and expected are added up over strata, so that cold, gender and the detector's habits, which bring
 * classes together too, are not taken for taste. The ratio is shrunk by a gamma prior of mean 1 (DuMouchel 1999, The American Statistician
 * 53(3), with one prior instead of a mixture), and of its log only what lies beyond a 90 % interval counts (the log of a gamma of shape n
 * has a standard deviation of about 1/√n). null without looks.
 */
export function pairLifts(rows: readonly TogetherRow[]): PairLifts | null {
  const strata = Map.groupBy(rows, ({ stratum }) => stratum)
  const seen = new Float64Array(CLASSES * CLASSES)
  const expected = new Float64Array(CLASSES * CLASSES)
  let looks = 0
  for (const rows of strata.values()) {
    const all = rows.find(({ classes }) => classes.length === 0)?.looks ?? 0
    if (all === 0) continue
    looks += all
    const single = new Float64Array(CLASSES)
    const withDress = new Float64Array(CLASSES)
    for (const { classes, looks } of rows) {
      const [a, b] = classes
      if (a === undefined) continue
      if (b === undefined) single[GARMENT_CLASSES.indexOf(a)] = looks
      else {
        seen[pairAt(a, b)]! += looks
        if (b === 'dress') withDress[GARMENT_CLASSES.indexOf(a)] = looks
        if (a === 'dress') withDress[GARMENT_CLASSES.indexOf(b)] = looks
      }
    }
    const dresses = single[DRESS]!
    for (let a = 0; a < CLASSES; a++)
      for (let b = a + 1; b < CLASSES; b++)
        expected[a * CLASSES + b]! +=
          a === DRESS || b === DRESS
            ? byChance(single[a]!, single[b]!, all)
            : byChance(withDress[a]!, withDress[b]!, dresses) +
              byChance(single[a]! - withDress[a]!, single[b]! - withDress[b]!, all - dresses)
  }
  if (looks === 0) return null
  const lifts = seen.map((seen, pair) => liftOf(seen, expected[pair]!))
  for (const place of PLACES) for (const a of place) for (const b of place) lifts[pairAt(a, b)] = 0
  return { lift: (a, b) => lifts[pairAt(a, b)]!, looks }
}

const CLASSES = GARMENT_CLASSES.length
const DRESS = GARMENT_CLASSES.indexOf('dress')

/** Looks that show two things, of each so many, were they chosen apart. */
function byChance(a: number, b: number, all: number): number {
  return all > 0 ? (a * b) / all : 0
}

function pairAt(a: GarmentClass, b: GarmentClass): number {
  const [first, second] = [GARMENT_CLASSES.indexOf(a), GARMENT_CLASSES.indexOf(b)]
  return Math.min(first, second) * CLASSES + Math.max(first, second)
}

function liftOf(seen: number, expected: number): number {
  const lift = Math.log((seen + PRIOR_LOOKS) / (expected + PRIOR_LOOKS))
  const certain = Math.max(0, Math.abs(lift) - DOUBT / Math.sqrt(seen + PRIOR_LOOKS))
  return Math.sign(lift) * certain
}

/** The same counts as the store keeps, of looks at hand. */
export function countTogether(
  looks: Iterable<{ stratum: string; classes: readonly GarmentClass[] }>,
): TogetherRow[] {
  const rows = new Map<string, TogetherRow>()
  const count = (stratum: string, classes: readonly GarmentClass[]) => {
    const key = [stratum, ...classes].join(' ')
    rows.set(key, { stratum, classes, looks: (rows.get(key)?.looks ?? 0) + 1 })
  }
  for (const { stratum, classes } of looks) {
    const shown = GARMENT_CLASSES.filter((name) => classes.includes(name))
    count(stratum, [])
    shown.forEach((a, i) => {
      count(stratum, [a])
      for (const b of shown.slice(i + 1)) count(stratum, [a, b])
    })
  }
  return [...rows.values()]
}

/** Sum of the lifts of all pairs of an ensemble's classes, by how its two halves look. */
export type TogetherOf = (upper: StackLook) => (lower: StackLook) => number

const known = new WeakMap<PairLifts, TogetherOf>()

/** Two looks are added up once, as long as the lifts stay. */
export function togetherOf(lifts: PairLifts): TogetherOf {
  const kept = known.get(lifts)
  if (kept) return kept
  const made = new Map<StackLook, (lower: StackLook) => number>()
  const of: TogetherOf = (upper) => {
    const kept = made.get(upper)
    if (kept) return kept
    const sums: number[] = []
    const withLower = (lower: StackLook) => {
      sums[lower.index] ??= sumOfPairs([...upper.classes, ...lower.classes], lifts)
      return sums[lower.index]!
    }
    made.set(upper, withLower)
    return withLower
  }
  known.set(lifts, of)
  return of
}

/** Sum of the lifts of all pairs of classes. */
export function sumOfPairs(classes: readonly GarmentClass[], { lift }: PairLifts): number {
  const shown = [...new Set(classes)]
  return shown.reduce((sum, a, i) => shown.slice(i + 1).reduce((sum, b) => sum + lift(a, b), sum), 0)
}
