import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedClo, utciClothingClo } from '../../../src/recommender/insulation/asked-clo.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'

const WALKING = { activity: 'walking', sensitivity: 0 } as const

describe('the insulation asked', () => {
  it('is the UTCI clothing curve for someone walking', () => {
    expect(askedClo(0, WALKING)).toBe(1.372)
    expect(askedClo(10, WALKING)).toBeCloseTo(1.1276, 4)
    expect(askedClo(-3.3, WALKING)).toBeCloseTo(1.429, 3)
  })

  it('stays between the lightest decent set and the most that people wear', () => {
    expect(askedClo(35, WALKING)).toBe(0.31)
    expect(askedClo(60, WALKING)).toBe(0.31)
    expect(askedClo(-60, WALKING)).toBe(2.1)
  })

  it('shifts the temperature by what one does', () => {
    expect(askedClo(10, { activity: 'sitting', sensitivity: 0 })).toBe(askedClo(6, WALKING))
    expect(askedClo(10, { activity: 'cycling', sensitivity: 0 })).toBe(askedClo(13, WALKING))
    expect(askedClo(10, { activity: 'running', sensitivity: 0 })).toBe(askedClo(20, WALKING))
  })

  it('asks more for who feels cold, 1.5 °C a step', () => {
    expect(askedClo(10, { activity: 'walking', sensitivity: -2 })).toBe(askedClo(7, WALKING))
    expect(askedClo(10, { activity: 'walking', sensitivity: 3 })).toBe(askedClo(14.5, WALKING))
  })

  it('never falls when it gets colder', () => {
    const apparent = fc.double({ min: -60, max: 60, noNaN: true })
    fc.assert(
      fc.property(apparent, apparent, fc.integer({ min: -3, max: 3 }), (a, b, sensitivity) => {
        const person = { activity: 'walking', sensitivity } as const
        expect(askedClo(Math.min(a, b), person)).toBeGreaterThanOrEqual(askedClo(Math.max(a, b), person))
      }),
    )
  })
})

describe.skipIf(!hasReference)(withReference('the UTCI clothing curve'), () => {
  const { grid } = hasReference
    ? readReferenceJson<{ UTCI_clothing: { grid: { Ta: number; I_cl: number }[] } }>(
        'reference',
        'utci-clothing-menex.json',
      ).UTCI_clothing
    : { grid: [] }

  it.each(grid)('asks $I_cl clo at $Ta °C', ({ Ta, I_cl }) => {
    expect(utciClothingClo(Ta)).toBeCloseTo(I_cl, 4)
  })
})
