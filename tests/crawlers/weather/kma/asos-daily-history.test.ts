import { afterEach, describe, expect, it } from 'vitest'
import { readSeoulHours } from '../../../../scripts/normals/read-observations.ts'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import { createAsosDailyHistory } from '../../../../src/crawlers/weather/kma/asos-daily-history.ts'
import { hoursOfDays, type ObservedDay } from '../../../../src/crawlers/weather/kma/hours-of-days.ts'
import { createKmaGate } from '../../../../src/crawlers/weather/kma/kma-gate.ts'
import { parseAsosDaily } from '../../../../src/crawlers/weather/kma/parse-asos-daily.ts'
import { FAKE_KMA_KEY, kmaPage, kmaResult, openFakeKma } from '../../../fakes/fake-kma.ts'
import type { FakeReply, FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { hasReference, referencePath, withReference } from '../../../reference.ts'
import { HOUR_MS, kst, NEW_YORK, SEOUL } from '../weather-harness.ts'

const DAY_MS = 24 * HOUR_MS
/** As the service states 1 January 2022 at Seoul; the other fields of its row are left out. */
const row = (tm: string, values: Record<string, string> = {}) => ({
  stnId: '108',
  tm,
  avgTa: '-4.3',
  minTa: '-10.2',
  minTaHrmt: '0710',
  maxTa: '2.3',
  maxTaHrmt: '1544',
  sumRn: '',
  avgWs: '1.5',
  avgRhm: '46.3',
  avgTca: '3.4',
  ...values,
})
const days = (from: string, count: number, values: Record<string, string> = {}) =>
  Array.from({ length: count }, (_, i) =>
    row(new Date(Date.parse(from) + i * DAY_MS).toISOString().slice(0, 10), values),
  )

describe('rows of days', () => {
  it('tell the turning points of the temperature with their times, the means, and what fell', () => {
    expect(parseAsosDaily([row('2022-01-01')])).toEqual([
      {
        startMs: kst('2022-01-01T00:00'),
        lowest: { atMs: kst('2022-01-01T07:10'), temperatureC: -10.2 },
        highest: { atMs: kst('2022-01-01T15:44'), temperatureC: 2.3 },
        meanC: -4.3,
        humidityPct: 46.3,
        windMs: 1.5,
        cloudPct: 34,
        mm: 0,
      },
    ])
  })
  it('may turn at midnight, and have 0 °C and -9 °C', () => {
    const [day] = parseAsosDaily([
      row('2022-01-01', { minTa: '-9.0', minTaHrmt: '2400', maxTa: '0.0', maxTaHrmt: '1' }),
    ])
    expect(day?.lowest).toEqual({ atMs: kst('2022-01-02T00:00'), temperatureC: -9 })
    expect(day?.highest).toEqual({ atMs: kst('2022-01-01T00:01'), temperatureC: 0 })
  })
  it.each(['avgTa', 'minTa', 'maxTaHrmt', 'avgWs', 'avgRhm', 'tm'])('are no day without %s', (field) => {
    expect(parseAsosDaily([row('2022-01-01', { [field]: '' })])).toEqual([])
  })
})

describe('hours drawn from days', () => {
  const hours = hoursOfDays(parseAsosDaily(days('2022-01-01', 3)))
  it('are those of a day that has one before and one after it', () => {
    expect(hours.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 24 }, (_, i) => kst('2022-01-02T00:00') + i * HOUR_MS),
    )
    expect(hours[0]).toMatchObject({ humidityPct: 46.3, windMs: 1.5, cloudPct: 34 })
  })
  it('go from the lowest to the highest and back, and have the mean of the day', () => {
    const temperatures = hours.map(({ temperatureC }) => temperatureC)
    expect(temperatures.indexOf(Math.min(...temperatures))).toBe(7)
    expect(temperatures.indexOf(Math.max(...temperatures))).toBe(16)
    expect(Math.min(...temperatures)).toBeGreaterThanOrEqual(-10.2)
    expect(Math.max(...temperatures)).toBeLessThanOrEqual(2.3)
    expect(temperatures.reduce((sum, value) => sum + value, 0) / 24).toBeCloseTo(-4.3, 1)
  })
  it('share what fell evenly: snow at a mean of 1 °C and below', () => {
    const wet = hoursOfDays(parseAsosDaily(days('2022-01-01', 3, { sumRn: '12.0' })))
    expect(wet[5]?.precipitation).toEqual({ chancePct: null, kind: 'snow', mm: 0.5, snowCm: 0.5 })
    const mild = hoursOfDays(parseAsosDaily(days('2022-01-01', 3, { sumRn: '12.0', avgTa: '1.1' })))
    expect(mild[5]?.precipitation.kind).toBe('rain')
  })
})

