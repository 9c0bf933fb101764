import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ondot-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('writes one look a labelled photo, by boxes or by tags', async () => {
  const box = { bbox: [0, 0, 10, 10], area: 100, iscrowd: 0 }
  const coco = {
    images: [1, 2, 3].map((id) => ({ id, file_name: `${id}.jpg`, width: 20, height: 20 })),
    annotations: [
      { id: 1, image_id: 1, category_id: 7, ...box },
      { id: 2, image_id: 1, category_id: 7, ...box },
      { id: 3, image_id: 1, category_id: 9, ...box },
      { id: 4, image_id: 3, category_id: 9, ...box },
    ],
    categories: [
      { id: 7, name: 'shoes' },
      { id: 9, name: 'dress' },
    ],
  }
  const files = ['boxes.json', 'tags.json'].map((name) => join(folder, name)) as [string, string]
  await writeFile(files[0], JSON.stringify(coco))
  await writeFile(files[1], JSON.stringify({ 'a.jpg': ['coat', 'jeans'], 'b.jpg': [] }))
  const script = join(import.meta.dirname, '../../scripts/looks-of-labels.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...files])
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { garments: ['shoes', 'dress'], modelVersion: 'boxes' },
    { garments: ['dress'], modelVersion: 'boxes' },
    { garments: ['coat', 'jeans'], modelVersion: 'tags' },
  ])
})
