import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HttpAnswer } from '../../../../src/crawlers/http/http-client.ts'
import { parseKmaAnswer } from '../../../../src/crawlers/weather/kma/parse-kma-answer.ts'
import { parseKmaForecast } from '../../../../src/crawlers/weather/kma/parse-kma-forecast.ts'
import { parseKmaObservation } from '../../../../src/crawlers/weather/kma/parse-kma-observation.ts'
import { OndotError } from '../../../../src/errors.ts'
import { type FakeKmaItem, gatewayJson, gatewayXml, kmaPage, kmaResult } from '../../../fakes/fake-kma.ts'
import type { FakeReply } from '../../../fakes/fake-upstream.ts'
import {
  DRY_ROW,
  forecastRows,
  observationRows,
  shortTermRows,
  ultraShortRows,
} from '../../../fakes/kma-rows.ts'
import { hasReference, referencePath, withReference } from '../../../reference.ts'

const HOUR_MS = 3_600_000
const nowMs = Date.parse('2026-11-21T21:00:00+09:00')
const kst = (text: string) => Date.parse(`${text}:00+09:00`)

const answerOf = ({ status = 200, body = '' }: FakeReply): HttpAnswer => ({
  url: 'https://fake/getVilageFcst',
  status,
  text: body,
  retryAfterMs: null,
})
const parse = (reply: FakeReply) => parseKmaAnswer(answerOf(reply), nowMs)
const itemsOf = (rows: readonly FakeKmaItem[]) =>
  parse(kmaPage(rows, new URLSearchParams({ numOfRows: '2000' }))).items
const failureOf = (work: () => unknown): unknown => {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}

describe('an answer of KMA', () => {
  it.each([
    ['00 without body', kmaResult('00', 'NORMAL_SERVICE'), 'skip', 'kma-no-items'],
    ['no data', kmaResult('03', 'NODATA_ERROR'), 'skip', 'kma-no-data'],
    ['a wrong parameter', kmaResult('10', 'INVALID_REQUEST_PARAMETER_ERROR'), 'skip', 'kma-bad-parameter'],
    ['an application error', kmaResult('01', 'APPLICATION_ERROR'), 'retry', 'kma-failed'],
    ['a database error', kmaResult('02', 'DB_ERROR'), 'retry', 'kma-failed'],
    ['an HTTP error behind it', kmaResult('04', 'HTTP_ERROR'), 'retry', 'kma-failed'],
    ['a time-out behind it', kmaResult('05', 'SERVICETIME_OUT'), 'retry', 'kma-failed'],
    ['an unknown error', gatewayXml('99', 'UNKNOWN_ERROR'), 'retry', 'kma-failed'],
    ['a key not registered, XML, HTTP 200', gatewayXml('30', 'SERVICE_KEY…'), 'abort', 'kma-denied'],
    [
      'a key not registered, JSON, HTTP 403',
      gatewayJson('30', '등록되지 않은 서비스키'),
      'abort',
      'kma-denied',
    ],
    ['access denied', gatewayXml('20', 'SERVICE_ACCESS_DENIED_ERROR'), 'abort', 'kma-denied'],
    ['an expired key', gatewayJson('31', 'DEADLINE_HAS_EXPIRED_ERROR'), 'abort', 'kma-denied'],
    ['an unregistered address', gatewayXml('32', 'UNREGISTERED_IP_ERROR'), 'abort', 'kma-denied'],
    ['Forbidden in plain text', { status: 403, body: 'Forbidden' }, 'abort', 'upstream-denied'],
    ['plain text with HTTP 429', { status: 429, body: 'Too many' }, 'throttle', 'upstream-throttled'],
    ['plain text with HTTP 500', { status: 500, body: 'Unexpected errors' }, 'retry', 'upstream-failed'],
    ['plain text with HTTP 200', { body: 'Unexpected errors' }, 'retry', 'kma-strange-answer'],
    ['an empty body', { body: '' }, 'retry', 'kma-strange-answer'],
    ['a page of a proxy', { body: '<html><body>login</body></html>' }, 'retry', 'kma-strange-answer'],
    ['JSON of another service', { body: '{"items": []}' }, 'retry', 'kma-strange-answer'],
  ])('with %s means its reaction', (_, reply, reaction, code) => {
    expect(failureOf(() => parse(reply))).toMatchObject({ reaction, code })
  })

  it('with the quota spent throttles until Korean midnight', () => {
    const error = failureOf(() => parse(gatewayXml('22', 'LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR')))
    expect(error).toMatchObject({ reaction: 'throttle', retryAfterMs: 3 * HOUR_MS })
  })

  it('is read as XML too, with result code 0 and times of leading zeros', () => {
    const item = (category: string, value: string) =>
      `<item><category>${category}</category><fcstDate>20261122</fcstDate><fcstTime>0600</fcstTime><fcstValue>${value}</fcstValue></item>`
    const body = `<response><header><resultCode>0</resultCode><resultMsg>OK</resultMsg></header><body><items>${item('TMP', '0')}${item('REH', '40')}</items><totalCount>2</totalCount></body></response>`
    expect(parse({ body })).toEqual({
      items: [
        { category: 'TMP', fcstDate: '20261122', fcstTime: '0600', fcstValue: '0' },
        { category: 'REH', fcstDate: '20261122', fcstTime: '0600', fcstValue: '40' },
      ],
      totalCount: 2,
    })
  })

  it('says what was seen, shortened', () => {
    const error = failureOf(() => parse({ body: `Unexpected ${'x'.repeat(5_000)}` })) as Error
    expect(error.message).toMatch(/^KMA answered neither JSON nor XML: Unexpected x+…$/)
    expect(error.message.length).toBeLessThan(200)
  })

  it('of any strangeness makes a coded error, nothing else', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '<response>',
      '"response":',
      '[',
      ']',
      'null',
      '"header":',
      '00',
      ',',
    )
    const strange = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(pieces).map((parts) => parts.join('')),
      fc.jsonValue().map((body) => JSON.stringify({ response: { header: { resultCode: '00' }, body } })),
    )
    fc.assert(
      fc.property(strange, (body) => {
        expect(failureOf(() => parseKmaForecast(parse({ body }).items, 'kma-short-term'))).toBeInstanceOf(
          OndotError,
        )
      }),
    )
  })
})

