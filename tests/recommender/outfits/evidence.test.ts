import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GARMENT_CLASSES, type GarmentClass } from '../../../src/domain/garment-class.ts'
import type { Look } from '../../../src/domain/look.ts'
import { Gender, Occasion } from '../../../src/domain/person.ts'
import type { DayRecommendation } from '../../../src/domain/recommendation.ts'
import type { DayEvidence } from '../../../src/recommender/day-evidence.ts'
import type { Person } from '../../../src/recommender/day-need.ts'
import { askedClo } from '../../../src/recommender/insulation/asked-clo.ts'
import { countTogether, type PairLifts, pairLifts } from '../../../src/recommender/outfits/worn-together.ts'
import { seeded } from '../../../src/recommender/seeded.ts'
import { wearRates } from '../../../src/recommender/wear-rates/wear-rates.ts'
import { feltDay, recommendFor } from '../a-day.ts'
import { GANGNAM_REGIONS, nested } from '../wear-rates/looks.ts'

function evidenceOf(
  apparentC: number,
  looks: number,
  shares: Partial<Record<GarmentClass, number>>,
  gender: Gender = 'any',
): DayEvidence {
  const rows = nested(looks, shares, { regions: GANGNAM_REGIONS, apparentC: Math.round(apparentC) })
  const at = wearRates({ regions: GANGNAM_REGIONS, gender, cell: false, rows, usedTo: null, detector: {} })
  return { rates: at(apparentC), looks: [], pairs: null }
}

/** The prior of every class but those named: looks that say nothing new of them. */
function asExpected(apparentC: number, other: Partial<Record<GarmentClass, number>>) {
  const { classes } = evidenceOf(apparentC, 0, {}).rates
  const expected = Object.entries(classes).map(([name, { prior }]) => [name, prior])
  return { ...Object.fromEntries(expected), ...other }
}

const dayAt = (apparentC: number, swingC = 0) =>
  feltDay((hour) => apparentC + swingC * Math.max(0, Math.sin(((hour - 6) / 18) * Math.PI)))
const codesOf = ({ outfits }: DayRecommendation) =>
  outfits.map(({ garments }) => garments.map(({ code }) => code))
const classesOf = ({ outfits }: DayRecommendation, at = 0) =>
  outfits[at]!.garments.map((garment) => garment.class)

describe('outfits without looks', () => {
  it('are those of season and usualness: looks that say what was expected change nothing', () => {
    for (const apparentC of [-8, 3, 12, 19, 28]) {
      const without = recommendFor(dayAt(apparentC, 6))
      const expected = recommendFor(dayAt(apparentC, 6), {}, evidenceOf(apparentC, 0, {}))
      expect(codesOf(expected)).toEqual(codesOf(without))
      expect(without.outfits[0]!.scoreParts.worn).toBe(0.5)
      expect(without.outfits[0]!.evidence).toMatchObject({ looks: 0, priorShare: 1, examples: [] })
    }
  })
})

