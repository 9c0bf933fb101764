import { afterAll, beforeAll, expect, it } from 'vitest'
import { scoreForecasts } from '../../../../src/crawlers/weather/skill/score-forecasts.ts'
import type { HistoryDriver, ObservedHour } from '../../../../src/domain/history.ts'
import { createDemand } from '../../../../src/store/demand.ts'
import { createForecastScores } from '../../../../src/store/forecast-scores.ts'
import { createForecastStore } from '../../../../src/store/forecast-store.ts'
import { createObservationStore } from '../../../../src/store/observation-store.ts'
import { openEmbedded, type TestDatabase } from '../../../store/test-databases.ts'
import { HOUR_MS, SEOUL } from '../weather-harness.ts'

const DAY_MS = 24 * HOUR_MS
const firstMs = Date.parse('2026-11-10T00:00:00Z')
const site = { site: 'asos:108', source: 'kma-asos', lat: 37.571, lon: 126.966 } as const
const driver: HistoryDriver = {
  source: 'kma-asos',
  longestRangeMs: DAY_MS,
  siteOf: () => site,
  publishedUntilMs: (nowMs) => nowMs,
  fetchHours: async () => [],
}

let opened: TestDatabase
beforeAll(async () => {
  opened = await openEmbedded()
})
afterAll(() => opened.close())

it('scores every day of a place in use once, when all its hours are collected', async () => {
  const { database } = opened
  const observations = createObservationStore(database)
  const scores = createForecastScores(database)
  await createDemand(database).touch(SEOUL.code, SEOUL, firstMs)
  const air = (atMs: number, temperatureC: number): ObservedHour => ({
    atMs,
    temperatureC,
    humidityPct: 50,
    windMs: 1,
    precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
    cloudPct: null,
  })
  const observe = (fromMs: number, toMs: number) => {
    const hours = Array.from({ length: (toMs - fromMs) / HOUR_MS }, (_, i) => air(fromMs + i * HOUR_MS, 10))
    return observations.saveHours(site, hours, { fromMs, toMs })
  }
  for (let day = 0; day < 4; day++) {
    const issuedAtMs = firstMs + day * DAY_MS
    await createForecastStore(database).saveForecast({
      product: 'kma-short-term',
      cell: 'kma:60,127',
      issuedAtMs,
      fetchedAtMs: issuedAtMs,
      hours: Array.from({ length: 24 }, (_, i) => ({
        ...air(issuedAtMs + i * HOUR_MS, 13),
        uvIndex: null,
        source: 'kma-short-term' as const,
      })),
    })
  }
  const score = (nowMs: number) =>
    scoreForecasts(
      {
        // The first one refuses us: nothing is collected of it.
        drivers: [{ ...driver, siteOf: () => ({ ...site, site: 'asos:1' }) }, driver],
        observations,
        demand: createDemand(database),
        scores,
        keysFor: () =>
          (['kma-observation', 'kma-short-term'] as const).map((product) => ({
            product,
            cell: 'kma:60,127',
          })),
        clock: () => nowMs,
      },
      { days: 14, places: 10, signal: new AbortController().signal },
    )
  const nowMs = firstMs + 5 * DAY_MS
  expect(await score(nowMs)).toBe(0) // Nothing was observed.
  await observe(firstMs, firstMs + 2.5 * DAY_MS)
  expect(await score(nowMs)).toBe(2)
  expect(await score(nowMs)).toBe(0)
  await observe(firstMs + 2.5 * DAY_MS, firstMs + 4 * DAY_MS)
  expect(await score(nowMs)).toBe(2)
  expect(await scores.biasesAt(SEOUL.code, firstMs, 24)).toEqual([
    { product: 'kma-short-term', source: 'kma-asos', hours: 96, days: 4, biasC: 3 },
  ])
})
