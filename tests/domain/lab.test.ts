import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chromaOf, hexOfLab, hueOf, labOf } from '../../src/domain/lab.ts'

it('gives the published CIELAB of sRGB red and white', () => {
  const red = labOf(255, 0, 0)
  expect(red[0]).toBeCloseTo(53.24, 1)
  expect(red[1]).toBeCloseTo(80.09, 1)
  expect(red[2]).toBeCloseTo(67.2, 1)
  expect(labOf(255, 255, 255)[0]).toBeCloseTo(100, 3)
})

it('shows a colour as it was measured, to the last bit', () => {
  const level = fc.nat(255)
  fc.assert(
    fc.property(level, level, level, (red, green, blue) => {
      const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')
      expect(hexOfLab(labOf(red, green, blue))).toBe(`#${hex}`)
    }),
  )
  expect(hexOfLab([120, 0, 0])).toBe('#ffffff')
})

it('tells hue and chroma of pure colours', () => {
  expect([hueOf(labOf(255, 0, 0)), chromaOf(labOf(255, 0, 0))].map(Math.round)).toEqual([40, 105])
  expect(Math.round(hueOf(labOf(0, 0, 255)))).toBe(306)
  expect(chromaOf(labOf(128, 128, 128))).toBeCloseTo(0, 1)
})
