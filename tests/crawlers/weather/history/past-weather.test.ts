import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import { DEFAULT_CALL_LIMITS } from '../../../../src/crawlers/weather/call-budget.ts'
import { createHistoryBudget } from '../../../../src/crawlers/weather/history/history-budget.ts'
import { createOpenMeteoHistory } from '../../../../src/crawlers/weather/history/open-meteo-history.ts'
import { coveringRanges, createPastWeather } from '../../../../src/crawlers/weather/history/past-weather.ts'
import { createAsosDailyHistory } from '../../../../src/crawlers/weather/kma/asos-daily-history.ts'
import { createAsosHistory } from '../../../../src/crawlers/weather/kma/asos-history.ts'
import { createKmaGate } from '../../../../src/crawlers/weather/kma/kma-gate.ts'
import { parseKst } from '../../../../src/crawlers/weather/kma/kst.ts'
import { createOpenMeteoDriver } from '../../../../src/crawlers/weather/open-meteo/open-meteo-driver.ts'
import { createHealthBook } from '../../../../src/crawlers/weather/product-health.ts'
import type { HistoryDriver } from '../../../../src/domain/history.ts'
import { isoWithOffset } from '../../../../src/domain/local-time.ts'
import type { PlaceMoment } from '../../../../src/domain/look-weather.ts'
import { geoPlace } from '../../../../src/domain/regions/geo-place.ts'
import { createObservationStore } from '../../../../src/store/observation-store.ts'
import type { ObservationStore } from '../../../../src/store/ports.ts'
import { StoreUnavailableError } from '../../../../src/store/store-unavailable-error.ts'
import { FAKE_KMA_KEY, kmaPage, kmaResult, openFakeKma } from '../../../fakes/fake-kma.ts'
import { openFakeOpenMeteo, openMeteoThrottled, plainWeather } from '../../../fakes/fake-open-meteo.ts'
import type { FakeReply, FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { createMemoryProviderBudget } from '../../../fakes/memory-provider-budget.ts'
import { openEmbedded, type TestDatabase } from '../../../store/test-databases.ts'
import { HOUR_MS, NEW_YORK, SEOUL } from '../weather-harness.ts'

const DAY_MS = 24 * HOUR_MS
const NOW = Date.parse('2026-11-21T02:27:00Z') // 11:27 in Seoul: yesterday is published.
/** Of the fake's stations at every hour; what falls in an hour is in the row that ends it. */
const GAUGED_C = -3
/** Every hour that is asked for, both ends included, as the service gives them. */
function asosRows(query: URLSearchParams): FakeReply {
  const at = (which: string) =>
    parseKst(query.get(`${which}Dt`) ?? '', `${query.get(`${which}Hh`)}00`) ?? Number.NaN
  const rows = Array.from({ length: (at('end') - at('start')) / HOUR_MS + 1 }, (_, i) => ({
    tm: isoWithOffset(at('start') + i * HOUR_MS, 'Asia/Seoul')
      .slice(0, 16)
      .replace('T', ' '),
    ta: String(GAUGED_C),
    hm: '60',
    ws: '1.5',
    rn: '',
  }))
  return kmaPage(rows, query)
}

describe('coveringRanges', () => {
  const day = (n: number) => n * DAY_MS
  it.each([
    ['one hour: its day and as many after it as one call may hold', [day(3) + HOUR_MS], [[3, 5]]],
    ['hours near each other share a call', [day(4), day(3) + HOUR_MS, day(4) + HOUR_MS], [[3, 5]]],
    [
      'hours far apart do not',
      [day(9), day(3)],
      [
        [3, 5],
        [9, 10],
      ],
    ], // prettier-ignore
    ['nothing', [], []],
  ])('%s', (_, hours, days) => {
    const ranges = days.map(([from = 0, to = 0]) => ({ fromMs: day(from), toMs: day(to) }))
    expect(coveringRanges(hours, day(2) + HOUR_MS, day(10))).toEqual(ranges)
  })
})

describe('past weather', () => {
  let kma: FakeUpstream
  let openMeteo: FakeUpstream
  let asosReply: (query: URLSearchParams, count: number) => FakeReply
  let archiveReply: (query: URLSearchParams, path: string, count: number) => FakeReply | null
  let noValueAt: (atMs: number) => boolean
  let nowMs: number
  let limit: number
  let outcomes: string[]
  let stored: ObservationStore['nearestHours']
  let past: ReturnType<typeof createPastWeather>
  let budget: ReturnType<typeof createMemoryProviderBudget>

  beforeAll(async () => {
    kma = await openFakeKma((_, query, count) => asosReply(query, count))
    openMeteo = await openFakeOpenMeteo({
      nowMs: () => nowMs,
      series: (variable, atS) => (noValueAt(atS * 1000) ? null : plainWeather(variable, atS)),
      replyWith: (query, path, count) => archiveReply(query, path, count),
    })
  })
  afterAll(async () => {
    await kma.close()
    await openMeteo.close()
  })
  beforeEach(() => {
    asosReply = asosRows
    archiveReply = () => null
    noValueAt = () => false
    ;[nowMs, limit, outcomes] = [NOW, 10_000, []]
    stored = async (asked) => asked.map(() => null)
    kma.requests.length = 0
    openMeteo.requests.length = 0
    past = create()
  })

  function create(nearestHours: ObservationStore['nearestHours'] = (asked) => stored(asked), withKma = true) {
    const clock = () => nowMs
    const http = createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 })
    const gate = createKmaGate(http, { portal: { key: FAKE_KMA_KEY, baseUrl: kma.url }, clock })
    const archive = createOpenMeteoHistory(
      createOpenMeteoDriver({ http, baseUrl: openMeteo.url, archiveBaseUrl: openMeteo.url }),
    )
    const gauges = withKma ? [createAsosHistory(gate), createAsosDailyHistory(gate)] : []
    const drivers = [...gauges, archive].filter((driver): driver is HistoryDriver => driver !== null)
    const limits = { ...DEFAULT_CALL_LIMITS, kmaCallsPerDay: limit, openMeteoCallsPerDay: limit }
    budget = createMemoryProviderBudget()
    return createPastWeather({
      drivers,
      observations: { nearestHours },
      takeCall: createHistoryBudget(budget, limits, clock),
      health: createHealthBook(clock, async (source, outcome) => void outcomes.push(`${source} ${outcome}`)),
      clock,
    })
  }
  const at = (asked: readonly PlaceMoment[], signal = new AbortController().signal) => past.at(asked, signal)
  const seoul = (localTime: string) => ({ place: SEOUL, localTime })
  const newYork = (localTime: string) => ({ place: NEW_YORK, localTime })
  const calls = () => [kma.requests.length, openMeteo.requests.length]

  it('answers from the store, asked once for all, without a call', async () => {
    const questions: string[] = []
    stored = async (asked) =>
      asked.map(({ localTime, lat }) => {
        questions.push(localTime)
        return {
          site: { site: 'asos:108', source: 'kma-asos', lat, lon: 127 },
          distanceKm: 4,
          hour: {
            atMs: Date.parse(`${localTime}Z`),
            temperatureC: 21,
            humidityPct: 50,
            windMs: 1,
            precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
            cloudPct: null,
          },
        }
      })
    const answers = await at([seoul('2026-05-19T14:35'), newYork('2026-11-01T01:30')])
    // One o'clock comes twice that night: the second is meant.
    expect(questions).toEqual(['2026-05-19T05:00', '2026-11-01T06:00'])
    expect(answers[0]).toMatchObject({ hour: { temperatureC: 21 }, source: 'kma-asos', distanceKm: 4 })
    expect(calls()).toEqual([0, 0])
  })

  it('fetches what is not stored from the nearest gauge, elsewhere from the cell: fourteen years back too', async () => {
    const answers = await at([seoul('2012-05-19T14:35'), newYork('2012-05-19T14:35')])
    expect(answers).toEqual([
      {
        hour: {
          atMs: Date.parse('2012-05-19T05:00:00Z'),
          temperatureC: GAUGED_C,
          humidityPct: 60,
          windMs: 1.5,
          precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
          cloudPct: null,
        },
        source: 'kma-asos',
        distanceKm: expect.closeTo(1.26, 2),
      },
      expect.objectContaining({ source: 'open-meteo-archive', distanceKm: 0 }),
    ])
    // 14:35 in New York is 18:35 UTC; the fake is 10 °C at midnight and 1 °C more every hour.
    expect(answers[1]).toMatchObject({ hour: { atMs: Date.parse('2012-05-19T18:00:00Z'), temperatureC: 28 } })
    expect(calls()).toEqual([1, 1])
    expect(await budget.used('kma:getWthrDataList', '2026-11-21')).toBe(1)
    expect(outcomes).toEqual(['kma-asos ok', 'open-meteo-archive ok'])
  })

  it('takes one call for all that a site was asked within the longest range, whatever the order and the places', async () => {
    const nextDoor = { ...SEOUL, code: '1114000000', lat: 37.56 }
    await at([
      seoul('2012-06-20T12:00'),
      { place: nextDoor, localTime: '2012-06-01T09:00' },
      seoul('2012-05-19T14:35'),
      newYork('2012-06-08T10:00'),
      newYork('2012-05-19T10:00'),
      newYork('2012-05-20T10:00'),
    ])
    expect(calls()).toEqual([1, 2])
    expect(Object.fromEntries(kma.requests[0]!.query)).toMatchObject({
      stnIds: '108',
      startDt: '20120519',
      startHh: '09',
      endDt: '20120629',
      endHh: '09',
    })
  })

  it('remembers the days around for who asks next, and asks once for two who ask together', async () => {
    const [one, other] = await Promise.all([
      at([newYork('2012-05-19T10:00')]),
      at([newYork('2012-05-30T10:00')]),
    ])
    expect([one[0], other[0]]).toEqual([
      expect.objectContaining({ source: 'open-meteo-archive' }),
      expect.objectContaining({ source: 'open-meteo-archive' }),
    ])
    expect(calls()).toEqual([0, 1])
  })

  it('never asks for what is not published: later', async () => {
    // The gauge's last hour of yesterday comes with today's rows; of the archive the last days are not there yet.
    noValueAt = (atMs) => atMs >= Date.parse('2026-11-19T00:00:00Z')
    const asked = [seoul('2026-11-20T22:10'), seoul('2026-11-20T23:10'), newYork('2026-11-19T10:00')]
    expect((await at(asked)).map((answer) => typeof answer === 'object' || answer)).toEqual([
      true,
      'later',
      'later',
    ])
    expect(kma.requests[0]!.query.get('endDt')).toBe('20261120')
    noValueAt = () => false
    nowMs += DAY_MS
    expect((await at(asked)).every((answer) => typeof answer === 'object')).toBe(true)
  })

  it('says later where the budget is spent, answers what it could, and calls no more', async () => {
    limit = 4 // The history has half of Open-Meteo's.
    past = create()
    const years = [2012, 2014, 2016, 2018].map((year) => newYork(`${year}-05-19T10:00`))
    expect((await at(years)).map((answer) => typeof answer === 'object' || answer)).toEqual([
      true,
      true,
      'later',
      'later',
    ])
    expect(calls()).toEqual([0, 2])
    expect(outcomes.slice(2)).toEqual(['open-meteo-archive budget-spent'])
    nowMs += DAY_MS
    expect((await at(years)).every((answer) => typeof answer === 'object')).toBe(true)
  })

  it('says later where the store is away, without a call that nobody could count', async () => {
    stored = async () => {
      throw new StoreUnavailableError('the database is opening')
    }
    expect(await at([seoul('2012-05-19T14:35'), seoul('no time')])).toEqual(['later', 'never'])
    stored = async (asked) => asked.map(() => null)
    budget.down = true
    expect(await at([seoul('2012-05-19T14:35')])).toEqual(['later'])
    expect(calls()).toEqual([0, 0])
  })

  it('says later where a source is throttled or ill, and does not put a model in the place of its gauge', async () => {
    asosReply = () => ({ status: 500 })
    archiveReply = () => openMeteoThrottled('Hourly')
    const asked = [seoul('2012-05-19T14:35'), newYork('2012-05-19T14:35'), newYork('2014-05-19T14:35')]
    expect(await at(asked)).toEqual(['later', 'later', 'later'])
    expect(calls()[1]).toBe(1)
  })

  it('leaves a source alone that fails three times in a row', async () => {
    archiveReply = () => ({ status: 500 })
    const tries = openMeteo.requests.length
    await at([newYork('2012-05-19T10:00')])
    const triesPerFetch = openMeteo.requests.length - tries
    const years = [2013, 2014, 2015, 2016, 2017].map((year) => newYork(`${year}-05-19T10:00`))
    expect(new Set(await at(years))).toEqual(new Set(['later']))
    expect(openMeteo.requests.length - tries).toBe(4 * triesPerFetch)
  })

  it('draws the hours from the days of the gauge where it has no hours', async () => {
    asosReply = (query) => {
      if (query.get('dateCd') === 'HR') return kmaResult('03', 'NO_DATA')
      const day = { avgTa: '15.0', minTa: '10.0', minTaHrmt: '0600', maxTa: '20.0', maxTaHrmt: '1500' }
      const means = { avgWs: '2.0', avgRhm: '55.0', avgTca: '', sumRn: '' }
      return kmaPage(
        ['2012-05-18', '2012-05-19', '2012-05-20'].map((tm) => ({ tm, ...day, ...means })),
        query,
      )
    }
    const answers = await at([seoul('2012-05-19T15:20'), seoul('2012-05-20T15:20')])
    expect(answers[0]).toMatchObject({
      hour: { temperatureC: 20, humidityPct: 55, windMs: 2 },
      source: 'kma-asos-daily',
      distanceKm: expect.closeTo(1.26, 2),
    })
    expect(answers[1]).toMatchObject({ source: 'open-meteo-archive' })
    expect(calls()).toEqual([2, 1])
  })

  it('goes on to the cell where the gauge has nothing, or its key is refused', async () => {
    asosReply = () => kmaResult('03', 'NO_DATA')
    expect(await at([seoul('2012-05-19T14:35')])).toMatchObject([{ source: 'open-meteo-archive' }])
    asosReply = () => kmaResult('20', 'SERVICE_ACCESS_DENIED_ERROR')
    expect(await at([seoul('2010-05-19T14:35')])).toMatchObject([{ source: 'open-meteo-archive' }])
    // What a granted key would bring is not lacking.
    noValueAt = () => true
    expect(await at([seoul('2009-05-19T14:35')])).toEqual(['later'])
  })

  it('says never where every source lacks the hour, and asks for it once', async () => {
    noValueAt = () => true
    const sea = { place: geoPlace(-48, -123.4), localTime: '2012-05-19T14:35' }
    expect(await at([sea])).toEqual(['never'])
    expect(await at([sea])).toEqual(['never'])
    archiveReply = () => ({
      status: 400,
      body: JSON.stringify({ error: true, reason: "Parameter 'start_date' is out of allowed range" }),
    })
    expect(await at([newYork('1912-05-19T14:35')])).toEqual(['never'])
    expect(calls()).toEqual([0, 2])
  })

  it('says never of times that are none, and of the future', async () => {
    const times = [
      '2012-02-30T10:00',
      '2012-05-19T24:00',
      '2012-05-19',
      '0000:00:00 00:00',
      '2031-01-01T00:00',
    ]
    expect(await at(times.map(seoul))).toEqual(times.map(() => 'never'))
    expect(calls()).toEqual([0, 0])
  })

  it('ends when it is told to', async () => {
    const stop = new AbortController()
    archiveReply = (_query, _path, count) => {
      if (count === 2) stop.abort(new Error('enough'))
      return null
    }
    const years = [2012, 2014, 2016, 2018].map((year) => newYork(`${year}-05-19T10:00`))
    await expect(at(years, stop.signal)).rejects.toThrow('enough')
    expect(calls()[1]).toBe(2)
  })

  describe('with a real store', () => {
    let opened: TestDatabase
    beforeAll(async () => {
      opened = await openEmbedded()
    })
    afterEach(() => opened.database.query('truncate observation, history_site'))
    afterAll(() => opened.close())

    it('leaves what is collected of a site as it is: an old day neither joins it nor is swept away', async () => {
      const observations = createObservationStore(opened.database)
      past = create((asked) => observations.nearestHours(asked), false)
      const site = 'geo:40.70,-74.00'
      const covered = { fromMs: NOW - (NOW % DAY_MS) - DAY_MS, toMs: NOW - (NOW % DAY_MS) }
      const hour = {
        atMs: covered.fromMs + 15 * HOUR_MS,
        temperatureC: 7,
        humidityPct: 50,
        windMs: 1,
        precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
        cloudPct: null,
      } as const
      await observations.saveHours(
        { site, source: 'open-meteo-archive', lat: 40.7, lon: -74 },
        [hour],
        covered,
      )
      const asked = [newYork('2026-11-20T10:20'), newYork('2012-05-19T10:20')]
      expect(await at(asked)).toMatchObject([{ hour: { temperatureC: 7 } }, { hour: { temperatureC: 24 } }])
      expect((await observations.coverage([site])).get(site)).toEqual(covered)
      await observations.deleteObservationsBefore(NOW - 400 * DAY_MS)
      expect(await at(asked)).toMatchObject([{ hour: { temperatureC: 7 } }, { hour: { temperatureC: 24 } }])
      expect(calls()).toEqual([0, 1])
    })
  })
})
