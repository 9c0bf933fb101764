import { rm } from 'node:fs/promises'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WearRatesAnswer } from '../../src/api/schemas/wear-rates.ts'
import { createDataDir } from '../store/test-databases.ts'
import { runOndot } from './run-ondot.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await createDataDir()
})
afterAll(() => rm(dataDir, { recursive: true }))

const ondot = (...args: string[]) => runOndot(['wear-rates', ...args], { DATA_DIR: dataDir })

describe('ondot wear-rates', () => {
  it('gives programs the answer of the API', async () => {
    const { code, stdout, stderr } = await ondot('--apparent', '12', '--json')
    expect([code, stderr]).toEqual([0, ''])
    const answer: WearRatesAnswer = JSON.parse(stdout)
    expect([...Value.Errors(WearRatesAnswer, answer)]).toEqual([])
    expect(answer).toMatchObject({ region: null, apparentC: 12, looks: 0, warnings: [] })
    expect(answer.groups.outer.rate).toBeCloseTo(0.42, 1)
  })

  it('shows people a table, and what a region is used to enters it', async () => {
    const { stdout } = await ondot(
      '--apparent',
      '-5',
      '--region',
      '강남구',
      '--gender',
      'female',
      '--slot',
      'morning',
    )
    expect(stdout).toMatch(/^서울특별시 강남구 {2}female {2}morning$/m)
    expect(stdout).toMatch(/^outer +7\d\.\d %/m)
    expect(stdout).toMatch(/^longSleeves \(inferred\) +9\d\.\d %/m)
    expect(stdout).toMatch(/^skirt +\d/m)
  })

  it('says what is wrong', async () => {
    expect(await ondot()).toMatchObject({ code: 64 })
    expect((await ondot('--apparent', 'warm')).stderr).toContain('from -60 to 60')
    expect(await ondot('--apparent', '3', '--region', 'nowhere-at-all')).toMatchObject({ code: 64 })
  })
})
