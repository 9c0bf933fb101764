import { describe, expect, it } from 'vitest'
import { GARMENT_CLASSES } from '../../../src/domain/garment-class.ts'
import type { WearRates } from '../../../src/domain/wear-rate.ts'
import { type WearRatesInput, wearRates } from '../../../src/recommender/wear-rates/wear-rates.ts'
import { GANGNAM_REGIONS, nested, row } from './looks.ts'

const ASKED: WearRatesInput = {
  regions: GANGNAM_REGIONS,
  gender: 'any',
  cell: false,
  rows: [],
  usedTo: null,
  detector: {},
}

function ratesWith(other: Partial<WearRatesInput>, apparentC = 8): WearRates {
  return wearRates({ ...ASKED, ...other })(apparentC)
}

describe('without looks', () => {
  it('is the prior, and says so', () => {
    const { looks, nearestRegion, nearestLooks, classes, groups } = ratesWith({})
    expect({ looks, nearestRegion, nearestLooks }).toEqual({ looks: 0, nearestRegion: null, nearestLooks: 0 })
    for (const { rate, prior, priorShare } of [...Object.values(classes), ...Object.values(groups)]) {
      expect(rate).toBe(prior)
      expect(priorShare).toBe(1)
    }
  })

  it('wears an outer layer as often as street photos of 17 cities show jackets', () => {
    // Counted in bins of 3 °C around these: 13 of 19 and 59 of 87 (-1.5, 1.5), 33 % (16.5), 9 % (28.5).
    expect(ratesWith({}, 0).groups.outer.rate).toBeCloseTo(0.67, 1)
    expect(ratesWith({}, 16).groups.outer.rate).toBeCloseTo(0.32, 1)
    expect(ratesWith({}, 28).groups.outer.rate).toBeCloseTo(0.11, 1)
  })

  it('never wears less of an outer layer, layers, long sleeves or a scarf when it gets colder below 20 °C', () => {
    for (let apparentC = 20; apparentC > -30; apparentC--) {
      const [warmer, colder] = [ratesWith({}, apparentC), ratesWith({}, apparentC - 1)]
      for (const group of ['outer', 'longSleeves', 'layers', 'scarf'] as const)
        expect(colder.groups[group].prior, `${group} ${apparentC} °C`).toBeGreaterThanOrEqual(
          warmer.groups[group].prior,
        )
    }
  })

  it('lets classes that exclude each other sum to one, and splits the outer layer into coat and jacket', () => {
    for (const apparentC of [-20, 0, 8, 15, 25, 40]) {
      const { classes, groups } = ratesWith({}, apparentC)
      const sum = (...names: (keyof typeof classes)[]) =>
        names.reduce((all, name) => all + classes[name].prior, 0)
      expect(sum('shoes', 'boots', 'sandals')).toBeCloseTo(1, 1)
      expect(sum('coat', 'jacket')).toBeCloseTo(groups.outer.prior, 1)
    }
  })

  it('knows skirts and dresses from the wardrobes that have them', () => {
    const women = ratesWith({ gender: 'female' }).classes
    const men = ratesWith({ gender: 'male' }).classes
    expect(women.skirt.prior).toBeGreaterThan(0.1)
    expect(men.skirt.prior).toBeLessThan(0.01)
    expect(men.dress.prior).toBeLessThan(0.01)
    expect(women.coat.prior).toBeCloseTo(men.coat.prior, 1)
  })

  it('is a share everywhere from -60 to +60 °C, inside its interval', () => {
    for (let apparentC = -60; apparentC <= 60; apparentC += 0.7) {
      const { classes, groups } = ratesWith({}, apparentC)
      expect(Object.keys(classes)).toEqual([...GARMENT_CLASSES])
      for (const { rate, interval } of [...Object.values(classes), ...Object.values(groups)]) {
        expect(interval[0]).toBeLessThanOrEqual(rate)
        expect(rate).toBeLessThanOrEqual(interval[1])
        expect(interval[0]).toBeGreaterThanOrEqual(0)
        expect(interval[1]).toBeLessThanOrEqual(1)
      }
    }
  })
})

