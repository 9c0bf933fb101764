import { describe, expect, it } from 'vitest'
import {
  type Candidate,
  isPlausible,
  readCandidates,
  suppress,
  toPhotoPixels,
} from '../../src/vision/candidates.ts'

const at = (x1: number, score: number, classIndex = 0): Candidate => ({
  x1,
  y1: 0,
  x2: x1 + 10,
  y2: 10,
  classIndex,
  score,
})

describe('readCandidates', () => {
  it('keeps each class that reaches its own threshold, also two of one place', () => {
    const boxes = Float32Array.of(0, 0, 10, 10, 5, 5, 9, 9)
    const scores = Float32Array.of(0.5, 0.25, 0.125, 0.5)
    expect(readCandidates(boxes, scores, [0.25, 0.25])).toEqual([
      { x1: 0, y1: 0, x2: 10, y2: 10, classIndex: 0, score: 0.5 },
      { x1: 0, y1: 0, x2: 10, y2: 10, classIndex: 1, score: 0.25 },
      { x1: 5, y1: 5, x2: 9, y2: 9, classIndex: 1, score: 0.5 },
    ])
  })
})

describe('suppress', () => {
  it('drops the weaker of two boxes of a class that overlap too much, not those of another class', () => {
    const kept = suppress([at(1, 0.5), at(0, 0.9), at(1, 0.7, 1)], 0.65, 100)
    expect(kept.map(({ score }) => score)).toEqual([0.9, 0.7])
  })

  it('keeps boxes that overlap little, best first, up to the limit', () => {
    const kept = suppress([at(0, 0.3), at(8, 0.6), at(30, 0.9)], 0.65, 2)
    expect(kept.map(({ score }) => score)).toEqual([0.9, 0.6])
  })
})

describe('toPhotoPixels', () => {
  it('undoes the scale of each axis and cuts at the edges', () => {
    const box = { ...at(-5, 0.5), x2: 300, y2: 100 }
    expect(toPhotoPixels(box, { x: 0.5, y: 0.25 }, { width: 500, height: 500 })).toMatchObject({
      x1: 0,
      y1: 0,
      x2: 500,
      y2: 400,
    })
  })
})

describe('isPlausible', () => {
  it('refuses a sliver at the edge', () => {
    const photo = { width: 1000, height: 800 }
    expect(isPlausible({ ...at(0, 0.9), x2: 4 }, photo)).toBe(false)
    expect(isPlausible({ ...at(0, 0.9), x2: 6 }, photo)).toBe(true)
  })
})
