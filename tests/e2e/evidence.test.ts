import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/api/app.ts'
import { DailyAnswer } from '../../src/api/schemas/answers.ts'
import { WearRatesAnswer } from '../../src/api/schemas/wear-rates.ts'
import { loadConfig } from '../../src/config.ts'
import { type Context, createContext } from '../../src/context.ts'
import { answerOf, hourAt, literalWeather } from '../api/api-harness.ts'
import { runOndot } from '../cli/run-ondot.ts'
import type { ReadThrough } from '../../src/store/cache/read-through.ts'
import { createDataDir, silentLog } from '../store/test-databases.ts'

const GANGNAM = '1168000000'
const HAEUNDAE = '2635000000'
const MORNING = '2026-11-21T06:10:00+09:00'
const ALBUM = 'https://photos.example/albums/gangnam'
const LOOKS = 120

let dataDir: string
let context: Context
let app: FastifyInstance
beforeAll(async () => {
  dataDir = await createDataDir()
  await start()
})
afterAll(async () => {
  await stop()
  await rm(dataDir, { recursive: true })
})

/** It feels like 8 °C all day; in Korea at this time of the year that is the air, at 8 °C and in a calm. */
async function start() {
  context = createContext(loadConfig({ DATA_DIR: dataDir, NOW: MORNING }), silentLog)
  await context.database.ready
  const weather = literalWeather((atMs) => hourAt(atMs, { temperatureC: 8, windMs: 0, humidityPct: 50 }))
  // Nothing cached: each answer shows what the store holds by then.
  const answers: ReadThrough = {
    read: async (_key, load) => ({ value: (await load()).value, from: 'loaded' }),
  }
  app = await buildApp({ ...context.api, weather, answers })
}

async function stop() {
  await app.close()
  await context.close()
}

const daily = async (region: string) =>
  answerOf(DailyAnswer, await app.inject(`/v1/recommendations/daily?region=${region}`))
const firstClasses = ({ outfits }: DailyAnswer) => outfits[0]!.garments.map((garment) => garment.class)

/** Mornings in Gangnam at 8 °C: two in three with a scarf. Every third is a few degrees off. */
function scarfRows() {
  return Array.from({ length: LOOKS }, (_, i) => ({
    id: `scarf-${i}`,
    time: `2025-11-${String(1 + (i % 28)).padStart(2, '0')}T08:10`,
    place: GANGNAM,
    gender: i % 2 ? 'female' : 'male',
    garments: i % 3 ? ['coat', 'scarf', 'jeans', 'shoes'] : ['coat', 'pants', 'shoes'],
    licence: 'cc-by-4.0',
    author: 'Kim',
    link: ALBUM,
    temperatureC: i % 3 ? 8 : 8 + ((i % 4) - 1.5),
    humidityPct: 50,
    windMs: 0,
  }))
}

/** As an operator does, with the command; the embedded store has room for one process. */
async function importScarves() {
  const file = join(dataDir, 'scarves.ndjson')
  await writeFile(
    file,
    scarfRows()
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  )
  const { code, stdout } = await runOndot(['import', 'looks', file, '--json'], { DATA_DIR: dataDir })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ rows: LOOKS, evidence: LOOKS, excluded: {}, bad: 0 })
}

describe('a region that wears scarves at 8 °C', () => {
  it('sees them in its answer once its looks are there, and other regions do not', async () => {
    const before = await daily(GANGNAM)
    expect(before.outfits[0]!.evidence).toMatchObject({ looks: 0, priorShare: 1, examples: [] })
    expect(firstClasses(before)).not.toContain('scarf')

    await stop()
    await importScarves()
    await start()

    const here = await daily(GANGNAM)
    expect(firstClasses(here)).toContain('scarf')
    const [{ evidence, likelihood }] = here.outfits as [DailyAnswer['outfits'][number]]
    expect(evidence.looks).toBeGreaterThan(100)
    expect(evidence.priorShare).toBeLessThan(0.6)
    expect(evidence.interval[0]).toBeLessThanOrEqual(likelihood)
    expect(evidence.interval[1]).toBeGreaterThanOrEqual(likelihood)
    expect(evidence.examples).toHaveLength(6)
    for (const example of evidence.examples) {
      expect(example.classes).toContain('scarf')
      expect(example.apparentC).toBe(8)
      expect(example.licence.id).toBe('cc-by-4.0')
      expect(example.author?.name).toBe('Kim')
    }

    const elsewhere = await daily(HAEUNDAE)
    expect(firstClasses(elsewhere)).not.toContain('scarf')
    // Looks from elsewhere in the country count, and count less.
    expect(elsewhere.outfits[0]!.evidence.priorShare).toBeGreaterThan(evidence.priorShare)
  })

  it('has a wear rate that says so', async () => {
    const rateAt = async (query: string) =>
      answerOf(WearRatesAnswer, await app.inject(`/v1/wear-rates?${query}`)).classes.scarf
    const here = await rateAt(`apparent=8&region=${GANGNAM}`)
    const elsewhere = await rateAt(`apparent=8&region=${HAEUNDAE}`)
    const inSummer = await rateAt(`apparent=26&region=${GANGNAM}`)
    expect(here.rate).toBeGreaterThan(0.55)
    expect(elsewhere.rate).toBeLessThan(here.rate - 0.1)
    expect(inSummer).toMatchObject({ looks: 0, priorShare: 1 })
  })

  it('forgets them when they are taken down', async () => {
    expect(await context.looks.block({ kind: 'link', value: ALBUM, reason: 'asked' })).toBe(LOOKS)
    const after = await daily(GANGNAM)
    expect(firstClasses(after)).not.toContain('scarf')
    expect(after.outfits[0]!.evidence).toMatchObject({ looks: 0, priorShare: 1, examples: [] })
  })
})
