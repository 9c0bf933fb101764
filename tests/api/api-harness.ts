import type { LightMyRequestResponse } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { expect } from 'vitest'
import { buildApp } from '../../src/api/app.ts'
import type { AdminDeps, ApiDeps } from '../../src/api/deps.ts'
import { createDayEvidenceSource } from '../../src/api/evidence/day-evidence-source.ts'
import { createWearRateSource } from '../../src/api/evidence/wear-rate-source.ts'
import { Problem } from '../../src/api/problem.ts'
import type { PastDays } from '../../src/domain/history.ts'
import { NoWeatherError } from '../../src/domain/no-weather-error.ts'
import type { Place } from '../../src/domain/place.ts'
import { createGazetteer } from '../../src/domain/regions/gazetteer.ts'
import type { WeatherHour, WeatherLine, WeatherSource } from '../../src/domain/weather.ts'
import { createMemoryCache } from '../../src/store/cache/memory-cache.ts'
import { createReadThrough } from '../../src/store/cache/read-through.ts'
import type { Database } from '../../src/store/database.ts'
import type { LookStore } from '../../src/store/look-ports.ts'
import { createStores } from '../../src/store/stores.ts'
import { awayDatabase } from '../fakes/away-database.ts'
import { createFakeCrawlTrigger } from '../fakes/fake-crawl-trigger.ts'
import { createMemoryLog } from '../fakes/memory-log.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const GANGNAM = '1168000000'
export const DAILY = '/v1/recommendations/daily'

const gazetteer = createGazetteer()

/** A calm, dry hour; what a test is about goes on top. */
export function hourAt(atMs: number, over: Partial<WeatherHour> = {}): WeatherHour {
  return {
    atMs,
    temperatureC: 1.4,
    humidityPct: 61,
    windMs: 5.2,
    precipitation: { chancePct: 20, kind: 'none', mm: 0, snowCm: 0 },
    uvIndex: 2,
    cloudPct: 40,
    source: 'kma-short-term',
    ...over,
  }
}

/** Weather of literal hours: what `at` says of each hour asked. It keeps what it was asked for. */
export function literalWeather(
  at: (atMs: number, place: Place) => WeatherHour,
  over: Partial<WeatherLine> = {},
): WeatherSource & { asked: { place: Place; fromMs: number; toMs: number }[] } {
  const asked: { place: Place; fromMs: number; toMs: number }[] = []
  return {
    asked,
    async weatherFor(place, { fromMs, toMs }) {
      asked.push({ place, fromMs, toMs })
      const firstMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS
      const count = Math.ceil((toMs - firstMs) / HOUR_MS)
      const hours = Array.from({ length: count }, (_, i) => at(firstMs + i * HOUR_MS, place))
      return {
        hours,
        source: hours[0]?.source ?? 'climate',
        issuedAtMs: Date.parse('2026-11-21T05:00:00+09:00'),
        stale: false,
        attribution: 'KMA',
        nextIssueAtMs: Date.parse('2026-11-21T08:10:00+09:00'),
        warnings: [],
        ...over,
      }
    },
  }
}

export const noWeather: WeatherSource = {
  weatherFor: async (place) => {
    throw new NoWeatherError(`Neither a forecast nor climate data reach ${place.name}`)
  },
}

const nothingObserved: PastDays = {
  daysAt: async (_, dates) => dates.map(() => ({ hours: [], attribution: [] })),
}

export const noLooks: Pick<LookStore, 'page'> = {
  page: async () => ({ region: null, looks: [], next: null }),
}

/** No look is stored, and nobody knows what people are used to. */
export const withoutLooks: Parameters<typeof createWearRateSource>[0] = {
  evidence: { countsFor: async () => [] },
  usedTo: { usedTo: async () => null },
  tagQuality: async () => ({}),
}

export type Api = Awaited<ReturnType<typeof createApi>>

/** The API over literal weather and a clock that tests move. */
export async function createApi(
  options: {
    nowIso?: string
    weather?: WeatherSource
    past?: PastDays
    wearRates?: ApiDeps['wearRates']
    looks?: Pick<LookStore, 'page'>
    skill?: ApiDeps['skill']
    settings?: Partial<ApiDeps['settings']>
    health?: ApiDeps['health']
    openDetector?: ApiDeps['openDetector']
    /** Of looks, crawls and keys; away where none is given. */
    database?: Database
    taste?: ApiDeps['taste']
    admin?: Partial<AdminDeps>
  } = {},
) {
  const { nowIso = '2026-11-21T07:20:00+09:00', weather = literalWeather((atMs) => hourAt(atMs)) } = options
  const wearRates = options.wearRates ?? createWearRateSource(withoutLooks)
  const time = { nowMs: Date.parse(nowIso) }
  const clock = () => time.nowMs
  const log = createMemoryLog()
  const asked: string[] = []
  const stores = createStores(options.database ?? awayDatabase)
  const app = await buildApp({
    settings: {
      corsOrigins: ['*'],
      trustProxy: false,
      appKeys: [],
      requestsPerMinute: 1_000_000,
      appRequestsPerMinute: 1_000_000,
      ...options.settings,
    },
    clock,
    log,
    gazetteer,
    weather,
    past: options.past ?? nothingObserved,
    wearRates,
    dayEvidence: createDayEvidenceSource(wearRates, options.looks ?? noLooks, async () => null),
    skill: options.skill ?? (async () => []),
    answers: createReadThrough({
      cache: createMemoryCache({ maxBytes: 2 ** 22, clock }),
      clock,
      random: () => 0,
      onRefreshError: (error) => log.warn({ error }, 'an answer could not be renewed'),
    }),
    profiles: stores.profiles,
    wardrobe: stores.wardrobe,
    taste: options.taste ?? (async () => null),
    idempotency: stores.idempotency,
    openDetector: options.openDetector ?? (() => Promise.reject(new Error('no detector in this test'))),
    asked: (place) => asked.push(place.code),
    health:
      options.health ??
      (() => ({
        store: { driver: 'embedded', state: 'open' },
        cache: { driver: 'memory', errors: 0 },
        detector: { state: 'unused', model: null },
        providers: [],
      })),
    looks: stores.looks,
    articles: stores.articles,
    admin: {
      ...stores,
      clock,
      log,
      trigger: createFakeCrawlTrigger(stores.crawls, clock),
      history: { start: async () => true },
      providers: async () => ({ products: [], budgets: [] }),
      ...options.admin,
    },
  })
  return { app, log, time, asked, stores, get: (url: string, headers = {}) => app.inject({ url, headers }) }
}

/** The body of a 200, held to its schema. */
export function answerOf<S extends TSchema>(schema: S, response: LightMyRequestResponse): Static<S> {
  expect(response.statusCode, response.body).toBe(200)
  const body: unknown = response.json()
  expect([...Value.Errors(schema, body)]).toEqual([])
  return body as Static<S>
}

/** The body of an error, held to the schema of problems and to the headers that all problems have. */
export function problemOf(response: LightMyRequestResponse): Problem {
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(response.headers['cache-control']).toBe('no-store')
  const problem: Problem = response.json()
  expect([...Value.Errors(Problem, problem)]).toEqual([])
  expect(problem.status).toBe(response.statusCode)
  expect(problem.type).toBe(`urn:ondot:problem:${problem.code}`)
  return problem
}

/** The wrong parameters that a 400 names. */
export function fieldsOf(response: LightMyRequestResponse): string[] {
  expect(response.statusCode, response.body).toBe(400)
  return (problemOf(response).errors ?? []).map(({ field }) => field)
}
