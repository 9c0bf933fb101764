import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alike,
  outfitHarmony,
  type PieceColour,
  pairHarmony,
} from '../../../src/recommender/outfits/colour-harmony.ts'
import { labOf } from '../../../src/domain/lab.ts'
import { NAMED_COLOURS, nearestNamedColour } from '../../../src/vision/colour/named-colours.ts'

function the(id: string): PieceColour {
  const { lab } = NAMED_COLOURS.find((colour) => colour.id === id)!
  return { id, lab: [...lab] }
}
const pair = (a: string, b: string) => pairHarmony(the(a), the(b))

const anyColour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rgb): PieceColour => {
  const lab = labOf(...rgb)
  return { id: nearestNamedColour(lab).id, lab: [...lab] }
})

describe('two colours', () => {
  it.each([
    ['black', 'red'],
    ['navy', 'beige'],
    ['denim', 'hot-pink'],
    ['white', 'mint'],
    ['brown', 'green'],
  ])('go together without a verdict where one is neutral: %s and %s', (a, b) => {
    expect(pair(a, b)).toBeCloseTo(0.5, 1)
  })

  it.each([
    ['burgundy', 'red', 'hues alike'],
    ['red', 'orange', 'hues alike'],
    ['sky-blue', 'orange', 'hues opposite'],
    ['teal', 'coral', 'hues opposite'],
    ['green', 'purple', 'hues opposite in CIELAB'],
  ])('fit: %s and %s, %s', (a, b) => {
    expect(pair(a, b)).toBeGreaterThan(0.8)
  })

  it.each([
    ['red', 'green'],
    ['red', 'blue'],
    ['sky-blue', 'pink'],
    ['olive', 'burgundy'],
  ])('clash where their hues are about a quarter turn apart: %s and %s', (a, b) => {
    expect(pair(a, b)).toBeLessThan(0.2)
  })

  it('fit best where they are one colour, neutral or not', () => {
    for (const { id } of NAMED_COLOURS) expect(pair(id, id)).toBe(1)
    const navy = the('navy')
    const shade: PieceColour = { ...navy, lab: [navy.lab[0] + 4, navy.lab[1], navy.lab[2]] }
    expect(pairHarmony(navy, shade)).toBeGreaterThan(0.9)
    expect(alike(the('navy'), the('black'))).toBeLessThan(0.1)
  })

  it('are judged the same either way round, within 0..1', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (a, b) => {
        expect(pairHarmony(a, b)).toBeCloseTo(pairHarmony(b, a), 12)
        expect(pairHarmony(a, b)).toBeGreaterThanOrEqual(0)
        expect(pairHarmony(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('change by little where the colour does, as long as it keeps its name', () => {
    fc.assert(
      fc.property(anyColour, anyColour, fc.constantFrom(0, 1, 2), (a, b, at) => {
        const moved: PieceColour = { id: a.id, lab: [...a.lab] }
        moved.lab[at]! += 0.1
        expect(Math.abs(pairHarmony(moved, b) - pairHarmony(a, b))).toBeLessThan(0.05)
      }),
    )
  })
})

describe('an outfit', () => {
  it('does not depend on the order of its pieces', () => {
    const colours = fc.array(fc.option(anyColour), { maxLength: 7 })
    fc.assert(
      fc.property(colours, (colours) => {
        expect(outfitHarmony([...colours].reverse())).toBeCloseTo(outfitHarmony(colours), 12)
      }),
    )
  })

  it('has no verdict where colours are not known, and with one piece', () => {
    expect(outfitHarmony([])).toBe(0.5)
    expect(outfitHarmony([the('red')])).toBe(0.5)
    expect(outfitHarmony([the('red'), null, null])).toBe(0.5)
  })

  it('falls with one clash, and with each further hue', () => {
    const neutrals = [the('navy'), the('beige'), the('white')]
    const calm = outfitHarmony([...neutrals, the('red')])
    const clash = outfitHarmony([the('navy'), the('beige'), the('green'), the('red')])
    const three = outfitHarmony([the('navy'), the('blue'), the('green'), the('red')])
    expect(clash).toBeLessThan(calm)
    expect(three).toBeLessThan(clash)
  })

  it('rises where a colour comes twice', () => {
    expect(outfitHarmony([the('navy'), the('white'), the('navy')])).toBeGreaterThan(
      outfitHarmony([the('navy'), the('white'), the('beige')]),
    )
  })
})
