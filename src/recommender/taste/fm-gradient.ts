import { type FmLoss, lossOf, lossSlope } from './fm-loss.ts'
import { type FmModel, fmScore } from './fm-model.ts'
import type { Rows } from './rows.ts'

/** What one row asks of the weights, by position in the row: `factors` has k numbers for each. Used again for each row. */
export type RowGradient = { bias: number; readonly linear: Float64Array; readonly factors: Float64Array }

export type RowWork = {
  readonly gradient: RowGradient
  readonly sums: Float64Array
  /** What each of the k products counts; all 1 where nothing is left out. */
  readonly mask: Float64Array
}

export function createRowWork(rows: Rows, k: number): RowWork {
  let longest = 0
  for (let row = 0; row < rows.count; row++)
    longest = Math.max(longest, rows.starts[row + 1]! - rows.starts[row]!)
  return {
    gradient: { bias: 0, linear: new Float64Array(longest), factors: new Float64Array(longest * k) },
    sums: new Float64Array(k),
    mask: new Float64Array(k).fill(1),
  }
}

/** What is made small: the row's loss, and l2 / 2 × the squares of the weights that the row touches. Every feature must be known. */
export function rowObjective(model: FmModel, rows: Rows, row: number, loss: FmLoss, l2: number): number {
  const score = fmScore(model, rows, row, new Float64Array(model.k))
  let squares = 0
  for (const feature of rows.features.subarray(rows.starts[row], rows.starts[row + 1])) {
    squares += model.linear[feature]! ** 2
    for (let f = 0; f < model.k; f++) squares += model.factors[feature * model.k + f]! ** 2
  }
  return lossOf(loss, score, rows.labels[row]!) + (l2 / 2) * squares
}

/**
 * Gradient of rowObjective: ∂score/∂v_if = x_i (Σ_j v_jf x_j - v_if x_i) (Rendle 2010, equation 4), O(k n). A product whose `mask` is
 * not 1 counts that much instead, in the score as in the slope (dropout of the pairwise sums).
 */
export function rowGradient(
  model: FmModel,
  rows: Rows,
  row: number,
  loss: FmLoss,
  l2: number,
  { gradient, sums, mask }: RowWork,
): void {
  const { k, linear, factors } = model
  const { features, values } = rows
  const from = rows.starts[row]!
  const to = rows.starts[row + 1]!
  let score = fmScore({ ...model, factors: NO_FACTORS, k: 0 }, rows, row, NO_FACTORS)
  sums.fill(0)
  for (let i = from; i < to; i++) {
    const base = features[i]! * k
    for (let f = 0; f < k; f++) sums[f]! += factors[base + f]! * values[i]!
  }
  for (let i = from; i < to; i++) {
    const base = features[i]! * k
    const at = (i - from) * k
    for (let f = 0; f < k; f++) {
      const term = factors[base + f]! * values[i]!
      const others = mask[f]! * (sums[f]! - term)
      gradient.factors[at + f] = others * values[i]!
      score += (term * others) / 2
    }
  }
  const slope = lossSlope(loss, score, rows.labels[row]!)
  gradient.bias = slope
  for (let i = from; i < to; i++) {
    gradient.linear[i - from] = slope * values[i]! + l2 * linear[features[i]!]!
    const base = features[i]! * k
    const at = (i - from) * k
    for (let f = 0; f < k; f++)
      gradient.factors[at + f] = slope * gradient.factors[at + f]! + l2 * factors[base + f]!
  }
}

const NO_FACTORS = new Float64Array(0)
