import type { FmModel } from '../../../src/recommender/taste/fm-model.ts'

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