describe('with looks', () => {
  it('is the looks when there are ten thousand', () => {
    const rows = nested(10_000, { scarf: 0.6, coat: 0.7 }, { regions: GANGNAM_REGIONS })
    const { classes, groups, looks, nearestRegion } = ratesWith({ rows })
    expect({ looks, nearestRegion }).toEqual({ looks: 10_000, nearestRegion: '1168010800' })
    expect(classes.scarf.rate).toBeCloseTo(0.6, 2)
    expect(classes.coat.rate).toBeCloseTo(0.7, 2)
    expect(groups.outer.rate).toBeCloseTo(0.7, 2)
    expect(classes.scarf.priorShare).toBeLessThan(0.01)
    expect(classes.scarf.interval[1] - classes.scarf.interval[0]).toBeLessThan(0.03)
  })

  it('moves from the prior to the looks at the rate that is stated: prior strength over prior strength and looks', () => {
    const { prior } = ratesWith({}).classes.scarf
    // As many scarves as expected, so that nothing moves but the certainty.
    const shareOf = (looks: number) =>
      ratesWith({ rows: nested(looks, { scarf: prior }, { regions: GANGNAM_REGIONS }) }).classes.scarf
        .priorShare
    const strength = (looks: number) => (looks * shareOf(looks)) / (1 - shareOf(looks))
    expect(strength(100)).toBeGreaterThan(10)
    expect(strength(100)).toBeLessThan(40)
    expect(strength(3000) / strength(100)).toBeGreaterThan(0.6)
    expect(strength(3000) / strength(100)).toBeLessThan(1.6)
  })

  it('tells a region of its own looks more than of looks from elsewhere', () => {
    const elsewhere = nested(3000, { scarf: 0.05 }, { regions: ['KR', 'world'] })
    const shares = { scarf: 0.5 }
    const here = GANGNAM_REGIONS.map((region) =>
      region === 'KR' || region === 'world'
        ? row(3300, { scarf: (3000 * 0.05 + 150) / 3300 }, { region })
        : row(300, shares, { region }),
    )
    expect(ratesWith({ rows: elsewhere }).classes.scarf.rate).toBeCloseTo(0.05, 1)
    expect(ratesWith({ rows: here }).classes.scarf.rate).toBeGreaterThan(0.4)
    const busan = ['2600000000', 'KR', 'world']
    expect(ratesWith({ rows: here, regions: busan }).classes.scarf.rate).toBeLessThan(0.12)
  })

  it('lets a gender and a slot differ from the rest', () => {
    const regions = GANGNAM_REGIONS
    const rows = regions.flatMap((region) => [
      row(2000, { skirt: 0.25 }, { region }),
      row(1000, { skirt: 0.45 }, { region, pool: 'gender' }),
      row(400, { skirt: 0.6 }, { region, pool: 'cell' }),
    ])
    expect(ratesWith({ rows }).classes.skirt.rate).toBeCloseTo(0.25, 1)
    expect(ratesWith({ rows, gender: 'female' }).classes.skirt.rate).toBeCloseTo(0.45, 1)
    expect(ratesWith({ rows, gender: 'female', cell: true }).classes.skirt.rate).toBeCloseTo(0.6, 1)
  })

  it('counts looks of near temperatures, and none of far ones', () => {
    const at = (apparentC: number) =>
      ratesWith({ rows: nested(1000, { scarf: 0.6 }, { regions: GANGNAM_REGIONS, apparentC }) })
    expect(at(8).classes.scarf.rate).toBeCloseTo(0.6, 1)
    expect(at(10).looks).toBe(607)
    expect(at(10).classes.scarf.rate).toBeGreaterThan(0.55)
    expect(at(15)).toEqual(ratesWith({}))
  })

  it('lets long sleeves and layers follow the outer layer, and says that they are inferred', () => {
    const rows = nested(10_000, { jacket: 0.8 }, { regions: GANGNAM_REGIONS })
    const { longSleeves, layers, outer, scarf } = ratesWith({ rows }).groups
    expect([longSleeves.basis, layers.basis, outer.basis, scarf.basis]).toEqual([
      'inferred',
      'inferred',
      'seen',
      'seen',
    ])
    expect(longSleeves.rate).toBeGreaterThan(longSleeves.prior + 0.05)
    expect(layers.rate).toBeGreaterThan(layers.prior + 0.1)
    expect(longSleeves.priorShare).toBeGreaterThan(0.3)
  })

  it('ignores rows of regions that were not asked for', () => {
    expect(ratesWith({ rows: [row(500, { scarf: 1 }, { region: '2600000000' })] })).toEqual(ratesWith({}))
  })
})

describe('what people are used to', () => {
  const usual = { meanC: 12.5, spreadC: 10 }

  it('lets a cold day after warm weeks bring out more scarves than one in a cold winter', () => {
    const afterWarm = ratesWith({ usedTo: { usual, runningMeanC: 16 } }).groups
    const inCold = ratesWith({ usedTo: { usual, runningMeanC: 0 } }).groups
    expect(afterWarm.scarf.rate).toBeGreaterThan(inCold.scarf.rate * 1.5)
    expect(afterWarm.longSleeves.rate).toBeGreaterThan(inCold.longSleeves.rate)
    expect(afterWarm.layers.rate).toBeGreaterThan(inCold.layers.rate)
    // Counts show no such shift of jackets: 0.01 ± 0.33 by 10 °C.
    expect(Math.abs(afterWarm.outer.rate - inCold.outer.rate)).toBeLessThan(0.02)
  })

  it('leaves many looks of the place as they are on a usual day', () => {
    const rows = nested(10_000, { scarf: 0.4 }, { regions: GANGNAM_REGIONS })
    // On days of 8 °C the month before had 8.4 °C there: seasons make 90 % of the spread.
    const { scarf } = ratesWith({ rows, usedTo: { usual, runningMeanC: 8.43 } }).classes
    expect(scarf.rate).toBeCloseTo(0.4, 2)
  })
})

describe('looks from elsewhere', () => {
  const BUSAN = ['2635000000', '2600000000', 'KR', 'world']
  const fromGangnam = (looks: number) => nested(looks, { scarf: 0.7 }, { regions: GANGNAM_REGIONS })

  it('say little where they are from one place', () => {
    const { scarf } = ratesWith({ rows: fromGangnam(400), regions: BUSAN }).classes
    expect(scarf.rate).toBeLessThan(0.3)
    expect(scarf.interval[0]).toBeLessThan(1.2 * scarf.prior)
  })

  it('say more where there are so many that they must be from many places', () => {
    const { scarf } = ratesWith({ rows: fromGangnam(100_000), regions: BUSAN }).classes
    expect(scarf.rate).toBeGreaterThan(0.5)
  })

  it('are what the world wears when there are ten thousand', () => {
    const { scarf } = ratesWith({ rows: fromGangnam(10_000), regions: ['world'] }).classes
    expect(scarf.rate).toBeGreaterThan(0.55)
    expect(scarf.priorShare).toBeLessThan(0.2)
  })
})
