import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseKmaForecast } from '../../../../src/crawlers/weather/kma/parse-kma-forecast.ts'
import { parseKmaObservation } from '../../../../src/crawlers/weather/kma/parse-kma-observation.ts'
import { hasReference, referencePath, withReference } from '../../../reference.ts'
import { failureOf } from '../failure-of.ts'
import { kst } from '../weather-harness.ts'
import { parseReply } from './parse-reply.ts'

describe.skipIf(!hasReference)(withReference('recorded answers of KMA'), () => {
  const recorded = (path: string, status = 200) =>
    parseReply({ status, body: readFileSync(referencePath('recorded/kma', path), 'utf8') })

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
