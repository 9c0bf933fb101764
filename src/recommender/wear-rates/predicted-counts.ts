import { logistic } from './logit.ts'

/**
 * How a count of `known` photos turns out where its rate is only believed: the logit is normal around `logit` with `sd`, and all of `cells`
 * (photos of one city at several temperatures) are off by the same. Read at the middles of as many equally likely parts.
 */
export type PredictedCell = { logit: number; yes: number; known: number }

const PARTS = 41

/**
 * How much of the 90 % interval's own probability the total count takes: 1 where it lies inside, 0 outside, between at the edges. Counts are
 * whole numbers, so the interval rarely holds 90 % exactly; the mean of this over many counts does where beliefs are right.
 */
export function within90(cells: readonly PredictedCell[], sd: number): number {
  const yes = cells.reduce((sum, cell) => sum + cell.yes, 0)
  const chances = chancesOfTotal(cells, sd)
  const below = chances.slice(0, yes).reduce((sum, chance) => sum + chance, 0)
  const own = chances[yes]!
  const inside = Math.min(0.95, below + own) - Math.max(0.05, below)
  return Math.max(0, inside) / own
}

/** Chance of each total, 0 to all. */
function chancesOfTotal(cells: readonly PredictedCell[], sd: number): number[] {
  const total = cells.reduce((sum, { known }) => sum + known, 0)
  const chances = new Array<number>(total + 1).fill(0)
  for (let part = 0; part < PARTS; part++) {
    const offset = sd * normalQuantile((part + 0.5) / PARTS)
    const here = cells.reduce<number[]>(
      (sums, { logit, known }) => addBinomial(sums, known, logistic(logit + offset)),
      [1],
    )
    for (let i = 0; i <= total; i++) chances[i]! += here[i]! / PARTS
  }
  return chances
}

/** One photo after the other. */
function addBinomial(chances: readonly number[], known: number, p: number): number[] {
  let sums = [...chances]
  for (let photo = 0; photo < known; photo++) {
    sums = [...sums, 0].map((chance, i) => chance * (1 - p) + (sums[i - 1] ?? 0) * p)
  }
  return sums
}

/** By bisection of the distribution function (Abramowitz and Stegun 1964, 26.2.17: to 7.5e-8). */
function normalQuantile(probability: number): number {
  let [low, high] = [-8, 8]
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (normalShare(middle) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function normalShare(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const tail =
    (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * terms.reduceRight((sum, term) => (sum + term) * t, 0)
  return x < 0 ? tail : 1 - tail
}
