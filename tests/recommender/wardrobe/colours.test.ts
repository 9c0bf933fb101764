import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GarmentColour } from '../../../src/domain/detector.ts'
import { GARMENTS, garmentByCode } from '../../../src/domain/garments/garments.ts'
import type { Outfit } from '../../../src/domain/recommendation.ts'
import { outfitHarmony } from '../../../src/recommender/outfits/colour-harmony.ts'
import { matchingPieces, shows } from '../../../src/recommender/outfits/matching-pieces.ts'
import type { OwnPiece } from '../../../src/recommender/outfits/own-pieces.ts'
import { ownClothes } from '../../../src/recommender/wardrobe/own-clothes.ts'
import { NAMED_COLOURS } from '../../../src/vision/colour/named-colours.ts'
import { feltDay, recommendFor } from '../a-day.ts'

/** `red sweater`: an item of that name; `sweater`: one whose colour is not known. */
function owned(name: string): OwnPiece {
  const words = name.split(' ')
  return {
    item: name,
    garment: garmentByCode(words.at(-1)!),
    colour: words.length > 1 ? the(words[0]!) : null,
  }
}

function the(id: string): GarmentColour {
  const { ko, en, lab } = NAMED_COLOURS.find((colour) => colour.id === id)!
  return { id, ko, en, lab: [...lab], share: 1 }
}

function outfitsOf(names: readonly string[], feltC: number, lang: 'ko' | 'en' = 'ko'): readonly Outfit[] {
  const own = ownClothes(names.map(owned), 'casual')
  return recommendFor(
    feltDay(() => feltC),
    { lang, who: { own } },
  ).outfits
}

const itemsOf = ({ garments }: Outfit) => garments.map(({ item }) => item)
const reasonOf = ({ reasons }: Outfit) => reasons.find(({ rule }) => rule === 'colour')

