import { RateGroup } from '../../src/domain/wear-rate.ts'
import { InnerClass } from '../../src/recommender/wear-rates/inner-class.ts'
import type { GroupCurves } from '../../src/recommender/wear-rates/prior-data.ts'
import type { StreetCell } from '../../src/recommender/wear-rates/street-counts.ts'
import { type Counted, cityEffects, fitCurve, spreadOfEffects } from './fit-curve.ts'

export function countedOf(cells: readonly StreetCell[], group: RateGroup): Counted[] {
  return cells.map((cell) => ({ ...cell, ...cell.counts[group] })).filter(({ known }) => known > 0)
}

/**
 * The five groups' curves. How much deviation from what people are used to shifts them is estimated group by group, then each estimate
 * is pulled to the mean of the five as far as they don't differ beyond chance.
 */
export function fitGroups(cells: readonly StreetCell[]): GroupCurves {
  const alone = RateGroup.enum.map((group) => fitCurve(countedOf(cells, group)))
  const shifts = alone.map(({ coefficients, covariance }) => ({
    name: 'shift',
    mean: coefficients.at(-1)!,
    variance: covariance.at(-1)!,
  }))
  const { mean, sd, precision } = spreadOfEffects(shifts)
  const belief = { mean, precision: 1 / (sd ** 2 + 1 / precision) }
  return Object.fromEntries(
    RateGroup.enum.map((group) => [group, fitCurve(countedOf(cells, group), belief)]),
  ) as GroupCurves
}

/** The words of the street counts. What is over these (Outerwear, Suit) is left out. */
const CATEGORY: Readonly<Record<InnerClass, string>> = {
  't-shirt': 'T-shirt',
  top: 'Tank top',
  shirt: 'Shirt',
  sweater: 'Sweater',
  dress: 'Dress',
}

export function fitInner(cells: readonly StreetCell[]) {
  const inner = Object.values(CATEGORY)
  const curves = InnerClass.enum.map((name) => {
    const counts = cells.map((cell) => ({
      ...cell,
      yes: cell.categories[CATEGORY[name]] ?? 0,
      known: inner.reduce((sum, category) => sum + (cell.categories[category] ?? 0), 0),
    }))
    return [
      name,
      fitCurve(
        counts.filter(({ known }) => known > 0),
        NO_SHIFT,
      ),
    ]
  })
  return Object.fromEntries(curves) as Record<InnerClass, ReturnType<typeof fitCurve>>
}

/** Too few photos a class to tell a shift from chance. */
const NO_SHIFT = { mean: 0, precision: 1e6 }

/** How a group's city effects go with those of the outer layer: slope through the origin, and what is left, logit. */
export function followOuter(cells: readonly StreetCell[], curves: GroupCurves, group: RateGroup) {
  const outer = cityEffects(curves.outer, countedOf(cells, 'outer'))
  const own = cityEffects(curves[group], countedOf(cells, group))
  const pairs = outer.map((effect, i) => ({ x: effect.mean, y: own[i]!, weight: 1 / own[i]!.variance }))
  const xy = pairs.reduce((sum, { x, y, weight }) => sum + weight * x * y.mean, 0)
  const xx = pairs.reduce((sum, { x, weight }) => sum + weight * x * x, 0)
  const factor = xy / xx
  const left = pairs.map(({ x, y }) => ({ ...y, mean: y.mean - factor * x }))
  return { factor, sd: spreadOfEffects(left).sd }
}

/** Mean over all photos. */
export function meanOf(cells: readonly StreetCell[], value: (cell: StreetCell) => number): number {
  const photos = cells.reduce((sum, { counts }) => sum + counts.outer.known, 0)
  return cells.reduce((sum, cell) => sum + cell.counts.outer.known * value(cell), 0) / photos
}
