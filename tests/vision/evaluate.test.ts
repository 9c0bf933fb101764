import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { averagePrecision, type EvaluatedPhoto } from '../../src/vision/average-precision.ts'
import { detectAll, evaluate, readCoco } from '../../src/vision/evaluate.ts'
import { readModel } from '../../src/vision/model-card.ts'
import { openDetector } from '../../src/vision/open-detector.ts'
import { hasReference, referencePath, withReference } from '../reference.ts'

type Figures = { photos: EvaluatedPhoto[]; precision: number[][] }

describe('evaluate', () => {
  it('gives the average precision of training/evaluate.py within 0.001 at every overlap, ties included', async () => {
    const figures: Figures = JSON.parse(
      await readFile(new URL('average-precision.json', import.meta.url), 'utf8'),
    )
    for (const [classIndex, expected] of figures.precision.entries()) {
      const precision = averagePrecision(figures.photos, classIndex) ?? []
      expect(precision).toHaveLength(10)
      for (const [i, value] of precision.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThan(0.001)
    }
  })

  it('leaves classes that no photo has out of the mean', () => {
    const box = [0, 0, 10, 10] as const
    const photos = [{ truths: [{ classIndex: 5, box }], found: [{ classIndex: 5, box, score: 0.6 }] }]
    const evaluation = evaluate(photos, Array(22).fill(0.5))
    expect(evaluation).toMatchObject({ photos: 1, ap50: 1, ap: 1, tags: { precision: 1, recall: 1, f1: 1 } })
    expect(evaluation.classes['t-shirt']).toMatchObject({ boxes: 1, ap50: 1 })
    expect(evaluation.classes.coat).toEqual({
      boxes: 0,
      ap50: null,
      ap: null,
      tags: { precision: null, recall: null, f1: null },
    })
  })

  it('refuses a file that is no COCO file of these classes', async () => {
    const card = new URL('../../models/garments.json', import.meta.url).pathname
    await expect(readCoco(card)).rejects.toMatchObject({ code: 'not-a-coco-file' })
  })
})

describe.skipIf(!hasReference)(withReference('the shipped model on val'), () => {
  // Two decoders' pixels differ by a level here and there. Of a class of 5 boxes, one that crosses an overlap of 0.5 moves the mean by 0.001.
  it('reaches what its card says, within 0.002', async () => {
    const { card, thresholds } = await readModel()
    const detector = await openDetector()
    const folder = referencePath('data', 'street-photos')
    const coco = await readCoco(`${folder}/val.json`)
    const evaluation = evaluate(await detectAll(detector, coco, `${folder}/images`), thresholds)
    await detector.close()
    expect(evaluation.photos).toBe(100)
    expect(Math.abs(evaluation.ap50 - card.metrics.val.ap50)).toBeLessThan(0.002)
    expect(Math.abs(evaluation.ap - card.metrics.val.ap)).toBeLessThan(0.002)
  })
})
