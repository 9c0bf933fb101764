import type { Garment } from '../../domain/garment.ts'
import { GARMENTS } from '../../domain/garments/garments.ts'
import type { Gender, Occasion } from '../../domain/person.ts'
import { lowerStacks } from './lower-stacks.ts'
import { type Family, has, type LowerStack, twinsOf, type UpperStack, type Usual } from './stack.ts'
import { upperStacks } from './upper-stacks.ts'

/** Below this a garment is not suggested unasked to someone who named a gender; `any` sees everything. */
const USUAL_FROM = 0.1

/** 0..1: how usual a garment is for the gender; for `any` the mean of both, so that what everyone wears comes first. */
export function usualFor(garment: Garment, gender: Gender): number {
  return gender === 'any' ? (garment.usual.female + garment.usual.male) / 2 : garment.usual[gender]
}

function closetOf(gender: Gender, occasion: Occasion): Garment[] {
  return GARMENTS.filter(
    (garment) =>
      garment.occasions.includes(occasion) &&
      !has(garment, 'rain') &&
      (gender === 'any' || garment.usual[gender] >= USUAL_FROM),
  )
}

const families = new Map<string, readonly Family[]>()

/** Separates and one-pieces for the gender and occasion; built at the first ask and kept. */
export function familiesFor(gender: Gender, occasion: Occasion): readonly Family[] {
  const key = `${gender} ${occasion}`
  const known = families.get(key)
  if (known) return known
  const built = familiesOf(closetOf(gender, occasion), occasion, (garment) => usualFor(garment, gender))
  families.set(key, built)
  return built
}

/** Every sane way to dress from a closet. */
export function familiesOf(closet: readonly Garment[], occasion: Occasion, usual: Usual): readonly Family[] {
  return (['base', 'one-piece'] as const)
    .map((foundation) => ({
      uppers: twinsOf(upperStacks(closet, foundation, occasion, usual), upperMeasures),
      lowers: twinsOf(lowerStacks(closet, foundation, usual), lowerMeasures),
    }))
    .filter((family) => family.uppers.length > 0)
}

function upperMeasures({ look, shown, warmth, outerClo, midClo }: UpperStack): readonly unknown[] {
  return [shown.code, look.index, warmth, outerClo, midClo]
}

function lowerMeasures({ look, bottom, ...lower }: LowerStack): readonly unknown[] {
  return [
    bottom?.class,
    look.index,
    lower.fromWarmth,
    lower.toWarmth,
    lower.neckClo,
    lower.handsClo,
    lower.headClo,
  ]
}
