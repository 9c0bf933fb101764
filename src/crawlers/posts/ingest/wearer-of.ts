import type { DetectedGarment } from '../../../domain/detector.ts'
import type { GarmentClass } from '../../../domain/garment-class.ts'
import { SkipError } from '../../../errors.ts'

const UPPER = new Set<GarmentClass>(['coat', 'jacket', 'sweater', 'vest', 'shirt', 't-shirt', 'top'])
const LOWER = new Set<GarmentClass>(['skirt', 'jeans', 'pants', 'shorts'])
const ONE_PIECE = new Set<GarmentClass>(['dress'])

/** Boxes of one kind that share less of the narrower one's width than this are on two people, or lie apart. */
const SIDE_BY_SIDE_SHARE = 0.2
/** Someone whose garment is this large beside the largest, and as sure as this beside it, is a second wearer; smaller ones are passers-by. */
const SECOND_AREA = 0.35
const SECOND_SCORE = 0.5
/** How far beside the body's garments a bag or a glove still belongs to it, in widths of the largest. */
const ARM_REACH = 0.75

/**
 * The garments of the one dressed person that a photo is of: passers-by, much smaller than that person, lose theirs.
 * Throws SkipError `no-outfit` (not an upper and a lower garment or a one-piece) and `several-people` (two that can't be told apart).
 */
export function wearerOf(garments: readonly DetectedGarment[]): DetectedGarment[] {
  const largest = garments
    .filter(({ class: kind }) => UPPER.has(kind) || ONE_PIECE.has(kind))
    .toSorted((a, b) => areaOf(b) - areaOf(a))[0]
  if (!largest) throw new SkipError('no-outfit', 'No upper garment or one-piece is seen.')
  for (const kinds of [new Set([...UPPER, ...ONE_PIECE]), LOWER]) {
    if (hasTwoWearers(garments.filter(({ class: kind }) => kinds.has(kind))))
      throw new SkipError('several-people', 'Two people are seen, and their garments can’t be told apart.')
  }
  const own = garments.filter((garment) => belongsTo(largest, garment))
  if (!isOutfit(classesOf(own))) throw new SkipError('no-outfit', 'No lower garment is seen.')
  return own
}

/** Whether classes make an outfit: an upper and a lower garment, or a one-piece. */
export function isOutfit(classes: readonly GarmentClass[]): boolean {
  const has = (kinds: ReadonlySet<GarmentClass>) => classes.some((kind) => kinds.has(kind))
  return has(ONE_PIECE) || (has(UPPER) && has(LOWER))
}

/** The classes of garments, each once, in the order of the garments. */
export function classesOf(garments: readonly DetectedGarment[]): GarmentClass[] {
  return [...new Set(garments.map(({ class: kind }) => kind))]
}

function hasTwoWearers(garments: readonly DetectedGarment[]): boolean {
  const [first, ...others] = garments.toSorted((a, b) => areaOf(b) - areaOf(a))
  return (
    first !== undefined &&
    others.some(
      (other) =>
        sharedWidth(first, other) < SIDE_BY_SIDE_SHARE * Math.min(first.box[2], other.box[2]) &&
        areaOf(other) >= SECOND_AREA * areaOf(first) &&
        other.score >= SECOND_SCORE * first.score,
    )
  )
}

/** Whether the middle of a garment lies within arm's reach of the body that wears the largest one. */
function belongsTo(largest: DetectedGarment, garment: DetectedGarment): boolean {
  const [x, , width] = largest.box
  const middle = garment.box[0] + garment.box[2] / 2
  // An upper garment beside the largest one is another person's, a passer-by's.
  const isWorn = UPPER.has(garment.class) || ONE_PIECE.has(garment.class) || LOWER.has(garment.class)
  const reach = isWorn ? 0 : ARM_REACH * width
  return middle >= x - reach && middle <= x + width + reach
}

const areaOf = ({ box: [, , width, height] }: DetectedGarment) => width * height

function sharedWidth(a: DetectedGarment, b: DetectedGarment): number {
  return Math.min(a.box[0] + a.box[2], b.box[0] + b.box[2]) - Math.max(a.box[0], b.box[0])
}
