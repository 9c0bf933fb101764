import { describe, expect, it } from 'vitest'
import { GARMENTS } from '../../src/domain/garments/garments.ts'
import { GARMENT_LOOKS, garmentLook } from '../../web/src/figure/garment-look.ts'

describe('the drawn garments', () => {
  it('are those of the catalogue, every one and no other', () => {
    expect(Object.keys(GARMENT_LOOKS).sort()).toEqual(GARMENTS.map(({ code }) => code).sort())
  })

  it('have the sleeves that the catalogue says', () => {
    for (const { code, sleeve } of GARMENTS) {
      const look = garmentLook(code, '')
      if (look?.kind === 'top') expect([code, look.sleeves]).toEqual([code, sleeve])
    }
  })

  it('tell neighbours apart: no two of a kind look the same', () => {
    const looks = Object.entries(GARMENT_LOOKS).map(([code, look]) => ({ code, look: JSON.stringify(look) }))
    expect(looks.filter(({ look }, i) => looks.findIndex((other) => other.look === look) !== i)).toEqual([])
  })

  it('draw a garment of tomorrow as its layer', () => {
    expect(garmentLook('space-suit', 'outer')).toMatchObject({ kind: 'top', front: 'open' })
    expect(garmentLook('jet-pack', 'accessory')).toBeNull()
  })
})
