import { describe, expect, it } from 'vitest'
import { classesOf, wearerOf } from '../../../../src/crawlers/posts/ingest/wearer-of.ts'
import type { DetectedGarment } from '../../../../src/domain/detector.ts'
import type { GarmentClass } from '../../../../src/domain/garment-class.ts'

const garment = (kind: GarmentClass, box: DetectedGarment['box'], score = 0.8): DetectedGarment => ({
  class: kind,
  score,
  box,
  colours: [],
})
const seen = (...garments: DetectedGarment[]) => classesOf(wearerOf(garments))
const JACKET = garment('jacket', [200, 100, 200, 250])
const JEANS = garment('jeans', [220, 340, 160, 300])

describe('one dressed person', () => {
  it('has an upper and a lower garment', () => {
    expect(seen(JACKET, JEANS)).toEqual(['jacket', 'jeans'])
  })
  it('or a one-piece', () => {
    expect(seen(garment('dress', [200, 100, 200, 450]))).toEqual(['dress'])
  })
  it('counts a class once, whatever lies over it', () => {
    const shoes = [garment('shoes', [230, 640, 60, 40]), garment('shoes', [310, 640, 60, 40])]
    expect(seen(garment('t-shirt', [230, 110, 140, 200]), JACKET, JEANS, ...shoes)).toEqual([
      't-shirt',
      'jacket',
      'jeans',
      'shoes',
    ])
  })
  it('holds a bag beside the body', () => {
    expect(seen(JACKET, JEANS, garment('bag', [410, 300, 90, 120]))).toContain('bag')
  })
  it('keeps what a passer-by wears out', () => {
    const passerBy = [garment('coat', [620, 200, 70, 100]), garment('boots', [640, 380, 40, 40])]
    expect(seen(JACKET, JEANS, ...passerBy)).toEqual(['jacket', 'jeans'])
  })
  it('is one although a second garment is guessed at beside', () => {
    expect(seen(JACKET, JEANS, garment('shirt', [500, 100, 190, 240], 0.3))).toEqual(['jacket', 'jeans'])
  })
})

describe('no outfit', () => {
  it.each<[string, DetectedGarment[]]>([
    ['in an upper garment alone', [JACKET]],
    ['in trousers alone', [JEANS]],
    ['in shoes and a bag', [garment('shoes', [0, 0, 50, 50]), garment('bag', [100, 0, 50, 50])]],
    ['in nothing', []],
    ['in one person’s jacket and another’s trousers', [JACKET, garment('jeans', [600, 340, 60, 100])]],
  ])('%s', (_, garments) => {
    expect(() => wearerOf(garments)).toThrowError(expect.objectContaining({ code: 'no-outfit' }))
  })
})

describe('several people', () => {
  it.each<[string, DetectedGarment[]]>([
    ['side by side', [JACKET, JEANS, garment('coat', [450, 110, 180, 260])]],
    ['of whom one wears a dress', [JACKET, JEANS, garment('dress', [430, 110, 180, 420])]],
    [
      'whose trousers alone are side by side',
      [
        garment('coat', [200, 100, 400, 300]),
        garment('pants', [210, 400, 150, 280]),
        garment('jeans', [420, 400, 150, 280]),
      ],
    ],
    ['who touch', [JACKET, JEANS, garment('sweater', [385, 110, 190, 240])]],
  ])('%s', (_, garments) => {
    expect(() => wearerOf(garments)).toThrowError(expect.objectContaining({ code: 'several-people' }))
  })
})
