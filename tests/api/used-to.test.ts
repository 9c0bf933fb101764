import { describe, expect, it } from 'vitest'
import { createUsedTo } from '../../src/api/evidence/used-to.ts'
import type { ClimateSource } from '../../src/domain/climate.ts'
import type { PastDays } from '../../src/domain/history.ts'
import { dayBounds } from '../../src/domain/local-time.ts'
import { GANGNAM } from '../recommender/a-day.ts'
import { HOUR_MS, hourAt } from './api-harness.ts'

/** Steadman's is steady where the air is dry and calm; elsewhere than Korea, so that summer and winter are told alike. */
const PLACE = { ...GANGNAM, code: 'geo:40.70,-74.00', grid: null }

function climateOf(temperatureC: (atMs: number) => number): ClimateSource {
  return {
    windAssumedAt: () => false,
    hoursFor: (_, { fromMs, toMs }) =>
      Array.from({ length: (toMs - fromMs) / HOUR_MS }, (_, i) => {
        const atMs = fromMs + i * HOUR_MS
        return hourAt(atMs, { temperatureC: temperatureC(atMs), windMs: 0, humidityPct: 50 })
      }),
  }
}

const JANUARY_MS = Date.parse('2026-01-15T00:00:00+09:00')
const seasons = (atMs: number) =>
  12 - 14 * Math.cos(((atMs - JANUARY_MS) / (365.25 * 24 * HOUR_MS)) * 2 * Math.PI)

function pastOf(temperatureC: number, days = 30): PastDays & { calls: number } {
  const past = {
    calls: 0,
    async daysAt(_: unknown, dates: readonly string[]) {
      past.calls++
      return dates.map((date, i) => {
        const { fromMs } = dayBounds(date, PLACE.timeZone)
        const hours = i < days ? 24 : 0
        return {
          attribution: [],
          hours: Array.from({ length: hours }, (_, h) =>
            hourAt(fromMs + h * HOUR_MS, { temperatureC, windMs: 0, humidityPct: 50 }),
          ),
        }
      })
    },
  }
  return past
}

describe('what people are used to', () => {
  it('is the normals of the last 30 days where nothing was observed', async () => {
    const source = createUsedTo({ climate: climateOf(seasons), past: pastOf(0, 0) })
    const winter = await source.usedTo(PLACE, '2026-01-30')
    const summer = await source.usedTo(PLACE, '2026-07-30')
    expect(summer!.runningMeanC - winter!.runningMeanC).toBeGreaterThan(25)
    // The same climate, whatever day asks: 14 °C to both sides of the mean spread it by 14/√2 and the weather.
    expect(summer!.usual).toEqual(winter!.usual)
    expect(winter!.usual.spreadC).toBeGreaterThan(9.5)
    expect(winter!.usual.spreadC).toBeLessThan(14)
  })

  it('is what was observed, where it was', async () => {
    const warm = await createUsedTo({ climate: climateOf(seasons), past: pastOf(15) }).usedTo(
      PLACE,
      '2026-01-30',
    )
    const half = await createUsedTo({ climate: climateOf(seasons), past: pastOf(15, 5) }).usedTo(
      PLACE,
      '2026-01-30',
    )
    const cold = await createUsedTo({ climate: climateOf(seasons), past: pastOf(-5) }).usedTo(
      PLACE,
      '2026-01-30',
    )
    expect(warm!.runningMeanC - cold!.runningMeanC).toBeGreaterThan(18)
    expect(half!.runningMeanC).toBeLessThan(warm!.runningMeanC - 5)
    expect(half!.runningMeanC).toBeGreaterThan(cold!.runningMeanC)
  })

  it('is read once a place and day', async () => {
    const past = pastOf(5)
    const source = createUsedTo({ climate: climateOf(seasons), past })
    await Promise.all([source.usedTo(PLACE, '2026-01-30'), source.usedTo(PLACE, '2026-01-30')])
    expect(past.calls).toBe(1)
    await source.usedTo(PLACE, '2026-01-31')
    expect(past.calls).toBe(2)
  })

  it('is not known where no climate data reach', async () => {
    const source = createUsedTo({
      climate: { hoursFor: () => null, windAssumedAt: () => false },
      past: pastOf(5),
    })
    expect(await source.usedTo(PLACE, '2026-01-30')).toBeNull()
  })
})
