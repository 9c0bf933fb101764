import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ColourReport } from '../../src/recommender/evaluation/score-colours.ts'
import { hasReference, referencePath, withReference } from '../reference.ts'
import { runOndot } from './run-ondot.ts'

const SUITS = ['#c01c26', '#1c6fc0', '#267a3e', '#e8d05a', '#7a3684', '#141416'] as const

let folder: string
const labels = () => join(folder, 'labels.json')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ondot-'))
  for (const [i, colour] of SUITS.entries()) await writeFile(join(folder, `${i}.png`), await suit(colour))
  const categories = [
    { id: 1, name: 'jacket' },
    { id: 2, name: 'pants' },
  ]
  const images = SUITS.map((_, id) => ({ id, file_name: `${id}.png` }))
  const annotations = images.flatMap(({ id }) => [
    { image_id: id, category_id: 1, bbox: [30, 10, 40, 40] },
    { image_id: id, category_id: 2, bbox: [30, 60, 40, 50] },
  ])
  await writeFile(labels(), JSON.stringify({ images, categories, annotations }))
})
afterAll(() => rm(folder, { recursive: true }))

/** Jacket and trousers of one colour on a grey street. */
function suit(colour: string): Promise<Buffer> {
  const cloth = { create: { width: 40, height: 40, channels: 3 as const, background: colour } }
  return sharp({ create: { width: 100, height: 120, channels: 3, background: '#9a9c98' } })
    .composite([
      { input: cloth, left: 30, top: 10 },
      { input: { create: { ...cloth.create, height: 50 } }, left: 30, top: 60 },
    ])
    .png()
    .toBuffer()
}

describe('ondot eval colours', () => {
  it('sees in photos that jacket and trousers are of one colour', async () => {
    const { code, stdout, stderr } = await runOndot(['eval', 'colours', labels(), folder, '--json'], {})
    expect(code, stderr).toBe(0)
    const { all, apart }: ColourReport = JSON.parse(stdout)
    expect([all.harmony.photos, apart.harmony.photos]).toEqual([SUITS.length, SUITS.length])
    expect(all.harmony.auc).toBe(1)
    expect(apart.sameColourAlone.auc).toBe(1)
  })

  it('tells the same as a table', async () => {
    const { stdout } = await runOndot(['eval', 'colours', labels(), folder], {})
    expect(stdout).toMatch(/^harmony, as outfits are scored +1\.000 +1\.000 \.\. 1\.000/m)
    expect(stdout).toMatch(/^Ou and Luo 2006 +0\.\d{3}/m)
    expect(stdout).toMatch(/^0 to 30° +5 /m)
  })

  it('refuses what is no file of labels', async () => {
    await writeFile(join(folder, 'other.json'), '{}')
    const { code, stderr } = await runOndot(['eval', 'colours', join(folder, 'other.json'), folder], {})
    expect(code).not.toBe(0)
    expect(stderr).toContain('no COCO annotation file')
  })
})

describe.skipIf(!hasReference)(withReference('ondot eval colours on street photos'), () => {
  it('finds what the decision record says: people repeat colours, hues alone say little', async () => {
    const photos = referencePath('data', 'street-photos')
    const { stdout } = await runOndot(
      ['eval', 'colours', join(photos, 'val.json'), join(photos, 'images'), '--json'],
      {},
    )
    const { all, apart }: ColourReport = JSON.parse(stdout)
    expect(all.harmony.photos).toBe(100)
    expect(all.harmony.auc).toBeCloseTo(0.607, 2)
    expect(all.harmony.interval[0]).toBeGreaterThan(0.5)
    expect(apart.harmony.interval[0]).toBeGreaterThan(0.5)
    expect(all.harmony.auc).toBeGreaterThan(all.ouLuo.auc)
    expect(all.hueAlone.auc).toBeCloseTo(0.512, 2)
  })
})
