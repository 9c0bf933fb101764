import { normal, seeded } from '../../../src/recommender/seeded.ts'
import { sigmoid } from '../../../src/recommender/taste/fm-loss.ts'
import { createFmModel, type FmModel, fmScore } from '../../../src/recommender/taste/fm-model.ts'
import { packRows, type Row, type Rows } from '../../../src/recommender/taste/rows.ts'

/** Rows of one level a field, whose labels come from a machine that is known. */
export function generate(options: { levels: readonly number[]; k: number; factorSd: number; seed: number }) {
  const { levels, k, factorSd, seed } = options
  const random = seeded(seed)
  const firsts = levels.map((_, field) => levels.slice(0, field).reduce((sum, n) => sum + n, 0))
  const featureCount = levels.reduce((sum, n) => sum + n, 0)
  const truth: FmModel = createFmModel(featureCount, k, factorSd, random)
  for (const i of truth.linear.keys()) truth.linear[i] = 0.5 * normal(random)
  const one = (): Rows =>
    packRows([{ label: 0, features: levels.map((n, field) => firsts[field]! + Math.floor(n * random())) }])
  const rows = (count: number, label: (score: number) => number): Rows =>
    packRows(
      Array.from({ length: count }, (): Row => {
        const row = one()
        return { label: label(fmScore(truth, row, 0, new Float64Array(k))), features: [...row.features] }
      }),
    )
  return {
    truth,
    featureCount,
    firsts,
    events: (count: number) => rows(count, (score) => (random() < sigmoid(score) ? 1 : 0)),
    numbers: (count: number, noiseSd: number) => rows(count, (score) => score + noiseSd * normal(random)),
  }
}

/**
 * ⟨v_a, v_b⟩ of all pairs of two fields, without row and column means: those can as well be told by the linear weights, so only
 * what remains is an interaction.
 */
export function interactions(model: FmModel, a: [number, number], b: [number, number]): number[] {
  const product = (i: number, j: number) => {
    let sum = 0
    for (let f = 0; f < model.k; f++) sum += model.factors[i * model.k + f]! * model.factors[j * model.k + f]!
    return sum
  }
  const table = range(a).map((i) => range(b).map((j) => product(i, j)))
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const rowMeans = table.map(mean)
  const columnMeans = range([0, table[0]?.length ?? 0]).map((j) => mean(table.map((row) => row[j]!)))
  const all = mean(rowMeans)
  return table.flatMap((row, i) => row.map((value, j) => value - rowMeans[i]! - columnMeans[j]! + all))
}

function range([from, count]: [number, number]): number[] {
  return Array.from({ length: count }, (_, i) => from + i)
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + value * y[i]!, 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}
