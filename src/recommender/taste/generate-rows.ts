import { normal, seeded } from '../seeded.ts'
import { sigmoid } from './fm-loss.ts'
import { createFmModel, type FmModel, fmScore } from './fm-model.ts'
import { packRows, type Row, type Rows } from './rows.ts'

/**
 * Rows with one level of each field, drawn evenly, whose labels come from a factorization machine that is known: `events` are 1 with the
 * chance that it gives, `numbers` its score with noise. Levels are numbered on from field to field. Deterministic by seed.
 */
export function generateRows(options: {
  levels: readonly number[]
  k: number
  factorSd: number
  seed: number
}) {
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
