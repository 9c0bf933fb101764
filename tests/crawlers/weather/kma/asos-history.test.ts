import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import { createAsosHistory } from '../../../../src/crawlers/weather/kma/asos-history.ts'
import { createKmaGate } from '../../../../src/crawlers/weather/kma/kma-gate.ts'
import { parseAsos } from '../../../../src/crawlers/weather/kma/parse-asos.ts'
import { parseKmaRecords } from '../../../../src/crawlers/weather/kma/parse-kma-answer.ts'
import { FAKE_KMA_KEY, kmaPage, kmaResult, openFakeKma } from '../../../fakes/fake-kma.ts'
import type { FakeReply, FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { hasReference, referencePath, withReference } from '../../../reference.ts'
import { HOUR_MS, kst, NEW_YORK, SEOUL } from '../weather-harness.ts'

const row = (tm: string, values: Record<string, string> = {}) => ({
  tm,
  stnId: '108',
  ta: '3.6',
  taQcflg: '',
  rn: '',
  rnQcflg: '',
  ws: '2.5',
  hm: '76',
  dc10Tca: '9',
  icsr: '',
  ...values,
})

describe('rows of ASOS', () => {
  const oneHour = (start: Record<string, string>, end: Record<string, string> = {}) =>
    parseAsos([row('2026-11-20 01:00', start), row('2026-11-20 02:00', end)])

  it('are hours: the state at the start, what fell by the end', () => {
    expect(oneHour({ rn: '9.0' }, { rn: '1.5' })).toEqual([
      {
        atMs: kst('2026-11-20T01:00'),
        temperatureC: 3.6,
        humidityPct: 76,
        windMs: 2.5,
        precipitation: { chancePct: null, kind: 'rain', mm: 1.5, snowCm: 0 },
        cloudPct: 90,
      },
    ])
  })
  it('have no rain where rain is empty, and -9 °C for a temperature', () => {
    expect(oneHour({ ta: '-9.0' })[0]).toMatchObject({
      temperatureC: -9,
      precipitation: { kind: 'none', mm: 0 },
    })
  })
  it('are snow at 1 °C and below', () => {
    expect(oneHour({}, { ta: '1.0', rn: '2' })[0]?.precipitation).toMatchObject({ kind: 'snow', snowCm: 2 })
    expect(oneHour({}, { ta: '1.1', rn: '2' })[0]?.precipitation.kind).toBe('rain')
  })
  it.each([[{ taQcflg: '9' }], [{ taQcflg: '1' }], [{ hm: '' }], [{ ws: '' }]])(
    'lack the hour where it is marked bad or empty: %j',
    (values) => expect(oneHour(values)).toEqual([]),
  )
})

describe('the history of KMA stations', () => {
  let kma: FakeUpstream
  afterEach(() => kma.close())
  async function open(answer: (query: URLSearchParams) => FakeReply) {
    kma = await openFakeKma((_, query) => answer(query))
    const http = createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 })
    const driver = createAsosHistory(
      createKmaGate(http, { portal: { key: FAKE_KMA_KEY, baseUrl: kma.url }, clock: Date.now }),
    )
    let calls = 0
    const fetch = (fromMs: number, toMs: number) =>
      driver.fetchHours(
        driver.siteOf(SEOUL)!,
        { fromMs, toMs },
        {
          nowMs: toMs,
          signal: new AbortController().signal,
          admit: async () => void calls++,
        },
      )
    return { driver, fetch, calls: () => calls }
  }

  it('is that of the nearest station within 30 km', async () => {
    const { driver } = await open(() => ({}))
    expect(driver.siteOf(SEOUL)).toMatchObject({ site: 'asos:108', source: 'kma-asos', lat: 37.57142 })
    expect(driver.siteOf({ ...SEOUL, lat: 38.06, lon: 128.17 })).toBeNull()
    expect(driver.siteOf(NEW_YORK)).toBeNull()
  })

  it('is published a day later from 11:00 on, its last hour but one', async () => {
    const { driver } = await open(() => ({}))
    expect(driver.publishedUntilMs(kst('2026-11-21T10:59'))).toBe(kst('2026-11-19T23:00'))
    expect(driver.publishedUntilMs(kst('2026-11-21T11:00'))).toBe(kst('2026-11-20T23:00'))
  })

  it('is asked by station and hours in Korean time, with one call for the longest range', async () => {
    const { driver, fetch, calls } = await open((query) =>
      kmaPage([row('2026-11-20 00:00'), row('2026-11-20 01:00'), row('2026-11-20 02:00')], query),
    )
    const fromMs = kst('2026-11-20T00:00')
    const hours = await fetch(fromMs, fromMs + HOUR_MS)
    expect(hours.map(({ atMs }) => atMs)).toEqual([fromMs])
    expect(Object.fromEntries(kma.requests[0]?.query ?? [])).toMatchObject({
      stnIds: '108',
      startDt: '20261120',
      startHh: '00',
      endDt: '20261120',
      endHh: '01',
      numOfRows: '999',
      dataCd: 'ASOS',
      dateCd: 'HR',
    })
    expect(calls()).toBe(1)
    expect(driver.longestRangeMs / HOUR_MS + 1).toBeLessThanOrEqual(999)
  })

  it('is empty where there is none', async () => {
    const { fetch } = await open(() => kmaResult('03', 'NO_DATA'))
    expect(await fetch(0, HOUR_MS)).toEqual([])
  })
})

describe.skipIf(!hasReference)(withReference('a recorded row of ASOS'), () => {
  it('is read with its empty rain and its flags', () => {
    const text = readFileSync(
      referencePath('recorded/kma/asos/hourly_item_20190120_0100_108_truncated.json'),
      'utf8',
    )
    const { items } = parseKmaRecords({ url: 'http://fake', status: 200, text, retryAfterMs: null }, 0)
    const [hour] = parseAsos([...items, { ...items[0]!, tm: '2019-01-20 02:00' }])
    expect(hour).toMatchObject({
      atMs: kst('2019-01-20T01:00'),
      temperatureC: 3.6,
      humidityPct: 76,
      precipitation: { kind: 'none', mm: 0 },
      cloudPct: 90,
    })
  })
})
