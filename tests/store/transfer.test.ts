import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ObservedHour } from '../../src/domain/history.ts'
import type { Forecast } from '../../src/domain/weather.ts'
import type { Database } from '../../src/store/database.ts'
import { createDemand } from '../../src/store/demand.ts'
import { createEvidenceStore } from '../../src/store/evidence-store.ts'
import { exportStore, TABLES } from '../../src/store/export-store.ts'
import { createForecastStore } from '../../src/store/forecast-store.ts'
import { importStore } from '../../src/store/import-store.ts'
import { createLookStore } from '../../src/store/look-store.ts'
import { createObservationStore } from '../../src/store/observation-store.ts'
import { createProviderBudget } from '../../src/store/provider-budget.ts'
import { emptyLooks, lookOf, storeLooks, weatherOf } from '../contracts/look-samples.ts'
import { onPostgres, postgresAnswers } from '../services.ts'
import { openEmbedded, openPostgres, type TestDatabase } from './test-databases.ts'

const atMs = Date.parse('2026-11-21T05:00:00.123+09:00')
const FORECASTS = 1_200 // More than two batches.

function forecastOf(n: number): Forecast {
  const precipitation = { chancePct: 20, kind: 'none', mm: 0, snowCm: 0 } as const
  const hour = {
    atMs,
    temperatureC: n / 10,
    humidityPct: 61,
    windMs: 5.2,
    precipitation,
    uvIndex: null,
    cloudPct: null,
    source: 'open-meteo',
  } as const
  return { product: 'open-meteo', cell: `kma:${n},127`, issuedAtMs: atMs, fetchedAtMs: atMs, hours: [hour] }
}

const seoul = { site: 'asos:108', source: 'kma-asos', lat: 37.571, lon: 126.966 } as const
const covered = { fromMs: Date.parse('2026-11-20T00:00Z'), toMs: Date.parse('2026-11-21T00:00Z') }
const observed: ObservedHour = {
  atMs: covered.fromMs,
  temperatureC: -0.5,
  humidityPct: 61,
  windMs: 0,
  precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
  cloudPct: null,
}

/** In a month that has no partition at the other end. Of it: post, look, thumbnail, print, a row a region, three counts a region, and four of what
 * is worn together (all looks, two classes, both). */
const look = lookOf('1', {
  takenOn: '2019-05-31',
  contentHash: 'ab'.repeat(32),
  perceptualHash: 'f'.repeat(16),
})
const LOOK_ROWS = 4 + 4 * look.regions.length + 4

async function fill(database: Database): Promise<void> {
  const store = createForecastStore(database)
  for (let n = 0; n < FORECASTS; n++) await store.saveForecast(forecastOf(n))
  await createProviderBudget(database).take('kma', '2026-11-21', 10, 7)
  await createDemand(database).touch('1168000000', { name: '서울특별시 강남구' }, atMs)
  await createObservationStore(database).saveHours(seoul, [observed], covered)
  await storeLooks(database, [look])
}

async function exported(
  database: Database,
  onProgress: (rows: number, total: number) => void = () => {},
): Promise<string> {
  const out = new PassThrough()
  const [written] = await Promise.all([
    text(out),
    exportStore(database, out, onProgress).then(() => out.end()),
  ])
  return written
}

