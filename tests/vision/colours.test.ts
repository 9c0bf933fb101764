import { describe, expect, it } from 'vitest'
import { dominantColours } from '../../src/vision/colour/dominant-colours.ts'
import { labOf } from '../../src/domain/lab.ts'
import { NAMED_COLOURS, nearestNamedColour } from '../../src/vision/colour/named-colours.ts'

/** A picture painted by a function of the place. */
function paint(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
) {
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgb.set(colour(x, y), (y * width + x) * 3)
  return rgb
}

describe('nearestNamedColour', () => {
  it('names each named colour itself', () => {
    for (const colour of NAMED_COLOURS) expect(nearestNamedColour(colour.lab).id).toBe(colour.id)
  })

  it.each([
    [[10, 10, 12], '검정'],
    [[20, 26, 58], '남색'],
    [[250, 250, 250], '흰색'],
    [[200, 20, 30], '빨강'],
  ] as const)('calls %j %s', ([red, green, blue], ko) => {
    expect(nearestNamedColour(labOf(red, green, blue)).ko).toBe(ko)
  })
})

describe('dominantColours', () => {
  const size = { width: 100, height: 100 }
  const box = { x: 25, y: 25, width: 50, height: 50 }
  const inBox = (x: number, y: number) => x >= 25 && x < 75 && y >= 25 && y < 75
  const street = [140, 142, 138] as const
  const navy = [28, 34, 66] as const

  it('names a plain garment on a plain street by the garment alone', () => {
    const colours = dominantColours(
      paint(100, 100, (x, y) => (inBox(x, y) ? navy : street)),
      size,
      box,
    )
    expect(colours.map(({ id, share }) => [id, share])).toEqual([['navy', 1]])
  })

  it('gives both colours of a striped garment', () => {
    const striped = paint(100, 100, (x, y) =>
      inBox(x, y) ? (Math.floor(y / 4) % 2 ? navy : [244, 244, 244]) : street,
    )
    const colours = dominantColours(striped, size, box)
    expect(colours.map(({ id }) => id).toSorted()).toEqual(['navy', 'white'])
  })

  it('leaves skin out of a garment that shows some', () => {
    const skin = [205, 160, 132] as const
    const picture = paint(100, 100, (x, y) => (inBox(x, y) ? (y < 45 ? skin : navy) : street))
    expect(dominantColours(picture, size, box).map(({ id }) => id)).toEqual(['navy'])
  })

  it('still answers where the garment has the colour of its background', () => {
    expect(
      dominantColours(
        paint(100, 100, () => street),
        size,
        box,
      ).map(({ id }) => id),
    ).toEqual(['grey'])
  })

  it('answers for a box of one pixel at the corner', () => {
    const corner = { x: 99, y: 99, width: 1, height: 1 }
    expect(
      dominantColours(
        paint(100, 100, () => navy),
        size,
        corner,
      )[0]?.id,
    ).toBe('navy')
  })
})
