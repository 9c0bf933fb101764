import { describe, expect, it } from 'vitest'
import { countTags, sumCounts, tagRates } from '../../src/vision/tag-metrics.ts'

const box = [0, 0, 1, 1] as const
const photo = (there: boolean, score: number) => ({
  truths: there ? [{ classIndex: 3, box }] : [],
  found: [{ classIndex: 3, box, score }],
})

describe('image tags', () => {
  const photos = [photo(true, 0.9), photo(true, 0.2), photo(false, 0.6), photo(false, 0.1)]

  it('say a class is there when a box reaches the threshold', () => {
    expect(countTags(photos, 3, 0.5)).toEqual({
      truePositive: 1,
      falsePositive: 1,
      falseNegative: 1,
      trueNegative: 1,
    })
  })

  it('average over classes by their counts', () => {
    const counts = sumCounts([countTags(photos, 3, 0.5), countTags(photos, 3, 0.15)])
    expect(tagRates(counts)).toEqual({ precision: 3 / 5, recall: 3 / 4, f1: 6 / 9 })
  })

  it('have no precision where nothing was said and no recall where nothing was there', () => {
    expect(tagRates(countTags([photo(false, 0.1)], 3, 0.5))).toEqual({
      precision: null,
      recall: null,
      f1: null,
    })
  })
})
