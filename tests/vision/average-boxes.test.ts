import { describe, expect, it } from 'vitest'
import { averageBoxes, readPlaces } from '../../src/vision/average-boxes.ts'

describe('readPlaces', () => {
  it('keeps the places whose best class is sure enough, with that score', () => {
    const boxes = Float32Array.of(0, 0, 10, 10, 5, 5, 9, 9)
    const scores = Float32Array.of(0.25, 0.5, 0, 0.125, 0.0625, 0)
    expect(readPlaces(boxes, scores, 3, 0.25)).toEqual([{ x1: 0, y1: 0, x2: 10, y2: 10, score: 0.5 }])
  })
})

describe('averageBoxes', () => {
  const kept = { x1: 0, y1: 0, x2: 100, y2: 100, classIndex: 3, score: 0.5 }

  it('takes the mean of the places that see the same garment, the surer the more', () => {
    const places = [
      { x1: 0, y1: 0, x2: 100, y2: 100, score: 0.5 },
      { x1: 8, y1: 0, x2: 104, y2: 92, score: 0.25 },
      // Another garment, or only a part of this one.
      { x1: 50, y1: 0, x2: 150, y2: 100, score: 0.9 },
    ]
    expect(averageBoxes([kept], places, 0.7)).toEqual([{ ...kept, x1: 8 / 3, x2: 304 / 3, y2: 292 / 3 }])
  })

  it('leaves a box alone that no place supports', () => {
    expect(averageBoxes([kept], [], 0.7)).toEqual([kept])
  })
})