describe('outfits where looks tell what is worn together', () => {
  /** As many looks as in one stratum where a skirt goes with boots or with shoes, and jeans with the other. */
  const skirtWith = (feet: 'boots' | 'shoes', otherFeet: 'boots' | 'shoes') =>
    pairLifts(
      countTogether(
        Array.from({ length: 4000 }, (_, i) => ({
          stratum: 'female 6',
          classes: ['coat', ...(i % 2 ? ['skirt', feet] : ['jeans', otherFeet])] as GarmentClass[],
        })),
      ),
    )
  /** Skirts for sure, so that what goes with one decides. */
  const skirts = asExpected(6, { skirt: 0.9, boots: 0.5, shoes: 0.5 })
  const withPairs = (pairs: PairLifts | null) =>
    recommendFor(
      dayAt(6, 4),
      { who: { gender: 'female' } },
      { ...evidenceOf(6, 3000, skirts, 'female'), pairs },
    )

  it('take the shoes that go with the skirt, and say so', () => {
    const [boots, shoes] = [withPairs(skirtWith('boots', 'shoes')), withPairs(skirtWith('shoes', 'boots'))]
    for (const [{ outfits }, feet, other] of [
      [boots, 'boots', 'shoes'],
      [shoes, 'shoes', 'boots'],
    ] as const) {
      const skirted = outfits.filter(({ garments }) => garments.some((garment) => garment.class === 'skirt'))
      expect(skirted.length).toBeGreaterThan(0)
      for (const { garments, scoreParts } of skirted) {
        const classes = garments.map((garment) => garment.class)
        expect(classes).toContain(feet)
        expect(classes).not.toContain(other)
        expect(scoreParts.together).toBeGreaterThan(0.5)
      }
      const reason = skirted[0]!.reasons.find(({ rule }) => rule === 'together')
      expect(reason?.values).toMatchObject({ looks: 4000 })
      expect(reason?.text).toMatch(/함께 보여요\(착장 4000건\)\.$/)
    }
  })

  it('are what they were where no look tells of pairs', () => {
    expect(withPairs(null)).toEqual(withPairs(pairLifts([{ stratum: 's', classes: [], looks: 100 }])))
  })

  it('stay within the band, whatever goes together', () => {
    const random = seeded(11)
    const pairs = pairLifts(
      countTogether(
        Array.from({ length: 3000 }, () => {
          const taste = random() < 0.5
          return {
            stratum: 's',
            classes: GARMENT_CLASSES.filter((_, i) => (i % 2 === 0) === taste && random() < 0.6),
          }
        }),
      ),
    )
    for (const apparentC of [-8, 0, 8, 16, 24]) {
      const evidence = { ...evidenceOf(apparentC, 0, {}), pairs }
      const { outfits, slots } = recommendFor(dayAt(apparentC, 6), {}, evidence)
      const without = recommendFor(dayAt(apparentC, 6))
      const asked = Math.max(...slots.map(({ askedClo }) => askedClo))
      expect(outfits).toHaveLength(3)
      expect(Math.abs(outfits[0]!.insulationClo.max - asked)).toBeLessThanOrEqual(
        Math.max(0.06, Math.abs(without.outfits[0]!.insulationClo.max - asked)),
      )
    }
  })
})

