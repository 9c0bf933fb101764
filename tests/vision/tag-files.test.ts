import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Detector } from '../../src/domain/detector.ts'
import { SkipError } from '../../src/errors.ts'
import { listPhotos, type TagRecord, tagFiles } from '../../src/vision/tag-files.ts'
import { quarters } from './pictures.ts'

/** Sees a coat in everything but an empty file. */
const coatDetector: Detector = {
  modelVersion: 'test',
  async detect(photo) {
    if (photo.length === 0)
      throw new SkipError('not-an-image', 'The bytes are not a photo of a known format.')
    return {
      width: 64,
      height: 96,
      garments: [{ class: 'coat', score: 0.75, box: [8, 16, 40, 60], colours: [] }],
      perceptualHash: '0123456789abcdef',
    }
  },
  close: async () => {},
}

async function collect(records: AsyncIterable<TagRecord>) {
  const all: TagRecord[] = []
  for await (const record of records) all.push(record)
  return all
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tag-'))
  await mkdir(join(folder, 'inner'))
  const photo = await quarters().jpeg().toBuffer()
  await Promise.all(
    ['b.jpg', 'a.JPG', 'inner/c.png', 'notes.txt'].map((name) => writeFile(join(folder, name), photo)),
  )
})
afterEach(() => rm(folder, { recursive: true }))

describe('listPhotos', () => {
  it('searches folders for photos by name and takes named files as they are', async () => {
    const named = join(folder, 'notes.txt')
    const found = await listPhotos([folder, named])
    expect(found).toEqual([...['a.JPG', 'b.jpg', 'inner/c.png'].map((name) => join(folder, name)), named])
  })
})

describe('tagFiles', () => {
  it('gives a record for each file, in order', async () => {
    const files = await listPhotos([folder])
    const records = await collect(tagFiles(coatDetector, files))
    expect(records.map(({ file }) => file)).toEqual(files)
    expect(records[0]).toEqual({
      file: files[0],
      width: 64,
      height: 96,
      garments: [{ class: 'coat', score: 0.75, box: [8, 16, 40, 60] }],
      ms: expect.any(Number),
    })
  })

  it('reports what it can not read and goes on', async () => {
    const empty = join(folder, 'empty.jpg')
    await writeFile(empty, '')
    const records = await collect(
      tagFiles(coatDetector, [empty, join(folder, 'gone.jpg'), join(folder, 'b.jpg')]),
    )
    expect(records).toMatchObject([
      { file: empty, error: { code: 'not-an-image' } },
      { error: { code: 'file-unreadable', message: expect.stringContaining('ENOENT') } },
      { garments: [{ class: 'coat' }] },
    ])
  })

  it('draws the boxes into copies of the photos', async () => {
    const drawDir = join(folder, 'drawn')
    await collect(tagFiles(coatDetector, [join(folder, 'b.jpg')], { drawDir }))
    const drawn = sharp(await readFile(join(drawDir, 'b.jpg.jpg')))
    expect(await drawn.metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 96 })
    const before = await quarters().raw().toBuffer()
    const after = await drawn.raw().toBuffer()
    // On the box's lower edge the frame's colour stands; in the middle the photo does.
    const difference = (x: number, y: number) =>
      Math.max(
        ...[0, 1, 2].map((i) => Math.abs(after[(y * 64 + x) * 3 + i]! - before[(y * 64 + x) * 3 + i]!)),
      )
    expect(difference(28, 76)).toBeGreaterThan(40)
    expect(difference(20, 40)).toBeLessThan(20)
  })

  it('ends with the reason of an aborted signal', async () => {
    const reason = new Error('enough')
    const aborted: Detector = {
      ...coatDetector,
      detect: async (_photo, _options, signal) => {
        signal?.throwIfAborted()
        throw new Error('not asked to stop')
      },
    }
    const tagging = collect(tagFiles(aborted, [join(folder, 'b.jpg')], {}, AbortSignal.abort(reason)))
    await expect(tagging).rejects.toBe(reason)
  })
})
