import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulatedTaste } from '../../src/recommender/taste/simulate-taste.ts'
import { runOndot } from './run-ondot.ts'

const counted = (jackets: number) => ({
  n: 20,
  jacket: [jackets, 20],
  long_sleeve: [10, 20],
  layers: [8, 20],
  scarf: [1, 20],
  hat: [0, 20],
})
const COUNTS = {
  cities: { Nowhere: { mean_temperature_c: 12, bins: { 3: counted(12), 12: counted(9), 24: counted(2) } } },
}
/** 1 of a person and a garment of the same parity: nothing that either is by itself. */
const MATCHES = Array.from({ length: 400 }, (_, i) => {
  const [person, garment] = [i % 20, Math.floor(i / 20)]
  return `${(person + garment) % 2} ${person}:1 ${20 + garment}:1\n`
})

let folder: string
const path = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ondot-'))
  await writeFile(path('counts.json'), JSON.stringify(COUNTS))
  const parts = { train: [0, 1, 2], valid: [3], test: [4] }
  for (const [name, fifths] of Object.entries(parts))
    await writeFile(path(name), MATCHES.filter((_, i) => fifths.includes(Math.floor(i / 7) % 5)).join(''))
})
afterAll(() => rm(folder, { recursive: true }))

describe('ondot eval report', () => {
  it('sets outfits, wear rates, offset and taste beside simple baselines', async () => {
    const { code, stdout } = await runOndot(['eval', 'report', '--counts', path('counts.json'), '--json'], {})
    expect(code).toBe(0)
    const { outfits, wearRates, offset, taste } = JSON.parse(stdout)
    expect(Object.keys(outfits.baselines)).toEqual(['globalMean', 'temperatureBands', 'popularity'])
    expect(wearRates.model.outer.n).toBe(60)
    expect(offset.convergence).toHaveLength(9)
    const { baselines, truth, logLoss, auc, gap, trainLoss, validLoss }: SimulatedTaste = taste
    expect(logLoss! - truth.logLoss!).toBeLessThan(0.03)
    expect(logLoss).toBeLessThan(baselines.popularity.logLoss! - 0.15)
    expect(baselines.popularity.logLoss).toBeLessThan(baselines.globalMean.logLoss!)
    expect(auc).toBeLessThanOrEqual(truth.auc!)
    expect(gap).toBeCloseTo(validLoss - trainLoss, 12)
  })

  it('tells the same as tables, of taste by files where they are given', async () => {
    const files = ['train', 'valid', 'test'].map(path)
    const { stdout } = await runOndot(['eval', 'report', '--taste', ...files], {})
    expect(stdout).toMatch(/^outfits +0\.0\d\d +\d\d %/m)
    expect(stdout).not.toContain('Wear rates')
    expect(stdout).toContain('Offset of 1000 simulated people')
    expect(stdout).toMatch(/^after 8 answers +\d\d\.\d %/m)
    expect(stdout).toContain(`Taste, ${path('test')}`)
    expect(stdout).toMatch(/^factorization machine, k = 10 +0\.[0-2]/m)
    expect(stdout).not.toContain('the machine that made the answers')
  })

  it('wants three files for taste', async () => {
    const two = await runOndot(['eval', 'report', '--taste', path('train'), path('valid')], {})
    expect(two).toMatchObject({ code: 64, stderr: '--taste wants three files\n' })
  })
})
