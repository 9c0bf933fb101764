import { describe, expect, it } from 'vitest'
import { LibfmLineError, parseLibfmLine } from '../../../src/recommender/taste/libfm.ts'
import { auc, logLoss, rmse } from '../../../src/recommender/taste/metrics.ts'

const numbers = (...values: number[]) => Float64Array.from(values)

describe('the measures', () => {
  it('rank events above non-events, ties half', () => {
    expect(auc(numbers(0.1, 0.4, 0.35, 0.8), numbers(0, 0, 1, 1))).toBe(0.75)
    expect(auc(numbers(1, 1, 1), numbers(0, 1, 1))).toBe(0.5)
    expect(auc(numbers(1, 2), numbers(1, 1))).toBeNaN()
  })

  it('take the logarithm of what happened, never of 0', () => {
    expect(logLoss(numbers(0.8, 0.4), numbers(1, 0))).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12)
    expect(logLoss(numbers(0), numbers(1))).toBeCloseTo(-Math.log(1e-7), 9)
    expect(rmse(numbers(1, 3), numbers(0, 1))).toBeCloseTo(Math.sqrt(2.5), 12)
  })
})

describe('a libFM line', () => {
  it('is a label and pairs, in any order and however far apart', () => {
    expect(parseLibfmLine('-1 7:1 4000000000:0.5 3:-2e-1')).toEqual({
      label: -1,
      indices: [7, 4_000_000_000, 3],
      values: [1, 0.5, -0.2],
    })
    expect(parseLibfmLine('1\t2:1  # of a user')).toEqual({ label: 1, indices: [2], values: [1] })
    expect(parseLibfmLine('3.5')).toEqual({ label: 3.5, indices: [], values: [] })
    expect(parseLibfmLine('  ')).toBeNull()
  })

  it.each([
    ['yes 1:1', 'the label "yes" is no number'],
    ['1 a:1', '"a:1" is not index:value'],
    ['1 1', '"1" is not index:value'],
    ['1 1:', '"1:" is not index:value'],
    ['1 -1:1', '"-1:1" is not index:value'],
    ['1 1:nan', '"1:nan" is not index:value'],
    ['1 4:1 4:1', 'an index is there twice'],
  ])('%s says what is wrong', (line, message) => {
    expect(() => parseLibfmLine(line)).toThrow(new LibfmLineError(message))
  })
})
