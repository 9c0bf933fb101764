import { afterEach, expect, it } from 'vitest'
import { parseKst } from '../../../src/crawlers/weather/kma/kst.ts'
import { kmaPage, kmaResult } from '../../fakes/fake-kma.ts'
import type { FakeReply } from '../../fakes/fake-upstream.ts'
import { DRY_ROW, forecastRows, observationRows, ultraShortRows } from '../../fakes/kma-rows.ts'
import { HOUR_MS, type KmaAnswer, kst, openWorld, SEOUL, type World } from './weather-harness.ts'

/**
 * Two days played half hour by half hour against upstreams that publish as KMA does, all down from 10:00 to 22:00 of the first.
 * What the weather will be is known here, so that every answer can be held against it.
 */
const startMs = kst('2026-11-21T06:00')
const endMs = startMs + 48 * HOUR_MS
const outage = { fromMs: kst('2026-11-21T10:00'), toMs: kst('2026-11-21T22:00') }
const STEP_MS = HOUR_MS / 2
/** Less than the tries of the outage would take: the budget is spent in it, and holds until the day of KMA's quota ends. */
const CALLS_A_DAY = 60
const budgetRenewedMs = kst('2026-11-22T00:00')

const MINUTE_MS = 60_000
const PUBLISHED_AFTER_MS = { getUltraSrtNcst: 10, getUltraSrtFcst: 15, getVilageFcst: 10 } as const
const down: FakeReply = { hangUp: true }

/** Coldest at 06:00 KST, 12 °C warmer at 18:00. */
const truthC = (atMs: number) =>
  8 - 6 * Math.cos(((atMs - kst('2026-11-21T06:00')) / (24 * HOUR_MS)) * 2 * Math.PI)
const tenth = (value: number) => value.toFixed(1)
/** Forecasts are a little off, each in its own way. */
const ULTRA_SHORT_OFF_C = 0.5
const SHORT_TERM_OFF_C = -0.8

let world: World
afterEach(() => world.close())

const isDown = (nowMs: number) => nowMs >= outage.fromMs && nowMs < outage.toMs

const kmaAt =
  (now: () => number): KmaAnswer =>
  (operation, query) => {
    if (isDown(now())) return down
    if (!(operation in PUBLISHED_AFTER_MS)) return kmaResult('03', 'NO_DATA')
    const delayMs = PUBLISHED_AFTER_MS[operation as keyof typeof PUBLISHED_AFTER_MS] * MINUTE_MS
    const baseMs = parseKst(query.get('base_date') ?? '', query.get('base_time') ?? '') ?? Number.NaN
    if (!(baseMs + delayMs <= now())) return kmaResult('03', 'NO_DATA')
    if (operation === 'getUltraSrtNcst')
      return kmaPage(observationRows({ T1H: tenth(truthC(baseMs)) }), query)
    if (operation === 'getUltraSrtFcst') {
      const rows = ultraShortRows(baseMs).map((row) => ({
        ...row,
        ...(row.category === 'T1H' && {
          fcstValue: tenth(truthC(timeOf(row.fcstDate, row.fcstTime)) + ULTRA_SHORT_OFF_C),
        }),
      }))
      return kmaPage(rows, query)
    }
    const rows = Array.from({ length: 72 }, (_, i) => {
      const atMs = baseMs + (i + 1) * HOUR_MS
      return forecastRows(atMs, { ...DRY_ROW, TMP: tenth(truthC(atMs) + SHORT_TERM_OFF_C) })
    })
    return kmaPage(rows.flat(), query)
  }

function timeOf(date: unknown, time: unknown): number {
  return parseKst(String(date), String(time)) ?? Number.NaN
}

/** Base time of the newest short-term issue published at a moment, from KMA's own timetable. */
function newestShortTermMs(nowMs: number): number {
  for (let baseMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS; ; baseMs -= HOUR_MS) {
    const hour = new Date(baseMs + 9 * HOUR_MS).getUTCHours()
    if ([2, 5, 8, 11, 14, 17, 20, 23].includes(hour) && baseMs + 10 * MINUTE_MS <= nowMs) return baseMs
  }
}

it('plays two days with an outage: no unexplained jump, no call over budget, stale exactly when it is true', async () => {
  let nowMs = startMs
  world = await openWorld({
    nowMs,
    kma: kmaAt(() => nowMs),
    openMeteo: null,
    // Rests are of real time, and half an hour is over at once here.
    unreachableRestMs: 1,
    limits: { kmaCallsPerDay: CALLS_A_DAY, openMeteoCallsPerDay: 1 },
  })
  const callsOf = new Map<string, number>()
  let staleAnswers = 0
  for (; nowMs < endMs; nowMs += STEP_MS) {
    world.time.nowMs = nowMs
    const before = world.kma.requests.length
    const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS
    const range = { fromMs: hourMs, toMs: hourMs + 24 * HOUR_MS }
    await world.source.weatherFor(SEOUL, range)
    // What a waiting user sees once the newer issues, fetched behind the first answer, are there.
    await world.source.idle()
    const line = await world.source.weatherFor(SEOUL, range)
    await world.source.idle()

    const when = new Date(nowMs).toISOString()
    expect(line.hours, when).toHaveLength(24)
    const steps = line.hours
      .slice(1)
      .map((hour, i) => Math.abs(hour.temperatureC - (line.hours[i]?.temperatureC ?? 0)))
    // The truth itself moves up to 1.6 °C an hour, and the products are up to 1.3 °C apart.
    expect(Math.max(...steps), when).toBeLessThan(3)
    for (const hour of line.hours)
      expect(Math.abs(hour.temperatureC - truthC(hour.atMs)), when).toBeLessThan(1)

    expect(line.source, when).toBe('kma-short-term')
    expect(line.stale, when).toBe((line.issuedAtMs ?? 0) < newestShortTermMs(nowMs))
    expect(
      line.warnings.some(({ code }) => code === 'stale-forecast'),
      when,
    ).toBe(line.stale)
    if (nowMs < outage.fromMs || nowMs >= budgetRenewedMs) expect(line.stale, when).toBe(false)
    staleAnswers += Number(line.stale)

    const day = new Date(nowMs + 9 * HOUR_MS).toISOString().slice(0, 10)
    for (const { path } of world.kma.requests.slice(before)) {
      const key = `${day} ${path.split('/').at(-1)}`
      callsOf.set(key, (callsOf.get(key) ?? 0) + 1)
    }
  }
  // From 11:30, after the issue of 11:00 was published unseen, to 23:30.
  expect(staleAnswers).toBe(25)
  expect(Math.max(...callsOf.values())).toBe(CALLS_A_DAY)
  // Eight issues, and that of 23:00 caught up with.
  expect(callsOf.get('2026-11-22 getVilageFcst')).toBe(9)
})
