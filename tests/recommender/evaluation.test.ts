import { expect, it } from 'vitest'
import { scoreOutfits } from '../../src/recommender/evaluation/score-outfits.ts'

it('dresses nearer to what is asked than a table of bands, popular pieces or one set for every day', () => {
  const { days, outfits, baselines } = scoreOutfits()
  expect(days).toBe(342)
  expect(outfits.coldErrorClo).toBeLessThan(0.025)
  expect(outfits.bandAgreement).toBeGreaterThan(0.97)
  expect(baselines.temperatureBands!.coldErrorClo).toBeGreaterThan(2 * outfits.coldErrorClo)
  expect(baselines.globalMean!.coldErrorClo).toBeGreaterThan(0.3)
  expect(baselines.popularity!.bandAgreement).toBeLessThan(0.5)
})
