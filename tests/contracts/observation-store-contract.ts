import { beforeEach, expect, it } from 'vitest'
import type { HistorySite, ObservedHour } from '../../src/domain/history.ts'
import type { Database } from '../../src/store/database.ts'
import { createObservationStore } from '../../src/store/observation-store.ts'
import type { ObservationStore } from '../../src/store/ports.ts'

const HOUR_MS = 3_600_000
const fiveMs = Date.parse('2026-11-20T05:00:00+09:00')
const hours = (count: number) => count * HOUR_MS

const SEOUL: HistorySite = { site: 'asos:108', source: 'kma-asos', lat: 37.571, lon: 126.966 }
const SUWON: HistorySite = { site: 'asos:119', source: 'kma-asos', lat: 37.257, lon: 126.983 }
const GANGNAM_CELL: HistorySite = {
  site: 'geo:37.50,127.05',
  source: 'open-meteo-archive',
  lat: 37.5,
  lon: 127.05,
}

/** 0 °C and fractions, snow and unknown clouds included. */
function observed(atMs: number, temperatureC: number): ObservedHour {
  return {
    atMs,
    temperatureC,
    humidityPct: 61,
    windMs: 0,
    precipitation: { chancePct: null, kind: 'snow', mm: 0.5, snowCm: 0.25 },
    cloudPct: null,
  }
}
const run = (fromMs: number, temperaturesC: readonly number[]) =>
  temperaturesC.map((temperatureC, n) => observed(fromMs + hours(n), temperatureC))

