import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import { createAirSource } from '../../../../src/crawlers/weather/airkorea/air-source.ts'
import { parseAirKorea } from '../../../../src/crawlers/weather/airkorea/parse-airkorea.ts'
import { createBulletins } from '../../../../src/crawlers/weather/bulletins/bulletins.ts'
import { createCallBudget } from '../../../../src/crawlers/weather/call-budget.ts'
import { createHealthBook } from '../../../../src/crawlers/weather/product-health.ts'
import { createMemoryCache } from '../../../../src/store/cache/memory-cache.ts'
import { FAKE_KMA_KEY, gatewayJson, gatewayXml } from '../../../fakes/fake-kma.ts'
import { type FakeReply, type FakeUpstream, openFakeUpstream } from '../../../fakes/fake-upstream.ts'
import { createMemoryLog } from '../../../fakes/memory-log.ts'
import { createMemoryProviderBudget } from '../../../fakes/memory-provider-budget.ts'
import { hasReference, readReferenceJson, withReference } from '../../../reference.ts'
import { kst, NEW_YORK, SEOUL } from '../weather-harness.ts'

const nowMs = kst('2026-11-21T06:20')
const answer = (text: string) => ({ url: 'http://fake', status: 200, text, retryAfterMs: null })
const body = (items: readonly object[]) =>
  JSON.stringify({
    response: {
      header: { resultCode: '00', resultMsg: 'NORMAL_CODE' },
      body: { items, totalCount: items.length, pageNo: 1, numOfRows: 300 },
    },
  })
const station = (stationName: string, pm10Value: string | null, pm25Value: string | null) => ({
  stationName,
  dataTime: '2026-11-21 06:00',
  pm10Value,
  pm25Value,
})

describe('an answer of AirKorea', () => {
  const parse = (items: readonly object[]) => parseAirKorea(answer(body(items)), nowMs)
  it('has text for numbers, and - and null for what is missing', () => {
    expect(parse([station('중구', '81', '-'), station('종로구', null, '36')])).toEqual([
      { station: '중구', atMs: kst('2026-11-21T06:00'), pm10UgM3: 81, pm25UgM3: null },
      { station: '종로구', atMs: kst('2026-11-21T06:00'), pm10UgM3: null, pm25UgM3: 36 },
    ])
  })
  it('leaves out a station that measured neither; 0 is a value', () => {
    expect(
      parse([station('중구', '-', null), station('종로구', '0', '-')]).map((one) => one.station),
    ).toEqual(['종로구'])
  })
  it('calls midnight the 24:00 of the day before', () => {
    const [reading] = parse([{ ...station('중구', '1', '1'), dataTime: '2026-12-31 24:00' }])
    expect(reading?.atMs).toBe(kst('2027-01-01T00:00'))
  })
  it('is refused where items is no array, as other services of the portal have it', () => {
    expect(() => parseAirKorea(answer(body([]).replace('"items":[]', '"items":{"item":[]}')), nowMs)).toThrow(
      expect.objectContaining({ reaction: 'skip', code: 'airkorea-strange-body' }),
    )
  })
})

describe.skipIf(!hasReference)(withReference('a recorded answer of AirKorea'), () => {
  it('is 17 and 35 µg/m³ at Jongno', () => {
    const recorded = readReferenceJson<{ body: { items: object[] } }>(
      'recorded/airkorea/pyairkorea_jongno_ver1.3_body_only.json',
    )
    expect(parseAirKorea(answer(body(recorded.body.items)), nowMs)).toEqual([
      { station: '종로구', atMs: kst('2026-04-30T14:00'), pm10UgM3: 35, pm25UgM3: 17 },
    ])
  })
})

describe('the air at a place', () => {
  let upstream: FakeUpstream
  afterEach(() => upstream.close())

  async function open(reply: (query: URLSearchParams) => FakeReply, airkoreaCallsPerDay = 500) {
    upstream = await openFakeUpstream(({ query }) =>
      query.get('serviceKey') === FAKE_KMA_KEY ? reply(query) : gatewayXml('30', 'NOT_REGISTERED'),
    )
    const time = { nowMs }
    const clock = () => time.nowMs
    const log = createMemoryLog()
    const limits = { kmaCallsPerDay: 1, openMeteoCallsPerDay: 1, airkoreaCallsPerDay }
    const health = createHealthBook(clock)
    const bulletins = createBulletins({
      health,
      cache: createMemoryCache({ maxBytes: 1e6, clock }),
      takeCall: createCallBudget(createMemoryProviderBudget(), limits, clock),
      clock,
      log,
      signal: new AbortController().signal,
    })
    const http = createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 })
    return {
      air: createAirSource({ http, key: FAKE_KMA_KEY, baseUrl: upstream.url, bulletins }),
      log,
      time,
      health,
    }
  }
  const seoul = () => ({ body: body([station('중구', '90', '40'), station('종로구', '80', '-')]) })

  it('is that of the nearest station that has a value, asked by province', async () => {
    const { air } = await open(seoul)
    const byTheStation = { ...SEOUL, lat: 37.572, lon: 127.005 }
    expect(await air.airFor(byTheStation)).toMatchObject({
      station: '종로구',
      stationDistanceKm: expect.closeTo(0, 1),
      pm10UgM3: 80,
      pm25UgM3: null,
    })
    expect(await air.airFor(SEOUL)).toMatchObject({ station: '중구' })
    expect(upstream.requests.map(({ query }) => query.get('sidoName'))).toEqual(['서울'])
  })

  it('is asked for again when the next hour is published', async () => {
    const { air, time, health } = await open(seoul)
    await air.airFor(SEOUL)
    expect(health.all()).toEqual({ airkorea: { calls: 1, lastSuccessAtMs: nowMs, lastError: null } })
    time.nowMs = kst('2026-11-21T07:14')
    await air.airFor(SEOUL)
    expect(upstream.requests).toHaveLength(1)
    time.nowMs = kst('2026-11-21T07:16')
    await air.airFor(SEOUL)
    await expect.poll(() => upstream.requests.length).toBe(2)
  })

  it('is not known beyond Korea, and no call is made', async () => {
    const { air } = await open(seoul)
    expect(await air.airFor(NEW_YORK)).toBeNull()
    expect(upstream.requests).toHaveLength(0)
  })

  it('is left out where the key is refused, which is remembered, and the key is not told', async () => {
    const { air, log, health } = await open(() => gatewayJson('30', `bad ${FAKE_KMA_KEY}`))
    expect(await air.airFor(SEOUL)).toBeNull()
    expect(await air.airFor(SEOUL)).toBeNull()
    expect(upstream.requests).toHaveLength(1)
    expect(log.lines).toHaveLength(1)
    expect(log.lines.join()).toContain('kma-denied')
    expect(health.all()).toEqual({
      airkorea: { calls: 1, lastSuccessAtMs: null, lastError: { code: 'kma-denied', atMs: nowMs } },
    })
    expect(log.lines.join()).not.toContain(FAKE_KMA_KEY.slice(0, 12))
  })

  it('never costs more calls than the budget has', async () => {
    const { air } = await open(seoul, 1)
    await air.airFor(SEOUL)
    expect(await air.airFor({ ...SEOUL, lat: 35.1, lon: 129.03 })).toBeNull()
    expect(upstream.requests).toHaveLength(1)
  })
})
