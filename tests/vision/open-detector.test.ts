import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Detector, PhotoTags } from '../../src/domain/detector.ts'
import { OndotError } from '../../src/errors.ts'
import { openDetector } from '../../src/vision/open-detector.ts'
import { damagedImages, oddPhotos } from './damaged-images.ts'
import { noise } from './pictures.ts'

const CODES = new Set(['not-an-image', 'image-unsupported', 'image-damaged', 'image-too-large'])

describe('openDetector', () => {
  let detector: Detector
  beforeAll(async () => {
    detector = await openDetector({ workers: 1 })
  })
  afterAll(() => detector.close())

  it('answers every damaged image with tags or a coded error, and stays under 500 MB', async () => {
    const images = await damagedImages()
    expect(images.length).toBeGreaterThanOrEqual(200)
    const outcomes = new Map<string, number>()
    for (const { name, bytes } of images) {
      const outcome = await detector.detect(bytes).then(
        (tags) => (Value.Check(PhotoTags, tags) ? 'tags' : `${name}: tags of a strange shape`),
        (error: unknown) =>
          error instanceof OndotError && CODES.has(error.code) ? 'coded error' : `${name}: ${error}`,
      )
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect([...outcomes.keys()].filter((outcome) => outcome !== 'tags' && outcome !== 'coded error')).toEqual(
      [],
    )
    expect(outcomes.get('coded error')).toBeGreaterThan(100)
    // maxRSS is the peak, in kilobytes.
    expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(500)
  })

  it('reads whole photos of every odd kind', async () => {
    for (const { name, bytes } of await oddPhotos()) {
      expect(Value.Check(PhotoTags, await detector.detect(bytes)), name).toBe(true)
    }
  })

  it('gives the same tags for the same photo', async () => {
    const photo = await noise(120, 160).jpeg().toBuffer()
    const options = { minScore: 0.001 }
    const [first, second] = await Promise.all([
      detector.detect(photo, options),
      detector.detect(photo, options),
    ])
    expect(second).toEqual(first)
    expect(first.garments.length).toBeGreaterThan(0)
  })

  it('keeps boxes inside the photo and sorts them by score', async () => {
    const { garments, width, height } = await detector.detect(await noise(300, 120).png().toBuffer(), {
      minScore: 0.001,
    })
    for (const {
      box: [x, y, w, h],
    } of garments) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + w).toBeLessThanOrEqual(width + 1e-6)
      expect(y + h).toBeLessThanOrEqual(height + 1e-6)
    }
    const scores = garments.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  it('does not start on a photo whose signal is aborted', async () => {
    const photo = await noise(40, 40).png().toBuffer()
    const reason = new Error('client left')
    await expect(detector.detect(photo, {}, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  it('is not disturbed by photos that were aborted in work, nor by a view of a larger buffer', async () => {
    const photo = await noise(120, 160).jpeg().toBuffer()
    const others = await Promise.all([noise(200, 90), noise(90, 200)].map((image) => image.png().toBuffer()))
    const options = { minScore: 0.001 }
    const expected = await detector.detect(photo, options)
    const reason = new Error('client left')
    const view = Buffer.concat([Buffer.alloc(1000), photo]).subarray(1000)
    for (let round = 0; round < 5; round++) {
      const client = new AbortController()
      const left = others.map((other) => detector.detect(other, options, client.signal))
      const stays = detector.detect(view, options)
      setImmediate(() => client.abort(reason))
      const outcomes = await Promise.allSettled(left)
      for (const outcome of outcomes) expect(outcome).toEqual({ status: 'rejected', reason })
      expect(await stays).toEqual(expected)
      expect(await detector.detect(photo, options)).toEqual(expected)
    }
  })

  it('says so when the model is not there', async () => {
    await expect(openDetector({ modelCard: '/nowhere/garments.json' })).rejects.toMatchObject({
      code: 'model-missing',
      reaction: 'abort',
    })
  })
})
