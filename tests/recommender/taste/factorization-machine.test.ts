import { describe, expect, it } from 'vitest'
import { normal, seeded } from '../../../src/recommender/seeded.ts'
import { createRowWork, rowGradient, rowObjective } from '../../../src/recommender/taste/fm-gradient.ts'
import { FmLoss, lossOf, meanLoss } from '../../../src/recommender/taste/fm-loss.ts'
import { createFmModel, fmScore, fmScores } from '../../../src/recommender/taste/fm-model.ts'
import { generateRows } from '../../../src/recommender/taste/generate-rows.ts'
import { packRows, pickRows } from '../../../src/recommender/taste/rows.ts'
import { FM_DEFAULTS, trainFm } from '../../../src/recommender/taste/train-fm.ts'
import { correlation, interactions } from './interactions.ts'

function randomModel(featureCount: number, k: number) {
  const random = seeded(3)
  const model = createFmModel(featureCount, k, 0.5, random)
  model.bias = normal(random)
  for (const i of model.linear.keys()) model.linear[i] = normal(random)
  return model
}

const ROWS = packRows([
  { label: 1, features: [0, 3, 5], values: [1, -0.5, 2] },
  { label: 0, features: [1, 2], values: [1, 1] },
])

describe('the score', () => {
  it('is the sum over all pairs, made in one pass over the features', () => {
    const model = randomModel(6, 4)
    const product = (i: number, j: number) =>
      Array.from({ length: 4 }, (_, f) => model.factors[i * 4 + f]! * model.factors[j * 4 + f]!).reduce(
        (sum, value) => sum + value,
      )
    const [w0, w] = [model.bias, model.linear]
    const linear = w0 + w[0]! - 0.5 * w[3]! + 2 * w[5]!
    const pairs = -0.5 * product(0, 3) + 2 * product(0, 5) - product(3, 5)
    expect(fmScore(model, ROWS, 0, new Float64Array(4))).toBeCloseTo(linear + pairs, 10)
  })

  it('passes over features that it was not trained with', () => {
    const model = randomModel(6, 4)
    const [known, withUnknown] = [{ features: [0, 2] }, { features: [0, 2, 99] }].map((row) =>
      packRows([{ label: 0, ...row }]),
    )
    const sums = new Float64Array(4)
    expect(fmScore(model, withUnknown!, 0, sums)).toBe(fmScore(model, known!, 0, sums))
  })
})

describe('the gradient', () => {
  it.each(FmLoss.enum)('is that of finite differences, %s loss', (loss) => {
    const model = randomModel(6, 4)
    const work = createRowWork(ROWS, 4)
    const l2 = 0.3
    for (const row of [0, 1]) {
      rowGradient(model, ROWS, row, loss, l2, work)
      const step = 1e-6
      const slopeOf = (weights: Float64Array, i: number) => {
        const kept = weights[i]!
        weights[i] = kept + step
        const above = rowObjective(model, ROWS, row, loss, l2)
        weights[i] = kept - step
        const below = rowObjective(model, ROWS, row, loss, l2)
        weights[i] = kept
        return (above - below) / (2 * step)
      }
      const features = ROWS.features.subarray(ROWS.starts[row], ROWS.starts[row + 1])
      for (const [i, feature] of features.entries()) {
        expect(work.gradient.linear[i]).toBeCloseTo(slopeOf(model.linear, feature), 6)
        for (let f = 0; f < 4; f++)
          expect(work.gradient.factors[i * 4 + f]).toBeCloseTo(slopeOf(model.factors, feature * 4 + f), 6)
      }
      const above = rowObjective({ ...model, bias: model.bias + step }, ROWS, row, loss, l2)
      const below = rowObjective({ ...model, bias: model.bias - step }, ROWS, row, loss, l2)
      expect(work.gradient.bias).toBeCloseTo((above - below) / (2 * step), 6)
    }
  })

  it('leaves products out of score and slope alike', () => {
    const model = randomModel(6, 4)
    const work = createRowWork(ROWS, 4)
    work.mask.set([0, 2, 0, 2])
    rowGradient(model, ROWS, 0, 'squared', 0, work)
    const kept = { ...model, factors: model.factors.map((v, i) => (i % 2 ? v * Math.SQRT2 : 0)) }
    const slope = fmScore(kept, ROWS, 0, new Float64Array(4)) - 1
    expect(work.gradient.bias).toBeCloseTo(slope, 10)
    expect(work.gradient.factors[0]).toBe(0)
  })
})

