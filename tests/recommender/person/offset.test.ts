import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Felt, type FeltAnswer } from '../../../src/domain/profile.ts'
import { askedClo } from '../../../src/recommender/insulation/asked-clo.ts'
import { differenceC } from '../../../src/recommender/person/difference.ts'
import { normalCdf } from '../../../src/recommender/person/normal-cdf.ts'
import { estimateOffset } from '../../../src/recommender/person/offset.ts'
import { seeded } from '../../../src/recommender/seeded.ts'
import { live } from './people.ts'

const answer = fc.record<FeltAnswer>({
  differenceC: fc.double({ min: -15, max: 15, noNaN: true }),
  felt: fc.constantFrom(...Felt.enum),
})
const asRecommended = (felt: FeltAnswer['felt'], appliedC = 0): FeltAnswer => ({
  differenceC: -appliedC,
  felt,
})

function withinOne(people: number, seed: number, live: (offsetC: number, random: () => number) => number) {
  const random = seeded(seed)
  const offsets = Array.from({ length: people }, (_, i) => -5 + (10 * (i + 0.5)) / people)
  return offsets.filter((offsetC) => Math.abs(live(offsetC, random) - offsetC) <= 1).length / people
}

describe('the personal offset', () => {
  it('is 0 ± 2.5 °C before any answer', () => {
    expect(estimateOffset([], 0)).toEqual({ offsetC: 0, sdC: 2.5, appliedC: 0, answers: 0 })
  })

  it('moves by the answers, less with each that agrees', () => {
    expect(estimateOffset([asRecommended('too_cold')], 0)).toEqual({
      offsetC: -2.5,
      sdC: 1.7,
      appliedC: -2.5,
      answers: 1,
    })
    expect(estimateOffset([asRecommended('ok')], 0)).toEqual({
      offsetC: 0,
      sdC: 1.4,
      appliedC: 0,
      answers: 1,
    })
    expect(estimateOffset([asRecommended('too_warm')], 0).offsetC).toBe(2.5)
    const fourOk = estimateOffset(Array(4).fill(asRecommended('ok', -2.5)), 0)
    expect(fourOk.offsetC).toBe(-2.2)
    expect(fourOk.sdC).toBe(0.8)
  })

  it('counts on top of the sensitivity stated: who says to feel cold and is dressed for that is where they began', () => {
    const dressedForStated = { differenceC: 3, felt: 'ok' } as const
    expect(estimateOffset([dressedForStated], -2).offsetC).toBe(0)
    expect(estimateOffset([dressedForStated], 0).offsetC).toBeLessThan(-1)
  })

  it('makes little of "too warm" in what is far too much', () => {
    expect(Math.abs(estimateOffset([{ differenceC: 10, felt: 'too_warm' }], 0).offsetC)).toBeLessThan(0.1)
  })

  it('is within 1 °C after 8 answers for at least 80 % of people of -5 to +5 °C', { timeout: 60_000 }, () => {
    const share = withinOne(1000, 1, (offsetC, random) => live(offsetC, 8, random).offsetC)
    expect(share).toBeGreaterThanOrEqual(0.86)
    expect(share).toBeLessThanOrEqual(0.91)
  })

  it('reaches the same through the clothes of an autumn, where the insulation asked is rounded and bounded', () => {
    const walking = { activity: 'walking', sensitivity: 0 } as const
    const share = withinOne(500, 2, (offsetC, random) => {
      const wornFor = (appliedC: number) => {
        const apparentC = 2 + 18 * random()
        const clo = Math.round(20 * askedClo(apparentC, { ...walking, offsetC: appliedC })) / 20
        return differenceC({ airC: apparentC, clo })
      }
      return live(offsetC, 8, random, wornFor).offsetC
    })
    expect(share).toBeGreaterThanOrEqual(0.8)
  }, 60_000)

  it('never dresses anyone lighter for "too cold", nor warmer for "too warm", whatever was said before', () => {
    fc.assert(
      fc.property(
        fc.array(answer, { maxLength: 12 }),
        fc.double({ min: -15, max: 15, noNaN: true }),
        fc.integer({ min: -3, max: 3 }),
        (before, differenceC, sensitivity) => {
          const known = estimateOffset(before, sensitivity)
          const saying = (felt: Felt) => estimateOffset([...before, { differenceC, felt }], sensitivity)
          const [cold, warm] = [saying('too_cold'), saying('too_warm')]
          expect(cold.offsetC).toBeLessThanOrEqual(known.offsetC)
          expect(cold.appliedC).toBeLessThanOrEqual(known.appliedC)
          expect(warm.offsetC).toBeGreaterThanOrEqual(known.offsetC)
          expect(warm.appliedC).toBeGreaterThanOrEqual(known.appliedC)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('stays finite however long someone answers, and however strangely', () => {
    const strange = Array.from({ length: 2000 }, (_, i) => ({
      differenceC: i % 2 ? 15 : -15,
      felt: i % 2 ? ('too_cold' as const) : ('too_warm' as const),
    }))
    const { offsetC, sdC } = estimateOffset(strange, 0)
    expect(Math.abs(offsetC)).toBeLessThan(10)
    expect(sdC).toBeGreaterThanOrEqual(0)
  })

  it('knows the normal distribution', () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 7)
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6)
    expect(normalCdf(-1)).toBeCloseTo(0.1586553, 6)
    expect(normalCdf(-6) / 9.865876e-10).toBeCloseTo(1, 5)
  })
})

describe('how warm the air was for what was worn', () => {
  it('is nothing for what is asked, and the degrees that the clothes are off', () => {
    const asked = (c: number) => askedClo(c, { activity: 'walking', sensitivity: 0 })
    expect(differenceC({ airC: 10, clo: asked(10) })).toBeCloseTo(0, 2)
    expect(differenceC({ airC: 10, clo: asked(7) })).toBeCloseTo(3, 2)
    expect(differenceC({ airC: 13, clo: asked(10) })).toBeCloseTo(3, 2)
    expect(differenceC({ airC: 35, clo: 0.31 })).toBeGreaterThan(5)
  })
})
