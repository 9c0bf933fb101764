import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WeightsReport } from '../../src/recommender/evaluation/fit-weights.ts'
import { dressedPeople, GANGNAM } from '../recommender/evaluation/dressed-people.ts'
import { createDataDir } from '../store/test-databases.ts'
import { runOndot } from './run-ondot.ts'

let folder: string
let dataDir: string
const file = (name: string) => join(folder, name)
const write = (name: string, rows: readonly object[]) =>
  writeFile(file(name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
const weights = (...args: string[]) => runOndot(['eval', 'weights', ...args], { DATA_DIR: dataDir })

const people = dressedPeople({ count: 400, season: 8, usual: 4, seed: 9 })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ondot-'))
  dataDir = await createDataDir()
  const rows = people.map(({ classes, gender, apparentC, regions }) => ({
    garments: classes,
    gender,
    apparentC,
    place: regions[0],
  }))
  await write('looks.ndjson', rows)
  await write('bare.ndjson', rows.map(({ garments }) => ({ garments })).slice(0, 150))
  await write('few.ndjson', rows.slice(0, 20))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await rm(dataDir, { recursive: true })
})

describe('ondot eval weights', () => {
  it('fits the weights of the score to looks of a file, beside those that ship', async () => {
    const { code, stdout } = await weights(file('looks.ndjson'), '--json')
    expect(code).toBe(0)
    const { looks, alternatives, fits }: WeightsReport = JSON.parse(stdout)
    expect([looks, alternatives]).toEqual([400, 9])
    const { season } = fits.evenly.parts
    expect(Math.abs(season!.coefficient.value - 8)).toBeLessThan(3 * season!.coefficient.standardError)
    expect(season!.toSeason!.shipped).toBe(1)
  })

  it('tells the same as tables; without temperatures only what needs none', async () => {
    const dated = await weights(file('looks.ndjson'))
    expect(dated.stdout).toMatch(/^400 looks, 9 other sets beside each$/m)
    expect(dated.stdout).toMatch(
      /^season +\d+\.\d\d {2}\d+\.\d\d {2}\d+\.\d\d +1\.00 {2}1\.00 {2}1\.00 +1\.00/m,
    )
    expect(dated.stdout).toMatch(/^uniform +2\.303 +10\.0 %/m)
    const bare = await weights(file('bare.ndjson'))
    expect(bare.stdout).toMatch(/^usual +-?\d+\.\d\d .* - +- /m)
    expect(bare.stdout).not.toMatch(/^(season|worn) /m)
  })

  it('takes the looks of the store where no file is named', async () => {
    const air = { humidityPct: 50, windMs: 0 }
    const rows = people.slice(0, 120).map(({ classes, gender, apparentC }, i) => ({
      ...{ id: i, time: '2026-01-15T12:00', place: GANGNAM[0], gender },
      ...{ garments: classes, temperatureC: apparentC, ...air },
    }))
    await write('import.ndjson', rows)
    await runOndot(['import', 'looks', file('import.ndjson')], { DATA_DIR: dataDir })
    const { code, stdout } = await weights('--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ looks: 120, withoutTemperature: 0 })
  })

  it('says what is wrong with a file', async () => {
    expect(await weights(file('few.ndjson'))).toMatchObject({
      code: 64,
      stderr: '20 looks; weights can be told from 100 on.\n',
    })
    await write('broken.ndjson', [{ garments: ['coat'] }, { garments: ['cape'] }])
    expect((await weights(file('broken.ndjson'))).stderr).toMatch(
      /broken\.ndjson:2: garments: cape is none of/,
    )
    await write('nowhere.ndjson', [{ garments: ['coat'], place: 'Atlantis' }])
    expect((await weights(file('nowhere.ndjson'))).stderr).toContain('place: Atlantis is no region code')
    expect((await weights(file('none.ndjson'))).stderr).toContain('no such file')
  })
})