describe('the history of KMA stations by days', () => {
  let kma: FakeUpstream
  afterEach(() => kma.close())
  async function open(answer: (query: URLSearchParams) => FakeReply) {
    kma = await openFakeKma((_, query) => answer(query))
    const http = createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 })
    const gate = createKmaGate(http, { portal: { key: FAKE_KMA_KEY, baseUrl: kma.url }, clock: Date.now })
    const driver = createAsosDailyHistory(gate)
    const fetch = (fromMs: number, toMs: number) =>
      driver.fetchHours(
        driver.siteOf(SEOUL)!,
        { fromMs, toMs },
        { nowMs: toMs + 9 * DAY_MS, signal: new AbortController().signal, admit: async () => {} },
      )
    return { driver, fetch }
  }

  it('is a site of its own at the same station', async () => {
    const { driver } = await open(() => ({}))
    expect(driver.siteOf(SEOUL)).toMatchObject({ site: 'asos-daily:108', source: 'kma-asos-daily' })
    expect(driver.siteOf(NEW_YORK)).toBeNull()
  })

  it('asks with one call for the days and their neighbours, and gives the hours of the range', async () => {
    const { driver, fetch } = await open((query) => kmaPage(days('2021-12-31', 5), query))
    const hours = await fetch(kst('2022-01-01T12:00'), kst('2022-01-03T00:00'))
    expect([hours[0]?.atMs, hours.length]).toEqual([kst('2022-01-01T12:00'), 36])
    expect(kma.requests.map(({ path }) => path)).toEqual(['/1360000/AsosDalyInfoService/getWthrDataList'])
    expect(Object.fromEntries(kma.requests[0]!.query)).toMatchObject({
      dataCd: 'ASOS',
      dateCd: 'DAY',
      startDt: '20211231',
      endDt: '20220103',
      stnIds: '108',
    })
    expect(driver.longestRangeMs / DAY_MS + 2).toBeLessThanOrEqual(999)
  })

  it('never asks for a day that is not published', async () => {
    const { driver } = await open(() => ({}))
    // At 11:00 yesterday's row is there, and the day before it has both its neighbours.
    expect(driver.publishedUntilMs(kst('2026-11-21T10:59'))).toBe(kst('2026-11-19T00:00'))
    expect(driver.publishedUntilMs(kst('2026-11-21T11:00'))).toBe(kst('2026-11-20T00:00'))
  })

  it('is empty where there is none', async () => {
    const { fetch } = await open(() => kmaResult('03', 'NO_DATA'))
    expect(await fetch(kst('2022-01-01T00:00'), kst('2022-01-02T00:00'))).toEqual([])
  })
})

describe.skipIf(!hasReference)(withReference('Seoul’s hours of 2013 to 2018 drawn from their days'), () => {
  it('are off by 1.26 °C (RMSE)', async () => {
    const hours = await readSeoulHours(referencePath('data', 'observations'))
    const byDay = Map.groupBy(hours, ({ atMs }) => Math.floor((atMs + 9 * HOUR_MS) / DAY_MS))
    const observed = [...byDay.values()].flatMap((day): ObservedDay[] => {
      const known = day.flatMap(({ atMs, temperatureC }) =>
        temperatureC === null ? [] : { atMs, temperatureC },
      )
      if (known.length < 24) return []
      const sorted = known.toSorted((a, b) => a.temperatureC - b.temperatureC)
      const meanC = known.reduce((sum, { temperatureC }) => sum + temperatureC, 0) / 24
      return [
        {
          startMs: known[0]!.atMs,
          lowest: sorted[0]!,
          highest: sorted.at(-1)!,
          meanC,
          humidityPct: 50,
          windMs: 1,
          cloudPct: null,
          mm: 0,
        },
      ]
    })
    const truth = new Map(hours.map(({ atMs, temperatureC }) => [atMs, temperatureC]))
    const errors = hoursOfDays(observed).map(({ atMs, temperatureC }) => temperatureC - truth.get(atMs)!)
    expect(errors.length).toBeGreaterThan(52_000)
    const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
    expect(rmse).toBeCloseTo(1.26, 2)
  })
})
