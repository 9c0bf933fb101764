import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { GARMENT_CLASSES } from '../../src/domain/garment-class.ts'
import { decodePhoto } from '../../src/vision/decode-photo.ts'
import { letterbox } from '../../src/vision/letterbox.ts'
import { readModel } from '../../src/vision/model-card.ts'
import { openSession } from '../../src/vision/session.ts'
import { hasReference, referencePath, withReference } from '../reference.ts'

/** Photo name to places of the network with a score of 0.2 and more: place, class, score, corners in the photo's pixels. */
type PythonPath = Record<string, [number, number, number, number, number, number, number][]>

describe.skipIf(!hasReference)(withReference('the way from a photo to boxes'), () => {
  it('gives what training/parity.py gives: boxes within 1 px, scores within 0.01', async () => {
    const expected: PythonPath = JSON.parse(
      await readFile(new URL('python-path.json', import.meta.url), 'utf8'),
    )
    const model = await readModel()
    const session = await openSession(model, 1)
    let compared = 0
    for (const [name, rows] of Object.entries(expected)) {
      const bytes = await readFile(referencePath('data', 'street-photos', 'images', name))
      const { rgb, size, source } = await decodePhoto(bytes, model.card.input.longSide)
      const { tensor, canvas } = letterbox(rgb, size, model.card.input)
      const { boxes, scores } = await session.run(tensor, canvas)
      for (const [place, classIndex, score, ...corners] of rows) {
        const mine = [...boxes.subarray(place * 4, place * 4 + 4)].map((value, i) => {
          const [scaled, end] =
            i % 2 === 0
              ? [(value * source.width) / size.width, source.width]
              : [(value * source.height) / size.height, source.height]
          return Math.min(Math.max(scaled, 0), end)
        })
        const offPx = Math.max(...mine.map((value, i) => Math.abs(value - corners[i]!)))
        const what = `${GARMENT_CLASSES[classIndex]} at place ${place} of ${name}`
        expect(offPx, what).toBeLessThanOrEqual(1)
        expect(
          Math.abs(scores[place * GARMENT_CLASSES.length + classIndex]! - score),
          what,
        ).toBeLessThanOrEqual(0.01)
        compared += 1
      }
    }
    await session.close()
    expect(compared).toBeGreaterThan(100)
  })
})