export function observationStoreContract(database: () => Database): void {
  let store: ObservationStore
  const rangeOf = async ({ site }: HistorySite) => (await store.coverage([site])).get(site)

  beforeEach(async () => {
    store = createObservationStore(database())
    await database().query('truncate observation, history_site')
  })

  it('gives back the hours of a range as they were saved, and no others', async () => {
    const saved = run(fiveMs, [0, -0.5, 8.25])
    await store.saveHours(SEOUL, saved, { fromMs: fiveMs, toMs: fiveMs + hours(3) })
    await store.saveHours(SUWON, run(fiveMs, [20]), { fromMs: fiveMs, toMs: fiveMs + hours(1) })
    expect(await store.hoursObserved('asos:108', { fromMs: fiveMs, toMs: fiveMs + hours(3) })).toEqual(saved)
    expect(await store.hoursObserved('asos:108', { fromMs: fiveMs + 1, toMs: fiveMs + hours(2) })).toEqual([
      saved[1],
    ])
  })

  it('keeps one row of an hour that is saved again, as it came last', async () => {
    const range = { fromMs: fiveMs, toMs: fiveMs + hours(2) }
    await store.saveHours(SEOUL, run(fiveMs, [1, 2]), range)
    await store.saveHours(SEOUL, run(fiveMs, [3]), { ...range, toMs: fiveMs + hours(1) })
    expect(await store.hoursObserved('asos:108', range)).toEqual(run(fiveMs, [3, 2]))
    expect((await database().query('select 1 from observation')).rows).toHaveLength(2)
  })

  it('knows what is collected of a site, hours that it lacks included, and grows it at both ends', async () => {
    expect(await rangeOf(SEOUL)).toBeUndefined()
    await store.saveHours(SEOUL, [], { fromMs: fiveMs, toMs: fiveMs + hours(5) })
    expect(await rangeOf(SEOUL)).toEqual({ fromMs: fiveMs, toMs: fiveMs + hours(5) })
    await store.saveHours(SEOUL, [], { fromMs: fiveMs - hours(3), toMs: fiveMs })
    await store.saveHours(SEOUL, [], { fromMs: fiveMs + hours(4), toMs: fiveMs + hours(9) })
    expect(await rangeOf(SEOUL)).toEqual({ fromMs: fiveMs - hours(3), toMs: fiveMs + hours(9) })
  })

  it('refuses a range that leaves a gap, and saves nothing of it', async () => {
    await store.saveHours(SEOUL, run(fiveMs, [1]), { fromMs: fiveMs, toMs: fiveMs + hours(1) })
    const later = { fromMs: fiveMs + hours(2), toMs: fiveMs + hours(3) }
    await expect(store.saveHours(SEOUL, run(later.fromMs, [2]), later)).rejects.toThrow(RangeError)
    expect(await store.hoursObserved('asos:108', later)).toEqual([])
    expect(await rangeOf(SEOUL)).toEqual({ fromMs: fiveMs, toMs: fiveMs + hours(1) })
  })

  it('finds the hour observed nearest to a place at a time of its own clock', async () => {
    const range = { fromMs: fiveMs, toMs: fiveMs + hours(2) }
    await store.saveHours(SEOUL, run(fiveMs, [5, 6]), range)
    await store.saveHours(SUWON, run(fiveMs, [7]), range)
    await store.saveHours(GANGNAM_CELL, run(fiveMs, [8]), range)
    const at = (lat: number, lon: number, localTime: string, timeZone = 'Asia/Seoul') => ({
      lat,
      lon,
      timeZone,
      localTime,
    })
    const found = await store.nearestHours([
      at(37.26, 127.0, '2026-11-20T05:00'), // Beside Suwon.
      at(37.5, 127.05, '2026-11-20T05:59:59'), // On the cell, but Seoul's gauge is 11 km away: it is better than a model.
      at(37.5, 127.05, '2026-11-19T20:30', 'UTC'),
      at(37.26, 127.0, '2026-11-20T06:10'), // Suwon lacks the hour, Seoul has it.
      at(37.26, 127.0, '2026-11-20T07:00'), // Nobody has it.
      at(35.18, 129.08, '2026-11-20T05:00'), // Nobody is near.
      at(37.5, 127.5, '2026-11-20T01:35', 'Asia/Kolkata'), // 20:05 UTC; the cell at 40 km counts as 70, Seoul is 48 km away.
    ])
    expect(found.map((answer) => answer && [answer.site.site, answer.hour.temperatureC])).toEqual([
      ['asos:119', 7],
      ['asos:108', 5],
      ['asos:108', 5],
      ['asos:108', 6],
      null,
      null,
      ['asos:108', 5],
    ])
    expect(found[0]?.hour).toEqual(observed(fiveMs, 7))
    expect(found[1]?.site).toEqual(SEOUL)
    expect(found[1]?.distanceKm).toBeCloseTo(10.8, 0)
  })

  it('takes the cell where no gauge is near, and nothing for no questions', async () => {
    const cell = { ...GANGNAM_CELL, site: 'geo:40.70,-74.00', lat: 40.7, lon: -74 }
    await store.saveHours(cell, run(fiveMs, [3]), { fromMs: fiveMs, toMs: fiveMs + hours(1) })
    const asked = [{ lat: 40.72, lon: -74.01, timeZone: 'America/New_York', localTime: '2026-11-19T15:20' }]
    expect(await store.nearestHours(asked)).toMatchObject([{ site: cell, hour: { temperatureC: 3 } }])
    expect(await store.nearestHours([])).toEqual([])
  })

  it('forgets hours before a moment, says how many, and counts them as not collected', async () => {
    await store.saveHours(SEOUL, run(fiveMs, [1, 2, 3]), { fromMs: fiveMs, toMs: fiveMs + hours(3) })
    await store.saveHours(SUWON, run(fiveMs, [4]), { fromMs: fiveMs, toMs: fiveMs + hours(1) })
    expect(await store.deleteObservationsBefore(fiveMs + hours(2))).toBe(3)
    expect(await rangeOf(SEOUL)).toEqual({ fromMs: fiveMs + hours(2), toMs: fiveMs + hours(3) })
    expect(await rangeOf(SUWON)).toBeUndefined()
  })
}
