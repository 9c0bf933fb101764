import { describe, expect, it } from 'vitest'
import { within90 } from '../../../src/recommender/wear-rates/predicted-counts.ts'
import { scoreCounts, scoreOfPredicted } from '../../../src/recommender/wear-rates/score-counts.ts'
import { parseStreetCounts } from '../../../src/recommender/wear-rates/street-counts.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'
import { binomial, randomFrom } from './looks.ts'

const cell = (city: string, p: number, yes: number, known: number) => ({
  city,
  logit: Math.log(p / (1 - p)),
  sd: 0,
  citySd: 0,
  yes,
  known,
})

describe('scoring predicted shares', () => {
  it('gives the figures worked out by hand', () => {
    const score = scoreOfPredicted([cell('A', 0.25, 1, 4), cell('B', 0.75, 2, 4)])
    expect(score.n).toBe(8)
    expect(score.logLoss).toBeCloseTo(
      -(3 * Math.log(0.75) + Math.log(0.25) + 2 * Math.log(0.75) + 2 * Math.log(0.25)) / 8,
    )
    expect(score.brier).toBeCloseTo((0.75 ** 2 + 3 * 0.25 ** 2 + 2 * 0.25 ** 2 + 2 * 0.75 ** 2) / 8)
    expect(score.calibrationError).toBeCloseTo((0 + 1) / 8)
    // Of 3 yes and 5 no: B's 2 yes are above A's 3 no (6), level with B's 2 no (half of 4); A's yes is level with A's 3 no (half of 3).
    expect(score.auc).toBeCloseTo((6 + 2 + 1.5) / 15)
  })

  it('has no score where nothing is known', () => {
    expect(scoreOfPredicted([cell('A', 0.5, 0, 0)])).toMatchObject({
      n: 0,
      logLoss: null,
      auc: null,
      coverage90: null,
    })
  })

  it('finds nine in ten counts inside where beliefs are right', () => {
    const random = randomFrom(3)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const shares = Array.from({ length: 600 }, () => {
      const logit = -1 + 0.5 * normal()
      const known = 5 + Math.floor(random() * 20)
      const yes = binomial(random, known, 1 / (1 + Math.exp(-logit)))
      return within90([{ logit: -1, yes, known }], 0.5)
    })
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(0.9, 1)
  })
})

describe('street counts', () => {
  it('refuses what is no such file', () => {
    expect(() => parseStreetCounts({ cities: { Seoul: { bins: {} } } })).toThrow('mean_temperature_c')
  })

  it('takes what people were used to from the city: its mean in the tropics, near the day itself where seasons are', () => {
    const bin = {
      n: 10,
      jacket: [1, 10],
      long_sleeve: [1, 10],
      layers: [1, 10],
      scarf: [1, 10],
      hat: [1, 10],
    }
    const bins = (...edges: number[]) => Object.fromEntries(edges.map((edge) => [edge, bin]))
    const cells = parseStreetCounts({
      cities: {
        Tropics: { mean_temperature_c: 28, bins: bins(24, 27) },
        Seasons: { mean_temperature_c: 12, bins: bins(-6, 27) },
      },
    })
    expect(cells.map(({ temperatureC }) => temperatureC)).toEqual([25.5, 28.5, 28.5, -4.5])
    expect(cells[0]!.usedToC).toBe(28)
    expect(cells[3]!.usedToC).toBeCloseTo(12 + (1 - (3.1 / 16.5) ** 2) * (-4.5 - 12))
  })
})

describe.skipIf(!hasReference)(
  withReference('street photos of 17 cities, each scored by the fit without it'),
  () => {
    const scores = hasReference
      ? scoreCounts(parseStreetCounts(readReferenceJson('reference', 'street-wear-by-temperature.json')))
      : null

    it('reaches the goal for the outer layer', () => {
      const { calibrationError, auc, coverage90, n } = scores!.outer
      expect(n).toBe(2595)
      expect(calibrationError).toBeLessThanOrEqual(0.05)
      expect(auc).toBeGreaterThanOrEqual(0.72)
      expect(coverage90).toBeGreaterThanOrEqual(0.85)
      expect(coverage90).toBeLessThanOrEqual(0.95)
    })

    it('covers nine in ten counts of every group, as nearly as 180 counts tell', () => {
      for (const [group, { coverage90 }] of Object.entries(scores!)) {
        expect(coverage90, group).toBeGreaterThanOrEqual(0.85)
        expect(coverage90, group).toBeLessThanOrEqual(0.95)
      }
    })
  },
)