describe('a forecast of KMA', () => {
  const issuedAtMs = kst('2026-11-21T05:00')

  it('has the state at an hour and what falls in it, which the next row states', () => {
    const items = itemsOf([
      ...forecastRows(issuedAtMs + HOUR_MS, { ...DRY_ROW, TMP: '0' }),
      ...forecastRows(issuedAtMs + 2 * HOUR_MS, { ...DRY_ROW, PTY: '1', PCP: '6.2mm', POP: '80' }),
    ])
    expect(parseKmaForecast(items, 'kma-short-term')).toEqual([
      {
        atMs: kst('2026-11-21T06:00'),
        temperatureC: 0,
        humidityPct: 55,
        windMs: 2.2,
        precipitation: { chancePct: 80, kind: 'rain', mm: 6.2, snowCm: 0 },
        uvIndex: null,
        cloudPct: 25,
        source: 'kma-short-term',
      },
    ])
  })

  it('does not depend on the order of rows', () => {
    const rows = shortTermRows(issuedAtMs, 6)
    const hours = parseKmaForecast(itemsOf(rows), 'kma-short-term')
    expect(hours).toHaveLength(5)
    expect(parseKmaForecast(itemsOf(rows.toReversed()), 'kma-short-term')).toEqual(hours)
  })

  it('runs straight through its 3-hourly end and shares what falls', () => {
    const items = itemsOf([
      ...forecastRows(issuedAtMs, { ...DRY_ROW, TMP: '10', REH: '40' }),
      ...forecastRows(issuedAtMs + 3 * HOUR_MS, {
        ...DRY_ROW,
        TMP: '13',
        REH: '70',
        UUU: '3',
        VVV: '-4',
        WSD: '1',
        PTY: '1',
        PCP: '0.6',
      }),
    ])
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ temperatureC }) => temperatureC)).toEqual([10, 11, 12])
    expect(hours.map(({ humidityPct }) => humidityPct)).toEqual([40, 50, 60])
    expect(hours.reduce((sum, { precipitation }) => sum + precipitation.mm, 0)).toBeCloseTo(0.6, 12)
  })

  it('takes hours that are missing in between for a gap, not for a long step', () => {
    const items = itemsOf(
      [1, 2, 5, 6].flatMap((n) => forecastRows(issuedAtMs + n * HOUR_MS, { ...DRY_ROW, PCP: '1' })),
    )
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ atMs }) => (atMs - issuedAtMs) / HOUR_MS)).toEqual([1, 5])
    expect(hours.map(({ precipitation }) => precipitation.mm)).toEqual([1, 1])
  })

  it('takes the wind of a 3-hourly row from its components, as WSD is a class there', () => {
    const row = { ...DRY_ROW, UUU: '3', VVV: '-4', WSD: '2' }
    const items = itemsOf([0, 3, 6].flatMap((hours) => forecastRows(issuedAtMs + hours * HOUR_MS, row)))
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ windMs }) => windMs)).toEqual([2, 3, 4, 5, 5, 5])
  })

  it('leaves out an hour whose temperature is a sentinel, and keeps the others', () => {
    const items = itemsOf(
      [1, 2, 3, 4, 5].flatMap((n) =>
        forecastRows(issuedAtMs + n * HOUR_MS, { ...DRY_ROW, TMP: n === 3 ? '-999' : '0' }),
      ),
    )
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours.map(({ atMs }) => (atMs - issuedAtMs) / HOUR_MS)).toEqual([1, 2, 4])
    expect(hours.every(({ temperatureC }) => temperatureC === 0)).toBe(true)
  })

  it('of half a page, without humidity and wind, is an error that names what came', () => {
    const half = ultraShortRows(kst('2026-11-21T05:30')).slice(0, 30)
    expect(failureOf(() => parseKmaForecast(itemsOf(half), 'kma-ultra-short'))).toMatchObject({
      reaction: 'skip',
      message: 'KMA kma-ultra-short: no complete hour in 30 rows of LGT PTY RN1 SKY T1H',
    })
  })

  it('of snow without SNO counts 1 cm for 1 mm', () => {
    const snow = { T1H: '-1', REH: '90', WSD: '2', PTY: '3', RN1: '1mm 미만', SKY: '4' }
    const items = itemsOf([0, 1].flatMap((n) => forecastRows(issuedAtMs + n * HOUR_MS, snow)))
    const [hour] = parseKmaForecast(items, 'kma-ultra-short')
    expect(hour?.precipitation).toEqual({ chancePct: null, kind: 'snow', mm: 0.5, snowCm: 0.5 })
  })
})

