import { describe, expect, it } from 'vitest'
import { averagePrecision, overlapOf } from '../../src/vision/average-precision.ts'

const box = [0, 0, 10, 10] as const

describe('averagePrecision', () => {
  it('is 1 for every overlap when each garment is found exactly', () => {
    const photos = [{ truths: [{ classIndex: 0, box }], found: [{ classIndex: 0, box, score: 0.9 }] }]
    expect(averagePrecision(photos, 0)).toEqual(Array(10).fill(1))
  })

  it('is null for a class that no photo has', () => {
    expect(averagePrecision([{ truths: [], found: [{ classIndex: 0, box, score: 0.9 }] }], 0)).toBeNull()
  })

  it('counts a second box on the same garment as false', () => {
    const photos = [
      {
        truths: [
          { classIndex: 0, box },
          { classIndex: 0, box: [50, 50, 10, 10] as const },
        ],
        found: [
          { classIndex: 0, box, score: 0.9 },
          { classIndex: 0, box, score: 0.8 },
          { classIndex: 0, box: [50, 50, 10, 10] as const, score: 0.7 },
        ],
      },
    ]
    // recall 0.5 at precision 1 (51 of 101 points), recall 1 at precision 2/3 (50 points)
    expect(averagePrecision(photos, 0)?.[0]).toBeCloseTo((51 + 50 * (2 / 3)) / 101, 10)
  })

  it('asks for more overlap at the higher thresholds', () => {
    // 10 × 10 against 10 × 7 inside it: overlap 0.7
    const photos = [
      {
        truths: [{ classIndex: 0, box }],
        found: [{ classIndex: 0, box: [0, 0, 10, 7] as const, score: 0.5 }],
      },
    ]
    expect(averagePrecision(photos, 0)?.map((ap) => Math.round(ap))).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
  })

  it('lets a false box that scores higher cost precision', () => {
    const photos = [
      {
        truths: [{ classIndex: 0, box }],
        found: [
          { classIndex: 0, box: [80, 80, 5, 5] as const, score: 0.9 },
          { classIndex: 0, box, score: 0.4 },
        ],
      },
    ]
    expect(averagePrecision(photos, 0)?.[0]).toBeCloseTo(0.5, 10)
  })
})

describe('overlapOf', () => {
  it('is the shared area over the area of both', () => {
    expect(overlapOf([0, 0, 10, 10], [5, 0, 10, 10])).toBeCloseTo(50 / 150, 12)
    expect(overlapOf([0, 0, 10, 10], [10, 0, 10, 10])).toBe(0)
  })
})
