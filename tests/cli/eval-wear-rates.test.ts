import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOndot } from './run-ondot.ts'

/** A bin of 20 photos; whether a hat is worn could never be told. */
const bin = (jackets: number) => ({
  n: 20,
  jacket: [jackets, 20],
  long_sleeve: [10, 20],
  layers: [8, 20],
  scarf: [1, 20],
  hat: [0, 0],
})
const COUNTS = {
  cities: { Nowhere: { mean_temperature_c: 12, bins: { 3: bin(12), 12: bin(9), 24: bin(2) } } },
}

let folder: string
const counts = () => join(folder, 'counts.json')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ondot-'))
  await writeFile(counts(), JSON.stringify(COUNTS))
  await writeFile(join(folder, 'broken.json'), '{')
})
afterAll(() => rm(folder, { recursive: true }))

describe('ondot eval wear-rates', () => {
  it('tells programs how well each group fits, beside two baselines', async () => {
    const { code, stdout } = await runOndot(['eval', 'wear-rates', counts(), '--json'], {})
    expect(code).toBe(0)
    const { groups, baselines, cities, leftOut } = JSON.parse(stdout)
    expect({ cities, leftOut }).toEqual({ cities: 1, leftOut: [] })
    expect(groups.outer.n).toBe(60)
    expect(groups.outer.auc).toBeGreaterThan(0.7)
    expect(groups.outer.calibrationError).toBeLessThan(0.05)
    expect(groups.outer.coverage90).toBeCloseTo(1)
    expect(groups.hat).toMatchObject({ n: 0, logLoss: null })
    // No other city to learn from: a half.
    expect(baselines.globalMean.outer.logLoss).toBeCloseTo(Math.log(2))
  })

  it('shows people a table and says which groups no photo shows', async () => {
    const { stdout } = await runOndot(['eval', 'wear-rates', counts()], {})
    expect(stdout).toMatch(/^outer +model +60 +0\.\d{3}/m)
    expect(stdout).toContain('no class shows them')
  })

  it('says what is wrong with a file', async () => {
    const broken = await runOndot(['eval', 'wear-rates', join(folder, 'broken.json')], {})
    expect(broken).toMatchObject({ code: 64, stderr: `${join(folder, 'broken.json')} is not JSON.\n` })
    const missing = await runOndot(['eval', 'wear-rates', join(folder, 'none.json')], {})
    expect(missing.code).toBe(1)
    expect(missing.stderr).toContain('no such file')
  })
})
