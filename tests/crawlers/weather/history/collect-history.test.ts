import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/crawlers/http/http-client.ts'
import { DEFAULT_CALL_LIMITS } from '../../../../src/crawlers/weather/call-budget.ts'
import {
  type CollectHistoryOptions,
  collectHistory,
  missingPieces,
} from '../../../../src/crawlers/weather/history/collect-history.ts'
import { createHistoryBudget } from '../../../../src/crawlers/weather/history/history-budget.ts'
import { createOpenMeteoHistory } from '../../../../src/crawlers/weather/history/open-meteo-history.ts'
import { createOpenMeteoDriver } from '../../../../src/crawlers/weather/open-meteo/open-meteo-driver.ts'
import { createHealthBook } from '../../../../src/crawlers/weather/product-health.ts'
import type { HistoryDriver, HistorySite } from '../../../../src/domain/history.ts'
import { AbortedError } from '../../../../src/errors.ts'
import { createDemand } from '../../../../src/store/demand.ts'
import { createObservationStore } from '../../../../src/store/observation-store.ts'
import { createProviderBudget } from '../../../../src/store/provider-budget.ts'
import { openFakeOpenMeteo, openMeteoThrottled, plainWeather } from '../../../fakes/fake-open-meteo.ts'
import type { FakeReply, FakeUpstream } from '../../../fakes/fake-upstream.ts'
import { openEmbedded, type TestDatabase } from '../../../store/test-databases.ts'
import { NEW_YORK, SEOUL } from '../weather-harness.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-21T02:27:00Z')
const TODAY = Date.parse('2026-11-21T00:00:00Z')
const SEOUL_CELL = 'geo:37.55,127.00'

describe('missingPieces', () => {
  const wanted = { fromMs: 0, toMs: 10 }
  it.each([
    [
      'nothing is there: newest first',
      undefined,
      [
        [7, 10],
        [4, 7],
        [1, 4],
        [0, 1],
      ],
    ],
    ['all is there', { fromMs: -5, toMs: 10 }, []],
    [
      'the middle is there: first what is new, oldest first',
      { fromMs: 4, toMs: 6 },
      [
        [6, 9],
        [9, 10],
        [1, 4],
        [0, 1],
      ],
    ],
  ])('where %s', (_, covered, pieces) => {
    expect(missingPieces(wanted, covered, 3)).toEqual(pieces.map(([fromMs, toMs]) => ({ fromMs, toMs })))
  })
})

