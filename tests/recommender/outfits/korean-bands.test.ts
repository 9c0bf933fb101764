import { describe, expect, it } from 'vitest'
import { garmentByCode } from '../../../src/domain/garments/garments.ts'
import {
  BAND_WORDS,
  BANDS,
  bandAt,
  bandsOf,
  codesOfBand,
} from '../../../src/recommender/evaluation/korean-bands.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'
import { feltDay, recommendFor } from '../a-day.ts'

const UPPER = ['base', 'one-piece', 'mid', 'outer']

describe.each([31, 25, 21, 18, 14, 10, 6.5, 0])('at an apparent %s °C, dry and calm', (apparentC) => {
  const band = bandAt(apparentC)

  it.each(['any', 'female', 'male'] as const)(
    'the first three sets for %s name at least two garments of the band',
    (gender) => {
      const { outfits } = recommendFor(
        feltDay(() => apparentC),
        { who: { gender } },
      )
      const named = new Set(outfits.slice(0, 3).flatMap(({ garments }) => garments.map(({ code }) => code)))
      const ofBand = [...named].filter((code) => codesOfBand(band).includes(code))
      expect(ofBand.length, [...named].join(' ')).toBeGreaterThanOrEqual(2)
    },
  )

  it.each(['any', 'female', 'male'] as const)(
    'what shows above on %s belongs to the band or its neighbours',
    (gender) => {
      const { outfits } = recommendFor(
        feltDay(() => apparentC),
        { who: { gender } },
      )
      expect(outfits).toHaveLength(3)
      for (const { garments } of outfits) {
        const shown = garments.findLast(({ layer }) => UPPER.includes(layer))
        const bands = bandsOf(shown?.code ?? '')
        expect(bands.length === 0 || bands.some((other) => Math.abs(other - band) <= 1), shown?.code).toBe(
          true,
        )
      }
    },
  )
})

it('every word of the table means garments of the catalogue', () => {
  const words = new Set(BANDS.flatMap((band) => [...band.words]))
  expect(new Set(Object.keys(BAND_WORDS))).toEqual(words)
  const codes = Object.values(BAND_WORDS).flat()
  expect(codes.map((code) => garmentByCode(code).code)).toEqual(codes)
})

it.skipIf(!hasReference)(withReference('the bands are those of the table'), () => {
  const { bands_canonical } = readReferenceJson<{
    bands_canonical: { lo: number | null; garments: string[] }[]
  }>('reference', 'korean-outfit-bands.json')
  expect(BANDS.map(({ words }) => [...words])).toEqual(bands_canonical.map(({ garments }) => garments))
  expect(BANDS.slice(0, -1).map(({ fromC }) => fromC)).toEqual(
    bands_canonical.slice(0, -1).map(({ lo }) => lo),
  )
})