describe('outfits with looks', () => {
  it('have a scarf at 8 °C where most wear one, and not where few do', () => {
    const many = recommendFor(dayAt(8, 6), {}, evidenceOf(8, 2000, asExpected(8, { scarf: 0.7 })))
    const few = recommendFor(dayAt(8, 6), {}, evidenceOf(8, 2000, asExpected(8, { scarf: 0.02 })))
    expect(classesOf(many)).toContain('scarf')
    expect(classesOf(few)).not.toContain('scarf')
    expect(many.accessories.map(({ code }) => code)).not.toContain('scarf')
  })

  it('name among the accessories what many wear and no set can hold', () => {
    const { accessories } = recommendFor(
      dayAt(22),
      {},
      evidenceOf(22, 2000, asExpected(22, { sunglasses: 0.8, hat: 0.5 })),
    )
    expect(accessories.map(({ code }) => code)).toEqual(expect.arrayContaining(['sunglasses', 'cap']))
    const hat = accessories.find(({ code }) => code === 'cap')!
    expect(hat.reason).toMatchObject({
      rule: 'worn-here',
      values: { looks: 2000, apparentC: 22, expected: 0.07 },
    })
    expect(hat.reason.values.rate).toBeCloseTo(0.5, 1)
    expect(hat.reason.text).toMatch(/^체감 22°에 이 지역에서는 4\d%가 모자를 착용해요\(착장 2000건\)\.$/)
  })

  it('follow the looks from jackets to coats, and from trousers to skirts', () => {
    const shown = (shares: Partial<Record<GarmentClass, number>>, who: Partial<Person> = {}) =>
      recommendFor(dayAt(6, 4), { who }, evidenceOf(6, 3000, asExpected(6, shares), who.gender))
    expect(classesOf(shown({ coat: 0.85, jacket: 0.03 }))).toContain('coat')
    expect(classesOf(shown({ coat: 0.03, jacket: 0.85 }))).toContain('jacket')
    const skirts = shown({ skirt: 0.9, jeans: 0.03, pants: 0.03 }, { gender: 'female' })
    expect(classesOf(skirts)).toContain('skirt')
  })

  it('keep to a few looks less than to many', () => {
    const worn = (looks: number) =>
      recommendFor(dayAt(8), {}, evidenceOf(8, looks, asExpected(8, { scarf: 0.7 }))).outfits[0]!
    const [few, many] = [worn(5), worn(5000)]
    expect(few.evidence.priorShare).toBeGreaterThan(many.evidence.priorShare)
    const widthOf = ({ evidence: { interval } }: typeof few) => interval[1] - interval[0]
    expect(widthOf(few)).toBeGreaterThan(widthOf(many))
    expect(many.evidence.looks).toBe(5000)
    expect(many.likelihood).toBeGreaterThanOrEqual(many.evidence.interval[0])
    expect(many.likelihood).toBeLessThanOrEqual(many.evidence.interval[1])
  })

  it('never dress a colder day lighter, nor leave the band, whatever people wear', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const shares = fc.dictionary(
      fc.constantFrom<GarmentClass>(
        'coat',
        'jacket',
        'scarf',
        'hat',
        'gloves',
        'shorts',
        'sandals',
        't-shirt',
        'dress',
      ),
      share,
    )
    const person = fc.record<Person>({
      gender: fc.constantFrom(...Gender.enum),
      activity: fc.constant('walking'),
      occasion: fc.constantFrom(...Occasion.enum),
      sensitivity: fc.integer({ min: -3, max: 3 }),
    })
    const coldest = fc.integer({ min: -250, max: 350 }).map((tenth) => tenth / 10)
    fc.assert(
      fc.property(
        coldest,
        coldest,
        fc.integer({ min: 0, max: 14 }),
        person,
        shares,
        shares,
        (a, b, swingC, who, wornA, wornB) => {
          const maxOf = (apparentC: number, worn: typeof wornA) =>
            recommendFor(dayAt(apparentC, swingC), { who }, evidenceOf(apparentC, 500, worn, who.gender))
              .outfits[0]!.insulationClo.max
          const [colder, warmer] = [Math.min(a, b), Math.max(a, b)]
          expect(maxOf(colder, wornA)).toBeGreaterThanOrEqual(maxOf(warmer, wornB) - 0.06)
          if (who.occasion === 'casual' && who.gender === 'any') {
            const offClo = maxOf(colder, wornA) - askedClo(colder, who)
            expect(offClo).toBeGreaterThanOrEqual(-0.005)
            expect(offClo).toBeLessThanOrEqual(0.055)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('still differ in what shows, and score within 0..1', () => {
    for (const apparentC of [-15, -3, 8, 15, 24, 33]) {
      const { outfits } = recommendFor(
        dayAt(apparentC, 8),
        {},
        evidenceOf(apparentC, 5000, { coat: 0.9, scarf: 0.9 }),
      )
      expect(new Set(outfits.map(({ garments }) => garments.map(({ code }) => code).join())).size).toBe(3)
      for (const { score, scoreParts } of outfits) {
        expect(score).toBeLessThanOrEqual(1)
        for (const part of Object.values(scoreParts)) expect(part >= 0 && part <= 1).toBe(true)
      }
    }
  })
})

describe('looks shown with an outfit', () => {
  const look = (id: string, other: Partial<Look>): Look => ({
    id,
    source: 'commons',
    sourceId: id,
    link: `https://example.org/${id}`,
    author: { name: 'A. Photographer', url: null },
    licence: { id: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/', copies: true },
    placeCode: '1168000000',
    takenOn: '2026-01-03',
    takenTime: '07:30',
    slot: 'morning',
    gender: 'unknown',
    width: 400,
    height: 600,
    garments: [],
    classes: [],
    modelVersion: 'stated',
    state: 'evidence',
    reason: null,
    weather: {
      apparentC: 8,
      temperatureC: 8,
      humidityPct: 50,
      windMs: 1,
      precipitationMm: 0,
      source: 'kma-asos',
      distanceKm: 3,
    },
    thumbnail: false,
    ...other,
  })

  it('are six at most, the most alike first, with author and licence', () => {
    const rates = evidenceOf(8, 100, asExpected(8, {})).rates
    const [first] = recommendFor(dayAt(8)).outfits
    const classes = first!.garments.flatMap((garment) => (garment.class === null ? [] : [garment.class]))
    const looks = [
      look('nothing-alike', { classes: ['sandals'] }),
      look('at-night', { classes, slot: 'night' }),
      look('alike', { classes }),
      ...Array.from({ length: 6 }, (_, i) => look(`other-${i}`, { classes: ['shoes', 'bag'] })),
    ]
    const { examples } = recommendFor(dayAt(8), {}, { rates, looks, pairs: null }).outfits[0]!.evidence
    expect(examples.slice(0, 2).map(({ id }) => id)).toEqual(['alike', 'at-night'])
    expect(examples).toHaveLength(6)
    expect(examples.map(({ id }) => id)).not.toContain('nothing-alike')
    expect(examples[0]).toMatchObject({
      author: { name: 'A. Photographer' },
      licence: { id: 'cc-by-4.0' },
      link: 'https://example.org/alike',
      apparentC: 8,
    })
    expect(JSON.stringify(examples)).not.toContain('sourceId')
  })
})
