import { describe, expect, it } from 'vitest'
import {
  type Choice,
  fitConditionalLogit,
  judgeChoices,
  PRIOR_SD,
} from '../../../src/recommender/evaluation/conditional-logit.ts'
import { normal, seeded } from '../../../src/recommender/seeded.ts'

const TRUE = [1.5, -0.8, 0, 0]

/** Five alternatives of four random parts, one taken by the chances that the coefficients give. */
function choicesBy(coefficients: readonly number[], count: number, seed: number): Choice[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const sets = Array.from({ length: 5 }, () => coefficients.map(() => normal(random)))
    const chances = sets.map((parts) =>
      Math.exp(parts.reduce((sum, part, i) => sum + part * coefficients[i]!, 0)),
    )
    let sum = 0
    const sums = chances.map((chance) => {
      sum += chance
      return sum
    })
    const at = random() * sum
    const taken = sums.findIndex((upTo) => at < upTo)
    return [sets[taken]!, ...sets.filter((_, i) => i !== taken)]
  })
}

describe('the conditional logit', () => {
  it('recovers the coefficients behind choices, noise near 0, as near as its errors say', () => {
    const { coefficients, covariance } = fitConditionalLogit(choicesBy(TRUE, 4000, 1), 4)
    for (const [i, truth] of TRUE.entries()) {
      const standardError = Math.sqrt(covariance[i]![i]!)
      expect(standardError).toBeLessThan(0.04)
      expect(Math.abs(coefficients[i]! - truth)).toBeLessThan(3 * standardError)
    }
  })

  it('has 90 % intervals that hold the truth in nine of ten samples', () => {
    const inside = Array.from({ length: 200 }, (_, n) => {
      const { coefficients, covariance } = fitConditionalLogit(choicesBy(TRUE, 150, n + 10), 4)
      return Math.abs(coefficients[0]! - TRUE[0]!) < 1.645 * Math.sqrt(covariance[0]![0]!)
    })
    const share = inside.filter(Boolean).length / inside.length
    expect(share).toBeGreaterThan(0.84)
    expect(share).toBeLessThan(0.96)
  })

  it('tells what was taken on choices not fitted better than chance, and no better than the truth', () => {
    const { coefficients } = fitConditionalLogit(choicesBy(TRUE, 4000, 2), 4)
    const others = choicesBy(TRUE, 4000, 3)
    const fitted = judgeChoices(others, coefficients)
    const truth = judgeChoices(others, TRUE)
    const chance = judgeChoices(others, [0, 0, 0, 0])
    expect(chance.logLoss).toBeCloseTo(Math.log(5), 12)
    expect(chance.topShare).toBeCloseTo(0.2, 12)
    expect(fitted.logLoss - truth.logLoss).toBeLessThan(0.002)
    expect(fitted.logLoss).toBeLessThan(chance.logLoss - 0.5)
    expect(fitted.topShare).toBeGreaterThan(0.5)
  })

  it('holds what no choice tells at 0, as unsure as before', () => {
    const flat = choicesBy([1], 200, 4).map((sets) => sets.map(([part = 0]) => [part, 7]))
    const { coefficients, covariance } = fitConditionalLogit(flat, 2)
    expect(coefficients[1]).toBeCloseTo(0, 6)
    expect(Math.sqrt(covariance[1]![1]!)).toBeCloseTo(PRIOR_SD, 3)
    expect(fitConditionalLogit([], 1).coefficients).toEqual([0])
  })

  it('ends where a part tells every choice', () => {
    const sure = Array.from({ length: 50 }, (): Choice => [[1], [0]])
    const [coefficient = 0] = fitConditionalLogit(sure, 1).coefficients
    expect(coefficient).toBeGreaterThan(5)
    expect(judgeChoices(sure, [coefficient]).logLoss).toBeLessThan(0.01)
  })
})
