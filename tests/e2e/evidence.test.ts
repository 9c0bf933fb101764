import { rm } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/api/app.ts'
import { DailyAnswer } from '../../src/api/schemas/answers.ts'
import { WearRatesAnswer } from '../../src/api/schemas/wear-rates.ts'
import { loadConfig } from '../../src/config.ts'
import { type Context, createContext } from '../../src/context.ts'
import { evidenceRegions } from '../../src/domain/evidence.ts'
import { answerOf, hourAt, literalWeather } from '../api/api-harness.ts'
import { lookOf, storeLooks, weatherOf } from '../contracts/look-samples.ts'
import { createDataDir, silentLog } from '../store/test-databases.ts'

const GANGNAM = '1168000000'
const HAEUNDAE = '2635000000'
const MORNING = '2026-11-21T06:10:00+09:00'
const LOOKS = 120

let dataDir: string
let context: Context
beforeAll(async () => {
  dataDir = await createDataDir()
  context = createContext(loadConfig({ DATA_DIR: dataDir, NOW: MORNING }), silentLog)
  await context.database.ready
})
afterAll(async () => {
  await context.close()
  await rm(dataDir, { recursive: true })
})

/** A new process's API: nothing cached. It feels like 8 °C all day; in Korea at this time of the year that is the air, at 8 °C and no wind. */
async function withApp<T>(work: (app: FastifyInstance) => Promise<T>): Promise<T> {
  const weather = literalWeather((atMs) => hourAt(atMs, { temperatureC: 8, windMs: 1, humidityPct: 50 }))
  const app = await buildApp({
    ...context.api,
    weather,
    answers: {
      read: async (_key, load) => ({ value: (await load()).value, from: 'loaded' }),
    },
  })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

const daily = (region: string) =>
  withApp(async (app) =>
    answerOf(DailyAnswer, await app.inject(`/v1/recommendations/daily?region=${region}`)),
  )
const firstClasses = ({ outfits }: DailyAnswer) => outfits[0]!.garments.map((garment) => garment.class)

/** Mornings in Gangnam at 8 °C: two in three with a scarf. Every third is a few degrees off. */
async function storeScarves() {
  const place = context.gazetteer.byCode(GANGNAM)!
  const looks = Array.from({ length: LOOKS }, (_, i) =>
    lookOf(`scarf-${i}`, {
      placeCode: GANGNAM,
      regions: evidenceRegions(place),
      takenOn: `2025-11-${String(1 + (i % 28)).padStart(2, '0')}`,
      takenTime: '08:10',
      slot: 'morning',
      gender: i % 2 ? 'female' : 'male',
      classes: i % 3 ? ['coat', 'scarf', 'jeans', 'shoes'] : ['coat', 'pants', 'shoes'],
      modelVersion: 'stated',
      weather: weatherOf(i % 3 ? 8 : 8 + ((i % 4) - 1.5)),
    }),
  )
  await storeLooks(context.database, looks)
}

describe('a region that wears scarves at 8 °C', () => {
  it('sees them in its answer once its looks are there, and other regions do not', async () => {
    const before = await daily(GANGNAM)
    expect(before.outfits[0]!.evidence).toMatchObject({ looks: 0, priorShare: 1, examples: [] })
    expect(firstClasses(before)).not.toContain('scarf')

    await storeScarves()

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
    await withApp(async (app) => {
      const rateAt = async (query: string) =>
        answerOf(WearRatesAnswer, await app.inject(`/v1/wear-rates?${query}`)).classes.scarf
      const here = await rateAt(`apparent=8&region=${GANGNAM}`)
      const elsewhere = await rateAt(`apparent=8&region=${HAEUNDAE}`)
      const inSummer = await rateAt(`apparent=26&region=${GANGNAM}`)
      expect(here.rate).toBeGreaterThan(0.55)
      expect(elsewhere.rate).toBeLessThan(here.rate - 0.1)
      expect(inSummer).toMatchObject({ looks: 0, priorShare: 1 })
    })
  })

  it('forgets them when they are taken down', async () => {
    await context.looks.block({ kind: 'author', value: 'https://photos.example/people/kim', reason: 'asked' })
    const after = await daily(GANGNAM)
    expect(firstClasses(after)).not.toContain('scarf')
    expect(after.outfits[0]!.evidence).toMatchObject({ looks: 0, priorShare: 1, examples: [] })
  })
})