describe('own clothes with colours', () => {
  it('take of two shirts that one whose colour goes with the rest', () => {
    const rest = ['denim jeans', 'white sneakers', 'socks', 'olive sweater']
    for (const shirts of [
      ['burgundy oxford-shirt', 'olive oxford-shirt'],
      ['olive oxford-shirt', 'burgundy oxford-shirt'],
    ]) {
      const [first] = outfitsOf([...shirts, ...rest], 15)
      expect(itemsOf(first!)).toContain('olive oxford-shirt')
      expect(itemsOf(first!)).not.toContain('burgundy oxford-shirt')
    }
  })

  it('name the item and its colour', () => {
    const [first] = outfitsOf(['red t-shirt', 'shorts', 'sneakers', 'ankle-socks'], 29, 'en')
    const shirt = first!.garments.find(({ code }) => code === 't-shirt')
    expect(shirt).toMatchObject({ item: 'red t-shirt', colour: { id: 'red', label: 'red', hex: '#c01c26' } })
    const shorts = first!.garments.find(({ code }) => code === 'shorts')
    expect(shorts?.item).toBe('shorts')
    expect(shorts).not.toHaveProperty('colour')
  })

  it('decide between garments that are as warm and as much in season', () => {
    const shown = (bomber: string, varsity: string) => {
      const jackets = [`${bomber} bomber-jacket`, `${varsity} varsity-jacket`]
      const rest = ['long-sleeve-t-shirt', 'green corduroy-pants', 'socks', 'green sneakers']
      return outfitsOf([...jackets, ...rest], 10)[0]!.garments.map(({ code }) => code)
    }
    expect(shown('green', 'red')).toContain('bomber-jacket')
    expect(shown('red', 'green')).toContain('varsity-jacket')
  })

  it('never make a set of own clothes colder than it is without colours', () => {
    const codes = ['t-shirt', 'oxford-shirt', 'sweater', 'hoodie', 'wool-coat', 'padded-jacket', 'jeans']
    const wardrobe = [...codes, 'chinos', 'sneakers', 'boots', 'socks', 'thick-socks', 'scarf', 'beanie']
    const colours = fc.array(fc.constantFrom(...NAMED_COLOURS.map(({ id }) => id)), {
      minLength: wardrobe.length,
      maxLength: wardrobe.length,
    })
    fc.assert(
      fc.property(colours, fc.integer({ min: -10, max: 30 }), (ids, feltC) => {
        const coloured = wardrobe.map((code, i) => `${ids[i]} ${code}`)
        const plain = outfitsOf(wardrobe, feltC)[0]!
        const dressed = outfitsOf(coloured, feltC)[0]!
        expect(Math.abs(dressed.insulationClo.max - plain.insulationClo.max)).toBeLessThanOrEqual(0.051)
        expect(dressed.scoreParts.reach).toBe(plain.scoreParts.reach)
        expect(dressed.scoreParts.swing).toBe(plain.scoreParts.swing)
        expect(dressed.score).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })

  it('say how two colours stand to each other where it is worth a word, and what may clash first', () => {
    const withShoes = (top: string, bottom: string) => [
      `${top} sweatshirt`,
      `${bottom} corduroy-pants`,
      'white sneakers',
      'socks',
    ]
    const said = (top: string, bottom: string, lang: 'ko' | 'en' = 'ko') =>
      reasonOf(outfitsOf(withShoes(top, bottom), 15, lang)[0]!)
    expect(said('green', 'red')).toMatchObject({
      text: '초록 맨투맨과 빨강 코듀로이 바지는 색이 서로 부딪칠 수 있어요.',
      values: { relation: 'clash' },
    })
    expect(said('coral', 'teal')?.values.relation).toBe('opposite')
    expect(said('burgundy', 'red')?.values.relation).toBe('similar')
    expect(said('navy', 'navy', 'en')).toMatchObject({
      text: 'The navy sweatshirt and the navy corduroy trousers match in colour.',
      values: { relation: 'same', hueDegrees: 0 },
    })
    expect(said('navy', 'beige')).toBeUndefined()
  })
})

describe('own clothes without colours', () => {
  const names = ['oxford-shirt', 'sweater', 'wool-coat', 'jeans', 'socks', 'boots', 'scarf', 'gloves']

  it('are scored as ever, by the item that was hung up first', () => {
    const [first] = outfitsOf([...names, 'sweater'], 0)
    expect(first!.scoreParts).not.toHaveProperty('colour')
    expect(reasonOf(first!)).toBeUndefined()
    expect(itemsOf(first!)).toEqual(first!.garments.map(({ code }) => code))
  })

  it('are not told apart by one colour alone', () => {
    const [plain] = outfitsOf(names, 0)
    const [one] = outfitsOf(['red scarf', ...names.filter((name) => name !== 'scarf')], 0)
    expect(one!.score).toBe(plain!.score)
    expect(one!.scoreParts).toEqual(plain!.scoreParts)
  })
})

describe('clothes of the catalogue', () => {
  it('name no items and no colours', () => {
    const { outfits } = recommendFor(feltDay(() => 10))
    for (const { garments, scoreParts } of outfits) {
      for (const garment of garments) expect(Object.keys(garment)).not.toContain('item')
      expect(scoreParts).not.toHaveProperty('colour')
    }
  })
})

describe('matching pieces', () => {
  const anyPiece = fc
    .tuple(fc.constantFrom(...GARMENTS.slice(0, 12)), fc.option(fc.constantFrom(...NAMED_COLOURS)))
    .map(([garment, named]): OwnPiece => {
      const colour = named && { ...named, lab: [...named.lab] as [number, number, number], share: 1 }
      return { item: `${garment.code} ${named?.id}`, garment, colour }
    })

  it('are as good as the best of all ways to put them together', () => {
    fc.assert(
      fc.property(fc.array(anyPiece, { minLength: 1, maxLength: 9 }), (all) => {
        const { pieces } = ownClothes(all, 'casual')
        const garments = [...pieces.keys()]
        const { harmony, pieces: picked } = matchingPieces(garments, pieces)
        const ways = garments.reduce<OwnPiece[][]>(
          (ways, garment) => ways.flatMap((way) => pieces.get(garment)!.map((piece) => [...way, piece])),
          [[]],
        )
        const best = Math.max(...ways.map(harmonyOf))
        expect(harmony).toBeCloseTo(best, 9)
        expect(harmonyOf(picked)).toBeCloseTo(best, 9)
      }),
    )
  })

  const harmonyOf = (pieces: readonly OwnPiece[]) =>
    outfitHarmony(pieces.filter(shows).map(({ colour }) => colour))
})