describe('collectHistory', () => {
  let opened: TestDatabase
  let upstream: FakeUpstream
  let nowMs: number
  let replyWith: (count: number) => FakeReply | null
  let noneFromMs: number
  let limit: number

  beforeAll(async () => {
    opened = await openEmbedded()
    upstream = await openFakeOpenMeteo({
      nowMs: () => nowMs,
      series: (variable, atS) => (atS * 1000 >= noneFromMs ? null : plainWeather(variable, atS)),
      replyWith: (_query, _path, count) => replyWith(count),
    })
  })
  beforeEach(async () => {
    ;[nowMs, noneFromMs, replyWith, limit] = [NOW, Number.POSITIVE_INFINITY, () => null, 10_000]
    await createDemand(opened.database).touch(SEOUL.code, SEOUL, NOW)
  })
  afterEach(async () => {
    await opened.database.query('truncate observation, history_site, demand, provider_budget')
  })
  afterAll(async () => {
    await upstream.close()
    await opened.close()
  })

  const observations = () => createObservationStore(opened.database)
  const archive = () =>
    createOpenMeteoHistory(
      createOpenMeteoDriver({
        http: createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1 }),
        baseUrl: upstream.url,
        archiveBaseUrl: upstream.url,
      }),
    )!

  function collect(options: Partial<CollectHistoryOptions> = {}, drivers: HistoryDriver[] = [archive()]) {
    const limits = { ...DEFAULT_CALL_LIMITS, kmaCallsPerDay: limit, openMeteoCallsPerDay: limit }
    const clock = () => nowMs
    return collectHistory(
      {
        drivers,
        observations: observations(),
        demand: createDemand(opened.database),
        takeCall: createHistoryBudget(createProviderBudget(opened.database), limits, clock),
        health: createHealthBook(clock),
        clock,
      },
      { days: 40, places: 10, signal: new AbortController().signal, ...options },
    )
  }
  const rows = async () => (await opened.database.query('select 1 from observation')).rows.length
  const callsOf = async (work: () => Promise<unknown>) => {
    const before = upstream.requests.length
    await work()
    return upstream.requests.length - before
  }

  it('brings every hour of the days asked for the cells in use, once, and then has nothing to do', async () => {
    await createDemand(opened.database).touch('2', { ...SEOUL, code: '2', lat: 37.56 }, NOW) // The same cell.
    await createDemand(opened.database).touch(NEW_YORK.code, NEW_YORK, NOW)
    const told: [number, number][] = []
    const counts = await collect({ onProgress: (days, total) => told.push([days, total]) })
    expect(counts).toEqual({ sites: 2, complete: 2, hours: 2 * 40 * 24, failed: 0, stopped: {} })
    expect(await rows()).toBe(2 * 40 * 24)
    expect(told[0]).toEqual([0, 80])
    expect(told.at(-1)).toEqual([80, 80])
    const range = { fromMs: TODAY - 40 * DAY_MS, toMs: TODAY }
    expect((await observations().coverage([SEOUL_CELL])).get(SEOUL_CELL)).toEqual(range)
    const [first] = await observations().hoursObserved(SEOUL_CELL, range)
    expect(first).toMatchObject({ atMs: range.fromMs, temperatureC: 10, humidityPct: 50, windMs: 2 })
    expect(await callsOf(collect)).toBe(0)
  })

  it('adds yesterday on the next day, with one call a cell', async () => {
    await collect()
    nowMs += DAY_MS
    let added = 0
    expect(await callsOf(async () => (added = (await collect({ days: 30 })).hours))).toBe(1)
    expect(added).toBe(24)
    expect(await rows()).toBe(41 * 24)
  })

  it('goes on where a run was cut off, and asks for nothing twice', async () => {
    const cut = new AbortController()
    const counted = await callsOf(() =>
      expect(collect({ signal: cut.signal, onProgress: (days) => days > 0 && cut.abort() })).rejects.toThrow(
        'abort',
      ),
    )
    expect([counted, await rows()]).toEqual([1, 18 * 24])
    expect(await callsOf(collect)).toBe(2)
    expect(await rows()).toBe(40 * 24)
  })

  it('asks again for hours that come late, and no more after a week', async () => {
    noneFromMs = TODAY - 3 * DAY_MS
    await collect()
    // What falls in an hour is told by the next one: the last row gives none.
    expect(await rows()).toBe(37 * 24 - 1)
    nowMs += DAY_MS
    noneFromMs = TODAY - DAY_MS
    await collect()
    expect(await rows()).toBe(39 * 24 - 1)
    nowMs += 8 * DAY_MS
    await collect()
    expect((await observations().coverage([SEOUL_CELL])).get(SEOUL_CELL)?.toMs).toBe(
      TODAY + 2 * DAY_MS + 2 * 3_600_000,
    )
    expect(await rows()).toBe(39 * 24 - 1)
  })

  it('stops within its part of the budget, and goes on the next day', async () => {
    limit = 4
    expect(await collect({ days: 60 })).toMatchObject({
      complete: 0,
      failed: 1,
      hours: 2 * 18 * 24,
      stopped: { 'open-meteo-archive': 'budget-spent' },
    })
    nowMs += DAY_MS
    expect(await collect({ days: 61 })).toMatchObject({ hours: (1 + 18) * 24 })
  })

  it('leaves a source alone that says it is asked too much', async () => {
    await createDemand(opened.database).touch(NEW_YORK.code, NEW_YORK, NOW)
    replyWith = () => openMeteoThrottled('Daily')
    expect(await collect()).toEqual({
      sites: 2,
      complete: 0,
      hours: 0,
      failed: 1,
      stopped: { 'open-meteo-archive': 'open-meteo-throttled' },
    })
  })

  it('goes on to the next source where the first refuses us, and asks the first again the next time', async () => {
    let asked = 0
    const station: HistorySite = { site: 'asos:108', source: 'kma-asos', lat: 37.571, lon: 126.966 }
    const refusing: HistoryDriver = {
      source: 'kma-asos',
      longestRangeMs: 40 * DAY_MS,
      siteOf: (place) => (place.grid === null ? null : station),
      publishedUntilMs: (atMs) => atMs - (atMs % DAY_MS),
      fetchHours: async () => {
        asked++
        throw new AbortedError('kma-denied', 'not applied for')
      },
    }
    await createDemand(opened.database).touch(NEW_YORK.code, NEW_YORK, NOW)
    expect(await collect({}, [refusing, archive()])).toEqual({
      sites: 2,
      complete: 2,
      hours: 2 * 40 * 24,
      failed: 1,
      stopped: { 'kma-asos': 'kma-denied' },
    })
    const covered = await observations().coverage(['asos:108', SEOUL_CELL])
    expect([...covered.keys()]).toEqual([SEOUL_CELL])
    expect(await callsOf(() => collect({}, [refusing, archive()]))).toBe(0)
    expect(asked).toBe(2)
  })

  it('takes the first source that reaches a place', async () => {
    const station: HistorySite = { site: 'asos:108', source: 'kma-asos', lat: 37.571, lon: 126.966 }
    const asos: HistoryDriver = {
      source: 'kma-asos',
      longestRangeMs: 40 * DAY_MS,
      siteOf: (place) => (place.grid === null ? null : station),
      publishedUntilMs: (atMs) => atMs - (atMs % DAY_MS),
      fetchHours: async (_site, _range, { admit }) => {
        await admit()
        return []
      },
    }
    await createDemand(opened.database).touch(NEW_YORK.code, NEW_YORK, NOW)
    await collect({}, [asos, archive()])
    const covered = await observations().coverage(['asos:108', SEOUL_CELL, NEW_YORK.code])
    expect([...covered.keys()].sort()).toEqual(['asos:108', NEW_YORK.code])
    const used = await createProviderBudget(opened.database).used('kma:getWthrDataList', '2026-11-21')
    expect(used).toBe(1)
  })
})
