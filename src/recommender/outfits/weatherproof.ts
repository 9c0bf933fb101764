import type { Garment } from '../../domain/garment.ts'
import { type Candidate, weigh } from './candidate.ts'
import type { DayNeed } from './need.ts'
import { rateStack } from './rated.ts'
import { type Family, goTogether, type UpperStack } from './stack.ts'

/** Which resistance the day's weather asks of what shows; null where it asks for none. */
export type Resistance = 'waterResistance' | 'windResistance' | null

/**
 * The same ensemble with an outer that keeps off the day's weather better, where one of the same warmth goes over the same clothes.
 * Layers and insulation stay: weather never takes anything away. `taken` are outers that other sets show.
 */
export function weatherproof(
  candidate: Candidate,
  families: readonly Family[],
  need: DayNeed,
  resistance: Resistance,
  taken: ReadonlySet<Garment>,
): Candidate {
  const { upper, lower, maxClo } = candidate
  if (resistance === null || upper.shown.layer !== 'outer') return candidate
  const ratedLower = rateStack(lower, need)
  const toClo = Math.max(maxClo, need.firstToClo)
  return families
    .flatMap(({ uppers }) => uppers.flat())
    .filter((other) => differsInOuterOnly(other, upper) && goTogether(other, lower))
    .filter((other) => !taken.has(other.shown) && other.shown[resistance] > upper.shown[resistance])
    .map((other) => weigh(rateStack(other, need), ratedLower, need))
    .filter((other) => other.maxClo >= maxClo && other.maxClo <= toClo)
    .filter((other) => other.parts.season >= candidate.parts.season)
    .reduce(
      (best, other) => (other.upper.shown[resistance] > best.upper.shown[resistance] ? other : best),
      candidate,
    )
}

function differsInOuterOnly(other: UpperStack, upper: UpperStack): boolean {
  const last = upper.garments.length - 1
  return (
    other.garments.length === upper.garments.length &&
    other.shown.layer === 'outer' &&
    upper.garments.every((garment, i) => i === last || garment === other.garments[i])
  )
}
