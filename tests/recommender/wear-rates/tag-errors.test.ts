import { describe, expect, it } from 'vitest'
import type { TagQuality } from '../../../src/domain/detector-quality.ts'
import type { GarmentClass } from '../../../src/domain/garment-class.ts'
import { wearRates } from '../../../src/recommender/wear-rates/wear-rates.ts'
import { binomial, GANGNAM_REGIONS, nested, randomFrom } from './looks.ts'

const WELL: TagQuality = { sensitivity: 0.8, specificity: 0.95, photosWith: 400, photosWithout: 2000 }
const PHOTOS = 3000

function rateOf(name: GarmentClass, tagged: number, quality: TagQuality, modelVersion = 'garments@1') {
  const rows = nested(PHOTOS, { [name]: tagged / PHOTOS }, { regions: GANGNAM_REGIONS, modelVersion })
  return wearRates({
    regions: GANGNAM_REGIONS,
    gender: 'any',
    cell: false,
    rows,
    usedTo: null,
    detector: { [name]: quality },
  })(8).classes[name]
}

/** Tagged photos of a detector that errs as stated. */
const tagsOf = (random: () => number, worn: number, { sensitivity, specificity }: TagQuality) =>
  binomial(random, PHOTOS, worn * sensitivity + (1 - worn) * (1 - specificity))

describe('tags that err', () => {
  it('gives the rate that was worn, not the rate that was tagged', () => {
    const random = randomFrom(1)
    for (const worn of [0.05, 0.1, 0.2, 0.4]) {
      const { rate } = rateOf('scarf', tagsOf(random, worn, WELL), WELL)
      expect(Math.abs(rate - worn), `${worn} worn`).toBeLessThan(0.03)
    }
  })

  it('takes what is stated as it is', () => {
    expect(rateOf('scarf', 600, WELL, 'stated').rate).toBeCloseTo(0.2, 2)
  })

  it('is less sure of tagged looks than of stated ones, and the less, the fewer photos its errors were measured on', () => {
    const widthOf = ({ interval }: { interval: [number, number] }) => interval[1] - interval[0]
    const stated = widthOf(rateOf('scarf', 600, WELL, 'stated'))
    const measuredWell = widthOf(rateOf('scarf', 600, WELL))
    const measuredLittle = widthOf(rateOf('scarf', 600, { ...WELL, photosWith: 26, photosWithout: 245 }))
    expect(measuredWell).toBeGreaterThan(stated)
    expect(measuredLittle).toBeGreaterThan(1.5 * measuredWell)
  })

  it('learns nothing from tags that tell nothing', () => {
    // As the card of garments 1.0.0 has it for tops: none of 27 found, 3 of 244 named wrongly.
    const blind = { sensitivity: 0, specificity: 0.988, photosWith: 27, photosWithout: 244 }
    const { rate, prior, priorShare } = rateOf('top', 60, blind)
    expect(Math.abs(rate - prior)).toBeLessThan(0.05)
    expect(priorShare).toBeGreaterThan(0.6)
  })

  it('covers the truth with its 90 % intervals where places differ as the prior says and errors are only estimated', () => {
    const random = randomFrom(7)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const truly = { sensitivity: 0.75, specificity: 0.9 }
    const { prior } = rateOf('scarf', 0, WELL)
    let covered = 0
    const ROUNDS = 1000
    for (let i = 0; i < ROUNDS; i++) {
      const worn = 1 / (1 + Math.exp(-(Math.log(prior / (1 - prior)) + 0.75 * normal())))
      const card = {
        sensitivity: binomial(random, 60, truly.sensitivity) / 60,
        specificity: binomial(random, 200, truly.specificity) / 200,
        photosWith: 60,
        photosWithout: 200,
      }
      const photos = 400
      const tagged = binomial(random, photos, worn * truly.sensitivity + (1 - worn) * (1 - truly.specificity))
      const { interval } = wearRates({
        regions: GANGNAM_REGIONS,
        gender: 'any',
        cell: false,
        rows: nested(photos, { scarf: tagged / photos }, { regions: GANGNAM_REGIONS, modelVersion: 'm' }),
        usedTo: null,
        detector: { scarf: card },
      })(8).classes.scarf
      if (interval[0] <= worn && worn <= interval[1]) covered++
    }
    expect(covered / ROUNDS).toBeGreaterThan(0.85)
    expect(covered / ROUNDS).toBeLessThan(0.96)
  })

  it('counts looks of two detectors and stated ones together, each with its own errors', () => {
    const regions = GANGNAM_REGIONS
    const detector = { scarf: WELL }
    const rows = [
      ...nested(1000, { scarf: 0.3 * 0.8 + 0.7 * 0.05 }, { regions, modelVersion: 'garments@1' }),
      ...nested(1000, { scarf: 0.3 }, { regions }),
    ]
    const { scarf } = wearRates({ regions, gender: 'any', cell: false, rows, usedTo: null, detector })(
      8,
    ).classes
    expect(scarf.rate).toBeCloseTo(0.3, 1)
  })
})
