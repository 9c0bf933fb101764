import { describe, expect, it } from 'vitest'
import { garmentByCode } from '../../../src/domain/garments/garments.ts'
import { Gender, Occasion } from '../../../src/domain/person.ts'
import { familiesFor } from '../../../src/recommender/outfits/closet.ts'
import { WARMTH } from '../../../src/recommender/outfits/stack.ts'

const closets = Gender.enum.flatMap((gender) =>
  Occasion.enum.map((occasion) => ({ gender, occasion, families: familiesFor(gender, occasion) })),
)

describe.each(closets)('ensembles for $gender, $occasion', ({ gender, occasion, families }) => {
  const uppers = families.flatMap((family) => family.uppers.flat())
  const lowers = families.flatMap((family) => family.lowers.flat())

  it('have one visible base or one-piece, at most one mid and one outer', () => {
    const wrong = uppers.filter(({ garments }) => {
      const count = (layer: string) => garments.filter((garment) => garment.layer === layer).length
      const visible = garments.filter(
        ({ layer, traits }) => layer === 'base' && !traits.includes('under'),
      ).length
      const covered = visible === 0 && count('mid') === 1
      return count('mid') > 1 || count('outer') > 1 || (visible + count('one-piece') !== 1 && !covered)
    })
    expect(wrong).toEqual([])
  })

  it('never put a coat over bare arms, nor a winter coat over a T-shirt alone', () => {
    const wrong = uppers.filter(({ garments }) => {
      const [outer, under] = [garments.at(-1), garments.at(-2)]
      if (outer?.layer !== 'outer' || under?.layer === 'mid') return false
      return (outer.clo > 0.25 && under?.sleeve === 'none') || (outer.clo > 0.36 && under?.sleeve === 'short')
    })
    expect(wrong).toEqual([])
  })

  it('never put shorts or bare legs under a jacket, and no tights under trousers', () => {
    const bare = lowers.filter(
      ({ bottom, garments }) =>
        bottom?.traits.includes('bare') && !garments.some(({ layer }) => layer === 'legs'),
    )
    expect(bare.filter(({ toWarmth }) => toWarmth >= WARMTH.jacket)).toEqual([])
    const trousers = lowers.filter(({ bottom }) => bottom && !bottom.traits.includes('skirt'))
    const legs = trousers.flatMap(({ garments }) => garments.filter(({ layer }) => layer === 'legs'))
    expect(legs.filter(({ code }) => code !== 'thermal-bottoms')).toEqual([])
  })

  it('take off only what leaves something decent on', () => {
    expect(
      uppers.filter(
        ({ midClo, garments }) =>
          midClo > 0 && garments[0]?.code === 'thermal-top' && garments[1]?.layer === 'mid',
      ),
    ).toEqual([])
  })

  it('suit the occasion, and are seen on the gender', () => {
    const codes = new Set([...uppers, ...lowers].flatMap(({ garments }) => garments.map(({ code }) => code)))
    const garments = [...codes].map(garmentByCode)
    expect(garments.filter(({ occasions }) => !occasions.includes(occasion))).toEqual([])
    if (gender !== 'any') expect(garments.filter(({ usual }) => usual[gender] < 0.1)).toEqual([])
  })
})

it('any sees skirts as well as ties allow: everything that someone is shown', () => {
  const codesFor = (gender: 'any' | 'female' | 'male') =>
    new Set(
      familiesFor(gender, 'casual').flatMap(({ uppers, lowers }) =>
        [...uppers.flat(), ...lowers.flat()].flatMap(({ garments }) => garments.map(({ code }) => code)),
      ),
    )
  const any = codesFor('any')
  expect([...codesFor('female'), ...codesFor('male')].filter((code) => !any.has(code))).toEqual([])
})
