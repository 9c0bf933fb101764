import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packCursor } from '../../src/api/look-cursor.ts'
import { createClimateSource } from '../../src/crawlers/weather/normals/climate-source.ts'
import { NoWeatherError } from '../../src/domain/no-weather-error.ts'
import type { WeatherSource } from '../../src/domain/weather.ts'
import { lookOf, storeLooks, weatherOf } from '../contracts/look-samples.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { type Api, createApi, GANGNAM, literalWeather, problemOf } from './api-harness.ts'
import { type OpenApi, openApiOf, type Parameter } from './open-api.ts'

const SEED = 20_261_121
const REQUESTS = 700

/** Climate where it reaches, NoWeatherError elsewhere: both ends of what a source may do. */
const climate = createClimateSource()
const weather: WeatherSource = {
  async weatherFor(place, range) {
    const hours = climate.hoursFor(place, range)
    if (hours === null) throw new NoWeatherError(`no climate data reach ${place.name}`)
    const byTime = new Map(hours.map((hour) => [hour.atMs, hour]))
    const line = await literalWeather((atMs) => byTime.get(atMs) ?? hours[0]!).weatherFor(place, range)
    return { ...line, issuedAtMs: null }
  },
}

const NASTY = [
  '',
  ' ',
  '\0',
  '\n\r\t',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-0',
  '0x1f',
  '1_000',
  '9'.repeat(400),
  '٣',
  '가'.repeat(2_000),
  '👩‍👩‍👧',
  '\u202e\uFEFF',
  "'; drop table forecast; --",
  '../../etc/passwd',
  '{"$gt":0}',
  '<script>',
  '%',
  '#',
  '&=',
  'geo:91.00,0.00',
  'geo:-0.00,-180.00',
  '-271821-04-20',
  '+275760-09-13T00:00Z',
  '2026-11-21T07:60',
  '0-23,night',
  '23-22',
]

const typical: Record<string, string[]> = {
  region: [GANGNAM, '1111000000', 'geo:40.70,-74.00', 'geo:0.00,0.00', '4200000000'],
  lat: ['37.5', '0', '-90', '90', '-33.9'],
  lon: ['127', '0', '-180', '180', '151.2'],
  date: ['2026-11-21', '2026-11-30', '2027-03-14', '2027-11-22'],
  at: ['2026-11-21T18:30:00+09:00', '2026-11-21T18:30', '2027-03-14T02:30', '2026-11-21T00:00Z'],
  hours: ['7-9,18-20', 'night', '22-2', '2', 'morning,evening', '0'],
  cursor: [
    packCursor({ region: 'KR', at: -3, seq: 2, asOfSeq: 9 }),
    packCursor({ region: '', at: 0, seq: 0, asOfSeq: 0 }),
  ],
  query: ['강남', 'ㄱㄴ', 'gangnam', '서울 역삼'],
}

/** Mostly what the schema allows and its bounds, now and then what it does not. */
function valuesOf({ name, schema }: Parameter): fc.Arbitrary<string> {
  const { minimum = 0, maximum = 0 } = schema
  const allowed = schema.enum
    ? fc.constantFrom(...schema.enum)
    : schema.type === 'integer'
      ? fc.integer({ min: minimum, max: maximum }).map(String)
      : schema.type === 'number'
        ? fc.oneof(
            fc.double({ min: minimum, max: maximum, noNaN: true }).map(String),
            fc.constantFrom(...(typical[name] ?? ['0'])),
          )
        : fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(...(typical[name] ?? ['a'])) },
            { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: schema.maxLength ?? 20 }) },
          )
  const beyond = fc.constantFrom(minimum - 1, maximum + 1, minimum - 1e-9, maximum + 1e-9, 0.5).map(String)
  return fc.oneof(
    { weight: 12, arbitrary: allowed },
    { weight: 1, arbitrary: beyond },
    { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  )
}

type Pair = readonly [string, string]