describe('the losses', () => {
  it('bear any score', () => {
    expect(lossOf('logistic', 800, 0)).toBe(800)
    expect(lossOf('logistic', -800, 0)).toBe(0)
    expect(lossOf('logistic', 0, 1)).toBeCloseTo(Math.LN2, 12)
    expect(lossOf('squared', 3, 1)).toBe(2)
  })
})

describe('training', () => {
  it('recovers the interactions behind yes and no, and comes near to the loss of the truth', {
    timeout: 60_000,
  }, () => {
    const world = generateRows({ levels: [30, 40, 5], k: 3, factorSd: 0.9, seed: 11 })
    const [train, heldOut, test] = [world.events(40_000), world.events(6000), world.events(6000)]
    const settings = { ...FM_DEFAULTS, loss: 'logistic', k: 6 } as const
    const { model, epochs, best } = trainFm(train, heldOut, world.featureCount, settings)
    const [a, b] = [[0, 30] as [number, number], [30, 40] as [number, number]]
    expect(correlation(interactions(model, a, b), interactions(world.truth, a, b))).toBeGreaterThan(0.93)
    const lossOfModel = (m: typeof model) => meanLoss('logistic', fmScores(m, test), test.labels)
    expect(lossOfModel(model) - lossOfModel(world.truth)).toBeLessThan(0.02)
    const flat = trainFm(train, heldOut, world.featureCount, { ...settings, k: 0 }).model
    expect(lossOfModel(flat) - lossOfModel(world.truth)).toBeGreaterThan(0.1)
    expect(best).toBeLessThanOrEqual(epochs.length)
    expect(Math.min(...epochs.map(({ heldOutLoss }) => heldOutLoss))).toBe(epochs[best - 1]?.heldOutLoss)
  })

  it('recovers interactions behind numbers', { timeout: 60_000 }, () => {
    const world = generateRows({ levels: [25, 25], k: 2, factorSd: 1, seed: 12 })
    const settings = { ...FM_DEFAULTS, loss: 'squared', k: 4, l2: 0.001, dropout: 0 } as const
    const { model } = trainFm(world.numbers(8000, 0.5), world.numbers(1000, 0.5), 50, settings)
    const [a, b] = [[0, 25] as [number, number], [25, 25] as [number, number]]
    expect(correlation(interactions(model, a, b), interactions(world.truth, a, b))).toBeGreaterThan(0.98)
  })

  it('stops where held-out rows gain no more, and keeps the weights of the best pass', () => {
    const random = seeded(5)
    const noise = packRows(
      Array.from({ length: 400 }, () => ({
        label: random() < 0.5 ? 0 : 1,
        features: [Math.floor(20 * random()), 20 + Math.floor(20 * random())],
      })),
    )
    const rows = Array.from({ length: 400 }, (_, i) => i)
    const [train, heldOut] = [pickRows(noise, rows.slice(0, 300)), pickRows(noise, rows.slice(300))]
    const settings = { ...FM_DEFAULTS, loss: 'logistic', l2: 0 } as const
    const { model, epochs, best } = trainFm(train, heldOut, 40, settings)
    expect(epochs.length).toBe(best + FM_DEFAULTS.patience)
    expect(meanLoss('logistic', fmScores(model, heldOut), heldOut.labels)).toBe(epochs[best - 1]?.heldOutLoss)
    const last = epochs.at(-1)
    expect((last?.heldOutLoss ?? 0) - (last?.trainLoss ?? 0)).toBeGreaterThan(0.05)
  })

  it('gives the same machine for the same seed, and ends when it is told to', () => {
    const world = generateRows({ levels: [10, 10], k: 2, factorSd: 1, seed: 13 })
    const [train, heldOut] = [world.events(500), world.events(100)]
    const settings = { ...FM_DEFAULTS, loss: 'logistic', epochs: 3 } as const
    const machine = () => trainFm(train, heldOut, 20, settings).model
    expect(machine()).toEqual(machine())
    const signal = AbortSignal.abort(new Error('enough'))
    expect(() => trainFm(train, heldOut, 20, settings, { signal })).toThrow('enough')
  })
})