describe.skipIf(!postgresAnswers)(onPostgres('a store carried from embedded to Postgres'), () => {
  let from: TestDatabase
  let to: TestDatabase
  let ndjson: string
  const progress: [number, number][] = []

  beforeAll(async () => {
    ;[from, to] = await Promise.all([openEmbedded(), openPostgres()])
    await fill(from.database)
    ndjson = await exported(from.database, (rows, total) => progress.push([rows, total]))
  })
  beforeEach(async () => {
    await to.database.query('truncate forecast, provider_budget, demand, history_site, observation')
    await emptyLooks(to.database)
  })
  afterAll(() => Promise.all([from.close(), to.close()]).then(() => {}))

  const importInto = (lines: string, onProgress: (rows: number, total: number) => void = () => {}) =>
    importStore(to.database, Readable.from([lines]), onProgress)

  it('arrives whole, with its progress told', async () => {
    const total = FORECASTS + 4 + LOOK_ROWS
    expect(progress.at(0)).toEqual([500, total])
    expect(progress.at(-1)).toEqual([total, total])
    const told: [number, number][] = []
    expect(await importInto(ndjson, (rows, all) => told.push([rows, all]))).toBe(total)
    expect(told.at(-1)).toEqual([total, total])
    const keys = [{ product: 'open-meteo' as const, cell: 'kma:-3,127' }]
    expect(await createForecastStore(to.database).latestForecasts(keys, atMs)).toEqual([])
    const last = [{ product: 'open-meteo' as const, cell: `kma:${FORECASTS - 1},127` }]
    const found = await createForecastStore(to.database).latestForecasts(last, atMs)
    expect(found).toEqual([forecastOf(FORECASTS - 1)])
    const history = createObservationStore(to.database)
    expect(await history.hoursObserved('asos:108', covered)).toEqual([observed])
    expect((await history.coverage(['asos:108'])).get('asos:108')).toEqual(covered)
    expect(await createProviderBudget(to.database).used('kma', '2026-11-21')).toBe(7)
    expect(await createDemand(to.database).mostAsked(atMs, 1)).toEqual([
      { code: '1168000000', place: { name: '서울특별시 강남구' }, asks: 1 },
    ])
  })

  it('brings looks with their photos, lists and counts, and numbers what comes next behind them', async () => {
    await importInto(ndjson)
    const looks = createLookStore(to.database)
    const { contentHash, perceptualHash, personKey, regions, thumbnail, ...stored } = look
    expect(await looks.byId(look.id)).toEqual({ ...stored, thumbnail: true })
    expect(await looks.thumbnail(look.id)).toEqual(Buffer.from(thumbnail!))
    await storeLooks(to.database, [lookOf('2', { weather: weatherOf(0.6) })])
    const filter = { regions: ['KR'], apparentC: 0, gender: null }
    const page = await looks.page(filter, 5, null)
    expect(page.looks.map(({ sourceId }) => sourceId)).toEqual(['1', '2'])
    expect(await createEvidenceStore(to.database).recount()).toMatchObject({ differed: 0 })
  })

  it('counts looks of both where there were some already', async () => {
    await storeLooks(to.database, [lookOf('2')])
    await importInto(ndjson)
    const query = { fromC: -9, toC: 9, gender: 'female', slot: 'day', months: [1, 5] } as const
    const counts = await createEvidenceStore(to.database).countsFor({ ...query, regions: ['world'] })
    expect(counts.map(({ looks }) => looks)).toEqual([2, 2, 2])
  })

  it('leaves no table out but those that hold nothing to keep', async () => {
    const { rows } = await to.database.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
    )
    const kept = rows.map(({ name }) => name).filter((name) => !TABLES.some((table) => table === name))
    expect(kept.sort()).toEqual(['idempotency_key', 'ondot_schema_version'])
  })

  it('is not added to by a second import, and gives the same export back', async () => {
    await importInto(ndjson)
    expect(await importInto(ndjson)).toBe(0)
    const sorted = (lines: string) => lines.trimEnd().split('\n').sort()
    expect(sorted(await exported(to.database))).toEqual(sorted(ndjson))
  })

  it('leaves what is there already as it is', async () => {
    await createProviderBudget(to.database).take('kma', '2026-11-21', 10, 9)
    expect(await importInto(ndjson)).toBe(FORECASTS + 3 + LOOK_ROWS)
    expect(await createProviderBudget(to.database).used('kma', '2026-11-21')).toBe(9)
  })

  it.each([
    [
      'another version of the schema',
      () => ndjson.replace(/"schemaVersion":\d+/, '"schemaVersion":9'),
      'export-version',
    ],
    ['a file that is no export', () => 'temperature;wind\n', 'export-unreadable'],
    ['an empty file', () => '', 'export-unreadable'],
    ['a file cut short', () => ndjson.slice(0, ndjson.lastIndexOf('["demand"')), 'export-unreadable'],
    ['a file cut within a line', () => ndjson.slice(0, -5), 'export-unreadable'],
    [
      'a row of a table that is not there',
      () => ndjson.replace('["demand"', '["secrets"'),
      'export-unreadable',
    ],
  ])('refuses %s and adds nothing', async (_, lines, code) => {
    await expect(importInto(lines())).rejects.toMatchObject({ code, reaction: 'abort' })
    const counts = await to.database.query<{ forecasts: number }>(
      'select count(*)::integer as forecasts from forecast',
    )
    expect(counts.rows).toEqual([{ forecasts: 0 }])
  })
})
