import { expect, it } from 'vitest'
import { dailyAnswer } from '../../src/api/day-answer.ts'
import { createDayEvidenceSource } from '../../src/api/evidence/day-evidence-source.ts'
import { createWearRateSource } from '../../src/api/evidence/wear-rate-source.ts'
import type { WeatherHour, WeatherSource } from '../../src/domain/weather.ts'
import { ANYONE, DATE, DRY, feltHour, GANGNAM, hourOfDate } from '../recommender/a-day.ts'
import { noLooks, withoutLooks } from './api-harness.ts'

const HOUR_MS = 3_600_000

/** -2 °C and dry, but for rain in one hour of the evening before. */
const weatherWithRainAt = (rainMs: number): WeatherSource => ({
  async weatherFor(_, { fromMs, toMs }) {
    const hours = Array.from({ length: (toMs - fromMs) / HOUR_MS }, (_, i): WeatherHour => {
      const atMs = fromMs + i * HOUR_MS
      const { apparentC, apparentBy, ...hour } = feltHour(0, -2)
      return { ...hour, atMs, precipitation: atMs === rainMs ? { ...DRY, kind: 'rain', mm: 2 } : DRY }
    })
    return {
      hours,
      source: 'kma-short-term',
      issuedAtMs: fromMs,
      stale: false,
      attribution: 'KMA',
      nextIssueAtMs: toMs,
      warnings: [],
    }
  },
})

it.each([
  [-4, ['ice']],
  [-9, []],
])('rain at hour %s from midnight warns the frosty morning of %j', async (hour, codes) => {
  const dayEvidence = createDayEvidenceSource(createWearRateSource(withoutLooks), noLooks, async () => null)
  const sources = {
    weather: weatherWithRainAt(hourOfDate(hour)),
    past: { daysAt: async () => [] },
    dayEvidence,
  }
  const asker = { person: ANYONE, hoursOut: [7, 8], lang: 'ko', units: 'metric' } as const
  const { answer } = await dailyAnswer(sources, GANGNAM, { date: DATE, days: 1 }, asker, hourOfDate(5))
  expect(answer.warnings.map(({ code }) => code)).toEqual(codes)
  expect(answer.weather.hours).toHaveLength(24)
})