/** Some of the parameters, at times one twice, at times one that nobody knows. */
function queryOf(parameters: readonly Parameter[]): fc.Arbitrary<Pair[]> {
  const own = parameters.map((parameter) => {
    const pair = valuesOf(parameter).map((value): Pair => [parameter.name, value])
    const wanted = ['region', 'query'].includes(parameter.name) ? 8 : 2
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant<Pair[]>([]) },
      { weight: wanted, arbitrary: pair.map((one) => [one]) },
      { weight: 0.2 * wanted > 1 ? 1 : 0, arbitrary: fc.tuple(pair, pair) },
    )
  })
  const foreign = fc.tuple(
    fc.constantFrom('q', '__proto__', 'constructor', 'lat[]', 'region.code', 'a/b~c', '가', '\0'),
    fc.constantFrom(...NASTY),
  )
  const strange = fc.oneof(
    { weight: 12, arbitrary: fc.constant<Pair[]>([]) },
    { weight: 1, arbitrary: foreign.map((one): Pair[] => [one]) },
  )
  return fc.tuple(...own, strange).map((lists) => lists.flat())
}

describe('any request that the document allows, and many that it does not', () => {
  let api: Api
  let document: OpenApi
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openEmbedded()
    await storeLooks(
      opened.database,
      [-20, 0, 5, 31].map((apparentC) => lookOf(`${apparentC}`, { weather: weatherOf(apparentC) })),
    )
    api = await createApi({ weather, database: opened.database })
    document = await openApiOf(api)
  })
  afterAll(() => opened.close())

  it('is answered as the document says or refused as a problem, never with a fault', async () => {
    const operations = Object.entries(document.paths).filter(
      ([path, { get }]) => /^\/v1\/(?!admin\/)[^{]*$/.test(path) && get && !get.security,
    )
    expect(operations.length).toBe(8)
    const request = fc.oneof(
      ...operations.map(([path, { get }]) =>
        fc.record({
          path: fc.constant(path),
          schema: fc.constant(get.responses['200']?.content?.['application/json']?.schema),
          pairs: queryOf(get.parameters ?? []),
          language: fc.constantFrom(undefined, 'en', 'ko-KR,ko;q=0.9', '*;q=x', '\u00ff;;,'),
        }),
      ),
    )
    const seen = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(request, async ({ path, schema, pairs, language }) => {
        const url = `${path}?${new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value]))}`
        const response = await api.get(url, language === undefined ? {} : { 'accept-language': language })
        const status = response.statusCode
        seen.set(status, (seen.get(status) ?? 0) + 1)
        if (status === 200) expect([...Value.Errors(schema as TSchema, response.json())]).toEqual([])
        else {
          // A wardrobe is somebody's: without a token there is none.
          const asked = pairs.some(([name, value]) => name === 'wardrobe' && value === 'only')
          expect([400, 404, 503, ...(asked ? [401] : [])]).toContain(status)
          const { code, errors = [] } = problemOf(response)
          if (code === 'invalid-input') {
            const known = document.paths[path]?.get.parameters?.map(({ name }) => name) ?? []
            for (const { field } of errors)
              expect(known.includes(field) || pairs.some(([name]) => name === field)).toBe(true)
          }
        }
      }),
      { seed: SEED, numRuns: REQUESTS, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: true },
    )
    expect(api.log.lines).toEqual([])
    // Neither all refused nor all let through: the requests do reach both sides.
    expect(seen.get(200)).toBeGreaterThan(REQUESTS / 5)
    expect(seen.get(400)).toBeGreaterThan(REQUESTS / 5)
  })

  it('is read whatever bytes the query is made of', async () => {
    const query = fc
      .string({ unit: 'binary-ascii', maxLength: 60 })
      .map((text) => text.replaceAll('#', '%23'))
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const response = await api.get(`/v1/weather?${encodeURI(text).replaceAll('%25', '%')}`)
        expect(response.statusCode).toBe(400)
        problemOf(response)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
})
