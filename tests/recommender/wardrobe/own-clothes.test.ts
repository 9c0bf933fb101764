import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GARMENTS, garmentByCode, UNDERWEAR_CLO } from '../../../src/domain/garments/garments.ts'
import { Gender, Occasion } from '../../../src/domain/person.ts'
import type { OwnPiece } from '../../../src/recommender/outfits/own-pieces.ts'
import { ownClothes } from '../../../src/recommender/wardrobe/own-clothes.ts'
import { DRY, feltDay, recommendFor } from '../a-day.ts'

const SUMMER = ['t-shirt', 'shorts', 'sneakers', 'ankle-socks']
const WINTER = ['oxford-shirt', 'sweater', 'wool-coat', 'jeans', 'socks', 'boots', 'scarf', 'gloves']

const uncoloured = (code: string): OwnPiece => ({
  item: `item of ${code}`,
  garment: garmentByCode(code),
  colour: null,
})

function wearing(codes: readonly string[], feltC: number, weather = {}) {
  const own = ownClothes(codes.map(uncoloured), 'casual')
  return recommendFor(
    feltDay(() => feltC, weather),
    { who: { gender: 'any', activity: 'walking', occasion: 'casual', sensitivity: 0, own } },
  )
}

describe('from own clothes alone', () => {
  it('dresses a summer day, and misses nothing', () => {
    const { outfits, wardrobe } = wearing(SUMMER, 29)
    expect(outfits.map(({ garments }) => garments.map(({ code }) => code).sort())).toEqual([
      [...SUMMER].sort(),
    ])
    expect(wardrobe).toEqual({ items: 4, missing: [] })
  })

  it('names what would be warmer where nothing owned is warm enough', () => {
    const { outfits, wardrobe } = wearing(SUMMER, 4)
    expect(outfits[0]?.garments.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['t-shirt', 'sneakers']),
    )
    expect(outfits[0]?.shortfallClo).toBeGreaterThan(0.5)
    const missing = wardrobe?.missing ?? []
    const codes = missing.map(({ example }) => example.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(missing.find(({ layer }) => layer === 'outer')).toMatchObject({ part: 'torso', why: 'none' })
    expect(garmentByCode(missing[0]!.example.code).label.ko).toBe(missing[0]!.example.label)
  })

  it('calls a thin coat too light in deep cold', () => {
    const { wardrobe } = wearing([...SUMMER, 'jeans', 'windbreaker'], -5)
    expect(wardrobe?.missing.find(({ layer }) => layer === 'outer')?.why).toBe('light')
  })

  it('dresses a winter day as warm as asked', () => {
    const { outfits, wardrobe } = wearing(WINTER, 0)
    expect(outfits[0]?.garments.map(({ code }) => code)).toContain('wool-coat')
    expect(outfits[0]?.shortfallClo).toBeUndefined()
    expect(wardrobe?.missing).toEqual([])
  })

  it('names a layer that must be there and is not, and counts no insulation for it', () => {
    const { outfits, wardrobe } = wearing(['oxford-shirt', 'sweater', 'sneakers', 'socks'], 15)
    const [first] = outfits
    expect(first?.garments.some(({ layer }) => layer === 'bottom')).toBe(false)
    expect(wardrobe?.missing).toContainEqual({
      layer: 'bottom',
      part: 'legs',
      why: 'none',
      example: { code: 'jeans', label: garmentByCode('jeans').label.ko },
    })
    const sumClo = first!.garments.reduce((sum, { clo }) => sum + clo, UNDERWEAR_CLO)
    expect(first!.insulationClo.max).toBeCloseTo(0.835 * sumClo + 0.161, 2)
  })

  it('names everything where nothing is owned', () => {
    const { outfits, wardrobe } = wearing([], 20)
    expect(outfits).toEqual([])
    expect(wardrobe?.missing.map(({ layer }) => layer)).toEqual(
      expect.arrayContaining(['base', 'bottom', 'feet']),
    )
  })

  it('takes only an umbrella that is there along, and names it where it is not', () => {
    const rain = { precipitation: { ...DRY, kind: 'rain', mm: 3, chancePct: 90 } }
    const without = wearing(SUMMER, 24, rain)
    expect(without.accessories).toEqual([])
    expect(without.wardrobe?.missing).toContainEqual(
      expect.objectContaining({ why: 'weather', layer: 'accessory' }),
    )
    const withOne = wearing([...SUMMER, 'umbrella'], 24, rain)
    expect(withOne.accessories.map(({ code }) => code)).toEqual(['umbrella'])
  })

  it('finds nothing but own clothes for anyone, with whatever they own', () => {
    const codes = fc.uniqueArray(fc.constantFrom(...GARMENTS.map(({ code }) => code)), { maxLength: 25 })
    fc.assert(
      fc.property(
        codes,
        fc.integer({ min: -30, max: 40 }),
        fc.constantFrom(...Gender.enum),
        fc.constantFrom(...Occasion.enum),
        (owned, feltC, gender, occasion) => {
          const own = ownClothes(owned.map(uncoloured), occasion)
          const who = { gender, activity: 'walking', occasion, sensitivity: 0, own } as const
          const { outfits, accessories, wardrobe } = recommendFor(
            feltDay(() => feltC),
            { who },
          )
          for (const { garments } of outfits) for (const { code } of garments) expect(owned).toContain(code)
          for (const { code } of accessories) expect(owned).toContain(code)
          if (outfits.length === 0) expect(wardrobe?.missing.length).toBeGreaterThan(0)
        },
      ),
      {
        numRuns: 150,
        // Owned, but for another occasion; nothing that goes together.
        examples: [
          [['t-shirt', 'thick-socks'], 0, 'female', 'sport'],
          [['sneakers', 'ankle-boots'], 0, 'female', 'formal'],
        ],
      },
    )
  })
})
