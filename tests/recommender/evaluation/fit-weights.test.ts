import { describe, expect, it } from 'vitest'
import { SCORE_WEIGHTS } from '../../../src/recommender/outfits/score.ts'
import { type FittedPart, fitWeights, LEAST_LOOKS } from '../../../src/recommender/evaluation/fit-weights.ts'
import { seeded, shuffle } from '../../../src/recommender/seeded.ts'
import { dressedPeople, GANGNAM } from './dressed-people.ts'

/** How many of its standard errors a coefficient lies above a value. */
function errorsAbove({ coefficient }: FittedPart, value: number): number {
  return (coefficient.value - value) / coefficient.standardError
}

describe('weights from looks', () => {
  it('are those by which people dressed, and near 0 for parts that they did not heed', () => {
    const { fits, looks, withoutTemperature } = fitWeights(
      dressedPeople({ count: 1500, season: 6, usual: 4, seed: 3 }),
      {},
      1,
    )
    expect([looks, withoutTemperature]).toEqual([1500, 0])
    const { season, usual, worn, together } = fits.evenly.parts
    expect(Math.abs(errorsAbove(season!, 6))).toBeLessThan(3)
    expect(Math.abs(errorsAbove(usual!, 4))).toBeLessThan(3)
    expect(season!.coefficient.standardError).toBeLessThan(0.5)
    expect(Math.abs(errorsAbove(worn!, 0))).toBeLessThan(3)
    expect(Math.abs(errorsAbove(together!, 0))).toBeLessThan(3)
    expect(season!.toSeason).toEqual({ value: 1, standardError: 0, shipped: 1 })
    const { value, standardError, shipped } = usual!.toSeason!
    expect(Math.abs(value - 4 / 6)).toBeLessThan(3 * standardError)
    expect(shipped).toBe(SCORE_WEIGHTS.usual / SCORE_WEIGHTS.season)
    const { fitted, uniform } = fits.evenly.heldOut
    expect(uniform.logLoss).toBeCloseTo(Math.log(10), 12)
    expect(fitted.logLoss).toBeLessThan(uniform.logLoss - 0.3)
    expect(fitted.topShare).toBeGreaterThan(2 * uniform.topShare)
  })

  it('show what a region wears, and what people wear together', () => {
    const looks = dressedPeople({
      count: 1500,
      season: 4,
      usual: 2,
      more: (classes, regions) =>
        (regions === GANGNAM && classes.includes('scarf') ? 2 : 0) +
        (classes.includes('skirt') && classes.includes('boots') ? 1.5 : 0),
      seed: 4,
    })
    const { evenly, 'as-worn': asWorn } = fitWeights(looks, {}, 1).fits
    for (const { parts } of [evenly, asWorn]) {
      expect(errorsAbove(parts.season!, 0)).toBeGreaterThan(4)
      expect(errorsAbove(parts.together!, 0)).toBeGreaterThan(4)
    }
    expect(errorsAbove(evenly.parts.worn!, 0)).toBeGreaterThan(4)
    for (const { fitted, shipped, uniform } of [evenly.heldOut, asWorn.heldOut]) {
      expect(fitted.logLoss).toBeLessThan(shipped.logLoss)
      expect(shipped.logLoss).toBeLessThan(uniform.logLoss)
    }
  })

  it('say nothing of weather where what is worn has nothing to do with it', () => {
    const looks = dressedPeople({ count: 800, season: 6, usual: 4, seed: 5 })
    const order = Int32Array.from(looks.keys())
    shuffle(order, seeded(6))
    const mixed = looks.map((look, i) => ({ ...look, apparentC: looks[order[i]!]!.apparentC }))
    const { season, usual } = fitWeights(mixed, {}, 1).fits['as-worn'].parts
    expect(Math.abs(errorsAbove(season!, 0))).toBeLessThan(3)
    expect([season!.toSeason, usual!.toSeason]).toEqual([null, null])
  })

  it('leave out what nobody knows: season and rates without temperatures, looks without one beside others', () => {
    const looks = dressedPeople({ count: 300, season: 6, usual: 4, seed: 7 })
    const bare = looks.map((look) => ({ ...look, apparentC: null }))
    const { fits } = fitWeights(bare, {}, 1)
    expect(Object.keys(fits.evenly.parts)).toEqual(['usual', 'together'])
    expect(fits.evenly.parts.usual!.toSeason).toBeNull()
    const some = fitWeights([...looks.slice(0, 200), ...bare.slice(200)], {}, 1)
    expect(some).toMatchObject({ looks: 200, withoutTemperature: 100 })
  })

  it('are the same for the same seed, and want looks enough', () => {
    const looks = dressedPeople({ count: 200, season: 6, usual: 4, seed: 8 })
    expect(fitWeights(looks, {}, 2)).toEqual(fitWeights(looks, {}, 2))
    expect(() => fitWeights(looks.slice(1, LEAST_LOOKS), {}, 1)).toThrow(
      new RangeError('99 looks; weights can be told from 100 on'),
    )
  })
})
