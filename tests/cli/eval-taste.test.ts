import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateRows } from '../../src/recommender/taste/generate-rows.ts'
import { runOndot } from './run-ondot.ts'

let dir: string
const path = (name: string) => join(dir, `${name}.libfm`)
const files = (...more: string[]) => [
  ...['eval', 'taste', '--train', path('train'), '--valid', path('valid'), '--test', path('test')],
  ...more,
]

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ondot-taste-'))
  const world = generateRows({ levels: [20, 20], k: 2, factorSd: 1.2, seed: 21 })
  for (const [name, count] of [
    ['train', 6000],
    ['valid', 1000],
    ['test', 1000],
  ] as const) {
    const { labels, features } = world.events(count)
    // Sparse indices: a thousand apart.
    const line = (label: number, row: number) =>
      `${label ? 1 : -1} ${features[2 * row]! * 1000}:1 ${features[2 * row + 1]! * 1000}:1`
    await writeFile(path(name), `${[...labels].map(line).join('\n')}\n`)
  }
})
afterAll(() => rm(dir, { recursive: true }))

describe('ondot eval taste', () => {
  it('trains on libFM files and beats the mean and each feature by itself', async () => {
    const { code, stdout } = await runOndot(files('--k', '4', '--json'), {})
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({
      loss: 'logistic',
      k: 4,
      features: 40,
      rows: { train: 6000, valid: 1000, test: 1000 },
    })
    expect(report.baselines.globalMean.auc).toBe(0.5)
    expect(report.auc).toBeGreaterThan(report.baselines.popularity.auc + 0.05)
    expect(report.logLoss).toBeLessThan(report.baselines.popularity.logLoss - 0.05)
    expect(report.rmse).toBeLessThan(report.baselines.popularity.rmse)
    expect(report.baselines.popularity.rmse).toBeLessThan(report.baselines.globalMean.rmse)
    expect(report.gap).toBeCloseTo(report.validLoss - report.trainLoss, 12)
    expect(report.secondsPerPass).toBeGreaterThan(0)
  })

  it('tells the same as a table, and learns numbers by squared error', async () => {
    const { stdout } = await runOndot(files('--loss', 'squared', '--epochs', '3'), {})
    expect(stdout).toContain('factorization machine, k = 10')
    expect(stdout).toContain('6000 rows, 40 features; best of 3 passes: ')
    expect(stdout).toContain('squared loss: training ')
  })

  it('names file and line of what it can not read', async () => {
    await writeFile(path('broken'), '1 1:1\n-1 1:1\n1 x\n')
    const { code, stderr } = await runOndot(files('--train', path('broken')), {})
    expect(code).toBe(1)
    expect(stderr).toBe(`${path('broken')}:3: "x" is not index:value\n`)
  })

  it('says what is wrong with files and options', async () => {
    await writeFile(path('empty'), '\n')
    await writeFile(path('stars'), '5 1:1\n')
    expect((await runOndot(files('--test', path('empty')), {})).stderr).toContain('has no rows')
    expect((await runOndot(files('--test', path('stars')), {})).stderr).toContain(
      'labels other than -1 and 1',
    )
    expect((await runOndot(files('--test', path('none')), {})).stderr).toContain('ENOENT')
    expect((await runOndot(files('--rate', 'fast'), {})).code).toBe(64)
    expect((await runOndot(['eval', 'taste', '--train', path('train')], {})).code).toBe(64)
  })
})
