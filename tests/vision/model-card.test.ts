import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GARMENT_CLASSES } from '../../src/domain/garment-class.ts'
import { DEFAULT_MODEL_CARD, readModel } from '../../src/vision/model-card.ts'

describe('readModel', () => {
  let folder: string
  let cardPath: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-'))
    cardPath = join(folder, 'garments.json')
    await cp(dirname(DEFAULT_MODEL_CARD), folder, { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true }))

  const change = async (edit: (card: Record<string, unknown>) => void) => {
    const card = JSON.parse(await readFile(cardPath, 'utf8'))
    edit(card)
    await writeFile(cardPath, JSON.stringify(card))
  }

  it('reads the shipped model: 22 classes, a threshold each, at most 12 MB', async () => {
    const { card, thresholds, bytes } = await readModel()
    expect(card.classes).toEqual(GARMENT_CLASSES)
    expect(thresholds).toHaveLength(22)
    expect(bytes.length).toBeLessThanOrEqual(12 * 1024 * 1024)
  })

  it('refuses a file that is not the one on the card', async () => {
    const onnx = join(folder, 'garments.onnx')
    const bytes = await readFile(onnx)
    bytes[bytes.length - 1]! ^= 1
    await writeFile(onnx, bytes)
    await expect(readModel(cardPath)).rejects.toMatchObject({
      code: 'model-mismatch',
      reaction: 'abort',
      message: expect.stringMatching(/garments\.onnx is not the file that its card describes/),
    })
  })

  it('refuses classes in another order and says where', async () => {
    await change((card) => {
      card.classes = [...GARMENT_CLASSES].reverse()
    })
    await expect(readModel(cardPath)).rejects.toMatchObject({
      code: 'model-mismatch',
      message: expect.stringContaining('first difference at 0: bag for coat'),
    })
  })

  it('refuses a card without a threshold for a class', async () => {
    await change((card) => {
      card.thresholds = { coat: 0.3 }
    })
    await expect(readModel(cardPath)).rejects.toMatchObject({
      message: 'The model card has no threshold for jacket.',
    })
  })

  it('refuses a card that lacks a part', async () => {
    await change((card) => {
      delete card.input
    })
    await expect(readModel(cardPath)).rejects.toMatchObject({ code: 'model-mismatch' })
  })

  it('says which file is missing', async () => {
    await rm(join(folder, 'garments.onnx'))
    await expect(readModel(cardPath)).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('garments.onnx'),
    })
    await expect(readModel(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'model-missing' })
  })
})
