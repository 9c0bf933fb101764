import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DailyAnswer, WeatherAnswer } from '../../src/api/schemas/answers.ts'
import { Place } from '../../src/domain/place.ts'
import type { Forecast } from '../../src/domain/weather.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createForecastStore } from '../../src/store/forecast-store.ts'
import { onPostgres, postgresAnswers } from '../services.ts'
import { createDataDir, createPostgres, silentLog } from '../store/test-databases.ts'
import { runOndot } from './run-ondot.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await createDataDir()
})
afterAll(() => rm(dataDir, { recursive: true }))

const ondot = (args: string[], env: Record<string, string> = {}) =>
  runOndot(args, { DATA_DIR: dataDir, ...env })

describe('ondot recommend', () => {
  it('shows a table for people: place, day, headline, slots, outfits, warnings, sources', async () => {
    const { code, stdout, stderr } = await ondot(['recommend', '강남구', '--hours', '7-9,13'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^서울특별시 강남구 {2}2026-11-21$/m)
    expect(stdout).toMatch(/^slot +feels °C +clo asked/m)
    expect(stdout).toMatch(/^morning +-?\d+\.\d +1\.\d\d/m)
    expect(stdout).toMatch(/^3\. \d\.\d\d-\d\.\d\d clo, score 0\.\d\d$/m)
    expect(stdout).toMatch(/^ +\S.*\d\.\d\d clo +.*morning/m)
    expect(stdout).toContain('! ')
    expect(stdout).toContain('KOGL')
  })

  it('gives programs the answer of the API', async () => {
    const { code, stdout } = await ondot(['recommend', '1168000000', '--days', '2', '--lang', 'en', '--json'])
    expect(code).toBe(0)
    const answer: DailyAnswer = JSON.parse(stdout)
    expect([...Value.Errors(DailyAnswer, answer)]).toEqual([])
    expect(answer).toMatchObject({ date: '2026-11-21', region: { code: '1168000000' } })
    expect(answer.followingDays?.map(({ date }) => date)).toEqual(['2026-11-22'])
    expect(answer.headline).not.toMatch(/[가-힣]/)
  })

  it('takes a coordinate, negative ones, too, and says where no weather reaches', async () => {
    const { stdout } = await ondot(['recommend', '--json', '--', '40.71,-74.01'])
    expect(JSON.parse(stdout).region).toMatchObject({
      code: 'geo:40.70,-74.00',
      timeZone: 'America/New_York',
    })
    const { code, stderr } = await ondot(['recommend', '--', '-48.9,-123.4'])
    expect([code, stderr]).toEqual([1, 'Neither a forecast nor climate data reach 48.90°S 123.40°W\n'])
  })
})

describe('ondot weather', () => {
  it('shows a line an hour', async () => {
    const { code, stdout } = await ondot(['weather', 'gangnam-gu'])
    expect(code).toBe(0)
    expect(stdout.split('\n')[0]).toBe('서울특별시 강남구  climate')
    expect(stdout.match(/^2026-11-21 \d\d:00 +-?\d+\.\d +-?\d+\.\d +kma-\w+/gm)).toHaveLength(24)
  })

  it('gives programs the answer of the API', async () => {
    const { stdout } = await ondot(['weather', '1168000000', '--json', '--date', '2026-12-24', '--days', '2'])
    const answer: WeatherAnswer = JSON.parse(stdout)
    expect([...Value.Errors(WeatherAnswer, answer)]).toEqual([])
    expect(answer.weather.hours).toHaveLength(48)
    expect(answer.date).toBe('2026-12-24')
  })
})

describe('ondot regions', () => {
  it('shows what is found, best first, in a table and for programs', async () => {
    const table = await ondot(['regions', '강남구', '--limit', '2'])
    expect(table.stdout).toMatch(/^code +name +English +lat +lon/)
    expect(table.stdout).toMatch(/^1168000000 +서울특별시 강남구 +Gangnam-gu, Seoul +37\.\d{3} +127\.\d{3}/m)
    const { stdout } = await ondot(['regions', 'ㄱㄴ', '--limit', '5', '--json'])
    const { regions } = JSON.parse(stdout)
    expect([...Value.Errors(Type.Array(Place), regions)]).toEqual([])
    expect(regions).toHaveLength(5)
  })
})

describe('a command line that is wrong', () => {
  it.each([
    [['recommend'], "missing required argument 'place'"],
    [['recommend', '강남구', '--days', '11'], '--days'],
    [['recommend', '강남구', '--hours', '25'], '--hours'],
    [['recommend', '강남구', '--gender', 'x'], '--gender'],
    [['recommend', '강남구', '--sensitivity', '1.5'], '--sensitivity'],
    [['recommend', '강남구', '--date', 'soon'], 'date: must be a date, YYYY-MM-DD'],
    [['recommend', '강남구', '--date', '2020-01-01'], 'date: must be from 2026-11-21'],
    [['recommend', '없는곳어디'], 'No region is called "없는곳어디"'],
    [['recommend', '--', '91,0'], 'A coordinate is LAT,LON'],
    [['recommend', '40.7,-74', '--date', '2027-03-14', '--hours', '2'], 'the clocks are set forward'],
    [['weather', '강남구', '--colour'], "unknown option '--colour'"],
    [['regions', 'a', '--limit', '0'], '--limit'],
    [['dress'], "unknown command 'dress'"],
  ])('%j ends with code 64 and says %s', async (args, said) => {
    const { code, stdout, stderr } = await ondot(args)
    expect([code, stdout]).toEqual([64, ''])
    expect(stderr).toContain(said)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('is told from wrong settings: code 78', async () => {
    const { code, stderr } = await ondot(['recommend', '강남구'], { PORT: 'x' })
    expect([code, stderr]).toEqual([78, expect.stringContaining('PORT must be a whole number')])
  })

  it('is none where help or the version is asked', async () => {
    const help = await ondot(['--help'])
    expect(help.code).toBe(0)
    for (const command of ['serve', 'recommend', 'weather', 'regions', 'collect-history', 'export', 'import'])
      expect(help.stdout).toMatch(new RegExp(`^ +${command} `, 'm'))
    expect(await ondot(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' })
  })
})

describe('a directory that a server holds', () => {
  it('is left alone: the command answers without what is stored, and says so', async () => {
    const holder = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    await holder.ready
    const { code, stdout, stderr } = await ondot(['weather', '강남구', '--json'])
    await holder.close()
    expect(code).toBe(0)
    expect(JSON.parse(stdout).weather.source).toBe('climate')
    expect(stderr).toMatch(/is in use by another process.*going on without what is stored\.\n$/)
  })
})

describe.skipIf(!postgresAnswers)(onPostgres('ondot export and import'), () => {
  const forecast: Forecast = {
    product: 'open-meteo',
    cell: 'geo:40.70,-74.00',
    issuedAtMs: Date.parse('2026-11-20T19:00:00Z'),
    fetchedAtMs: Date.parse('2026-11-20T19:00:01Z'),
    hours: Array.from({ length: 48 }, (_, i) => ({
      atMs: Date.parse('2026-11-20T05:00:00Z') + i * 3_600_000,
      temperatureC: i / 2,
      humidityPct: 50,
      windMs: 2,
      precipitation: { chancePct: 10, kind: 'none', mm: 0, snowCm: 0 },
      uvIndex: null,
      cloudPct: 10,
      source: 'open-meteo',
    })),
  }

  it('carry a store from embedded to Postgres: the answer rests on the same forecast', async () => {
    const from = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    await from.ready
    await createForecastStore(from).saveForecast(forecast)
    await from.close()
    const folder = await mkdtemp(join(tmpdir(), 'ondot-test-'))
    const file = join(folder, 'store.ndjson')
    const { url, drop } = await createPostgres()

    const written = await ondot(['export', file])
    expect(written).toMatchObject({ code: 0, stdout: expect.stringMatching(/\d+ rows written to /) })
    const [header] = (await readFile(file, 'utf8')).split('\n')
    expect(JSON.parse(header ?? '')).toMatchObject({ format: 'ondot-store' })
    const added = await ondot(['import', file], { DATABASE_URL: url })
    expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/\d+ rows added\n$/) })
    expect((await ondot(['import', file], { DATABASE_URL: url })).stdout).toMatch(/\b0 rows added\n$/)

    const asked = ['weather', '--json', '--', '40.7,-74']
    const [before, after] = [await ondot(asked), await ondot(asked, { DATABASE_URL: url })]
    expect(JSON.parse(after.stdout)).toEqual(JSON.parse(before.stdout))
    expect(JSON.parse(after.stdout).weather).toMatchObject({
      source: 'open-meteo',
      issuedAt: '2026-11-20T14:00:00-05:00',
    })
    await drop()
    await rm(folder, { recursive: true })
  })
})
