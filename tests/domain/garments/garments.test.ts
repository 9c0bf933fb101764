import { describe, expect, it } from 'vitest'
import { GARMENT_CLASSES } from '../../../src/domain/garment-class.ts'
import { GARMENTS, garmentByCode } from '../../../src/domain/garments/garments.ts'
import { hasReference, readReferenceJson, withReference } from '../../reference.ts'

describe('the catalogue', () => {
  it('has at least 70 garments, each with a code of its own', () => {
    expect(GARMENTS.length).toBeGreaterThanOrEqual(70)
    expect(new Set(GARMENTS.map(({ code }) => code)).size).toBe(GARMENTS.length)
  })

  it('names each garment differently in Korean and in English', () => {
    expect(new Set(GARMENTS.map(({ label }) => label.ko)).size).toBe(GARMENTS.length)
    expect(new Set(GARMENTS.map(({ label }) => label.en)).size).toBe(GARMENTS.length)
  })

  it('knows every class that the detector sees, bags aside', () => {
    const known = new Set(GARMENTS.map((garment) => garment.class))
    expect(GARMENT_CLASSES.filter((name) => !known.has(name))).toEqual(['bag'])
  })

  it('has seasons that begin before they end', () => {
    expect(GARMENTS.filter(({ season }) => season.fromC >= season.toC)).toEqual([])
  })

  it('finds a garment by its code and refuses an unknown one', () => {
    expect(garmentByCode('padded-coat').clo).toBe(0.7)
    expect(() => garmentByCode('toga')).toThrow('no garment "toga" in the catalogue')
  })
})

describe.skipIf(!hasReference)(withReference('the catalogue against the tables'), () => {
  it('takes every tabled insulation from the row it names, within rounding', () => {
    const { garments } = readReferenceJson<{ garments: { garment: string; clo: number }[] }>(
      'reference',
      'garments-clo.json',
    )
    const tabled = GARMENTS.filter(({ cloSource }) => /^(ASHRAE 55|ISO 9920): /.test(cloSource))
    expect(tabled.length).toBeGreaterThanOrEqual(70)
    const wrong = tabled.filter(({ cloSource, clo }) => {
      const row = cloSource.replace(/^[^:]*: /, '').split(';')[0]
      return !garments.some(
        ({ garment, clo: tabledClo }) => garment === row && Math.abs(tabledClo - clo) < 0.002,
      )
    })
    expect(wrong.map(({ code, cloSource, clo }) => `${code} ${clo} ${cloSource}`)).toEqual([])
  })

  it('keeps the detector classes in the order of the model', () => {
    const { classes } = readReferenceJson<{ classes: string[] }>('data', 'street-photos', 'taxonomy.json')
    expect([...GARMENT_CLASSES]).toEqual(classes)
  })
})
