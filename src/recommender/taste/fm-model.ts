import { normal } from '../seeded.ts'
import type { Rows } from './rows.ts'

/**
 * Factorization machine of degree 2 (Rendle 2010, "Factorization Machines", ICDM): score(x) = w0 + Σ w_i x_i + Σ_{i<j} ⟨v_i, v_j⟩ x_i x_j.
 * `linear` holds w by feature, `factors` v by feature, `k` numbers each. A feature from `featureCount` on is unknown and counts nothing.
 */
export type FmModel = {
  readonly featureCount: number
  readonly k: number
  bias: number
  readonly linear: Float64Array
  readonly factors: Float64Array
}

/** Small random factors: all alike they would stay alike. `random` gives 0..1. */
export function createFmModel(
  featureCount: number,
  k: number,
  initialSd: number,
  random: () => number,
): FmModel {
  const factors = Float64Array.from({ length: featureCount * k }, () => initialSd * normal(random))
  return { featureCount, k, bias: 0, linear: new Float64Array(featureCount), factors }
}

/**
 * The score of one row; `sums` (k long) is left with Σ v_if x_i, which gradients need too. The pairwise term is O(k n):
 * ½ Σ_f ((Σ_i v_if x_i)² - Σ_i v_if² x_i²) (Rendle 2010, lemma 3.1).
 */
export function fmScore(model: FmModel, rows: Rows, row: number, sums: Float64Array): number {
  const { k, linear, factors, featureCount } = model
  const { features, values, starts } = rows
  const to = starts[row + 1]!
  let score = model.bias
  let squares = 0
  sums.fill(0)
  for (let i = starts[row]!; i < to; i++) {
    const feature = features[i]!
    if (feature >= featureCount) continue
    const value = values[i]!
    score += linear[feature]! * value
    const base = feature * k
    for (let f = 0; f < k; f++) {
      const term = factors[base + f]! * value
      sums[f]! += term
      squares += term * term
    }
  }
  let crossed = 0
  for (let f = 0; f < k; f++) crossed += sums[f]! * sums[f]!
  return score + (crossed - squares) / 2
}

export function fmScores(model: FmModel, rows: Rows): Float64Array {
  const sums = new Float64Array(model.k)
  return Float64Array.from({ length: rows.count }, (_, row) => fmScore(model, rows, row, sums))
}