describe('an observation of KMA', () => {
  const atMs = kst('2026-11-21T05:00')

  it('is the hour of the base time asked for, whatever base time it echoes; 0 °C is a value', () => {
    expect(parseKmaObservation(itemsOf(observationRows()), atMs)).toMatchObject({
      atMs,
      temperatureC: 0,
      humidityPct: 42,
      windMs: 1.7,
      precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
      source: 'kma-observation',
    })
  })

  it('without a temperature is an error that says so', () => {
    const items = itemsOf(observationRows({ T1H: '-998.9' }))
    expect(failureOf(() => parseKmaObservation(items, atMs))).toMatchObject({
      reaction: 'skip',
      message: 'KMA observation is missing: T1H -998.9, REH 42, WSD 1.7',
    })
  })
})

describe.skipIf(!hasReference)(withReference('recorded answers of KMA'), () => {
  const recorded = (path: string, status = 200) =>
    parse({ status, body: readFileSync(referencePath('recorded/kma', path), 'utf8') })

  it('reads the short-term issue of 2026-10-01 23:00: 4 days, words and bare numbers, classes at its end', () => {
    const { items, totalCount } = recorded('vilage-fcst/openbot_20261001_2300_60_127.json')
    expect([items.length, totalCount]).toEqual([980, 980])
    const hours = parseKmaForecast(items, 'kma-short-term')
    expect(hours).toHaveLength(96)
    const at = (text: string) => hours.find(({ atMs }) => atMs === kst(text))
    expect(at('2026-10-02T15:00')).toMatchObject({
      temperatureC: 21,
      humidityPct: 30,
      windMs: 3,
      cloudPct: 25,
    })
    expect(at('2026-10-03T10:00')).toMatchObject({
      temperatureC: 17,
      precipitation: { chancePct: 30, mm: 0 },
    })
    // PCP "0.4" at 00:00, the last hourly row: a bare number, of the hour before.
    expect(at('2026-10-04T23:00')?.precipitation).toEqual({ chancePct: 60, kind: 'rain', mm: 0.4, snowCm: 0 })
    // PCP "2" at 03:00, three hours later: class 2, from 3 mm an hour; WSD "1" there, components 1.2 and 0.8.
    for (const hour of ['00', '01', '02']) {
      expect(at(`2026-10-05T${hour}:00`)?.precipitation).toMatchObject({ kind: 'rain', mm: 3, chancePct: 70 })
    }
    expect(at('2026-10-05T01:00')?.temperatureC).toBeCloseTo(17 - 1 / 3, 9)
    expect(at('2026-10-05T03:00')?.windMs).toBeCloseTo(Math.hypot(1.2, 0.8), 9)
    expect(at('2026-10-05T15:00')?.windMs).toBeCloseTo(Math.hypot(3.8, 0.4), 9)
  })

  it('reads the ultra-short issue of 2026-10-01 with its 11 categories', () => {
    const hours = parseKmaForecast(
      recorded('ultra-srt-fcst/openbot_20261001_0500_60_127.json').items,
      'kma-ultra-short',
    )
    expect(hours.map(({ temperatureC }) => temperatureC)).toEqual([14, 14, 14, 17, 19])
    expect(hours[0]).toMatchObject({
      atMs: kst('2026-10-01T06:00'),
      humidityPct: 40,
      windMs: 3,
      cloudPct: 70,
      precipitation: { chancePct: 0, kind: 'none', mm: 0 },
    })
  })

  it('refuses the half page of 2023, which has no humidity', () => {
    const { items, totalCount } = recorded('ultra-srt-fcst/drink_20230630_0630_61_126_page1of2.json')
    expect([items.length, totalCount]).toEqual([30, 60])
    expect(failureOf(() => parseKmaForecast(items, 'kma-ultra-short'))).toMatchObject({
      code: 'kma-no-hours',
    })
  })

  it.each([
    ['openbot_20261001_0500_60_127.json', '2026-10-01T05:00', 15.5, 42, 1.7],
    ['openbot_20261002_0200_60_127.json', '2026-10-02T02:00', 14, 43, 2.8],
    ['sist-web_20260122_1100_60_127.json', '2026-01-22T11:00', -8.1, 34, 3.2],
  ])('reads the observation %s', (file, at, temperatureC, humidityPct, windMs) => {
    const { items } = recorded(`ultra-srt-ncst/${file}`)
    expect(parseKmaObservation(items, kst(at))).toMatchObject({ temperatureC, humidityPct, windMs })
  })

  it.each([
    ['DOCQUOTE_datagokr_gateway_key_not_registered.xml', 200, 'abort', 'kma-denied'],
    ['openbot_datagokr_key_not_registered_http403.json', 403, 'abort', 'kma-denied'],
    ['hipaduck_20221128_resultCode10_older_than_3_days_http200.json', 200, 'skip', 'kma-bad-parameter'],
    ['openbot_apihub_too_old_ncst_http200.json', 200, 'skip', 'kma-bad-parameter'],
    ['openbot_NO_DATA_http200.json', 200, 'skip', 'kma-no-data'],
    ['openbot_apihub_bad_key_http401.json', 401, 'abort', 'upstream-denied'],
    ['openbot_apihub_not_allowed_http403.json', 403, 'abort', 'upstream-denied'],
    ['openbot_apihub_not_applied_http403.json', 403, 'abort', 'upstream-denied'],
  ])('reacts to %s', (file, status, reaction, code) => {
    expect(failureOf(() => recorded(`errors/${file}`, status))).toMatchObject({ reaction, code })
  })
})
