import { beforeEach, expect, it } from 'vitest'
import type { ObservedHour } from '../../src/domain/history.ts'
import type { Database } from '../../src/store/database.ts'
import { createForecastScores } from '../../src/store/forecast-scores.ts'
import { createForecastStore } from '../../src/store/forecast-store.ts'
import { createObservationStore } from '../../src/store/observation-store.ts'
import type { ForecastScores } from '../../src/store/ports.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const dayMs = Date.parse('2026-11-20T00:00:00Z')
const seoul = { site: 'asos:108', source: 'kma-asos', lat: 37.571, lon: 126.966 } as const
const dry = { chancePct: null, kind: 'none', mm: 0, snowCm: 0 } as const
const air = (atMs: number, temperatureC: number): ObservedHour => ({
  atMs,
  temperatureC,
  humidityPct: 50,
  windMs: 1,
  precipitation: dry,
  cloudPct: null,
})

export function forecastScoresContract(database: () => Database): void {
  let scores: ForecastScores
  const place = {
    placeCode: '1111000000',
    source: 'kma-asos' as const,
    site: seoul.site,
    keys: [{ product: 'kma-short-term' as const, cell: 'kma:60,127' }],
  }

  /** Observed: 10 °C all day. */
  beforeEach(async () => {
    await database().query('truncate observation, history_site, forecast, forecast_score')
    scores = createForecastScores(database())
    const hours = Array.from({ length: 24 }, (_, hour) => air(dayMs + hour * HOUR_MS, 10))
    await createObservationStore(database()).saveHours(seoul, hours, { fromMs: dayMs, toMs: dayMs + DAY_MS })
  })

  /** Two days of one temperature. */
  const issue = (issuedAtMs: number, temperatureC: number, fetchedAtMs = issuedAtMs) =>
    createForecastStore(database()).saveForecast({
      product: 'kma-short-term',
      cell: 'kma:60,127',
      issuedAtMs,
      fetchedAtMs,
      hours: Array.from({ length: 48 }, (_, hour) => ({
        ...air(issuedAtMs + hour * HOUR_MS, temperatureC),
        uvIndex: null,
        source: 'kma-short-term' as const,
      })),
    })

  it('tells bias and error by region, product and lead', async () => {
    await issue(dayMs - DAY_MS, 13) // Leads of 24 to 47 hours.
    await issue(dayMs, 8) // Leads of 0 to 23 hours.
    await scores.scoreDay(place, dayMs)
    const of = { region: '11', product: 'kma-short-term' }
    expect(await scores.skill(dayMs)).toEqual([
      { ...of, leadHours: 6, hours: 7, biasC: -2, rmseC: 2 },
      { ...of, leadHours: 24, hours: 18, biasC: (17 * -2 + 3) / 18, rmseC: Math.sqrt((17 * 4 + 9) / 18) },
      { ...of, leadHours: 48, hours: 23, biasC: 3, rmseC: 3 },
    ])
    expect(await scores.skill(dayMs + DAY_MS)).toEqual([])
    expect(await scores.lastDayScored(place.placeCode)).toBe(dayMs)
    expect(await scores.lastDayScored('elsewhere')).toBeNull()
  })

  it('counts a day once, however often it is scored', async () => {
    await issue(dayMs, 8)
    await scores.scoreDay(place, dayMs)
    await scores.scoreDay(place, dayMs)
    const judged = { product: 'kma-short-term', source: 'kma-asos' }
    expect(await scores.biasesAt(place.placeCode, dayMs, 24)).toEqual([
      { ...judged, hours: 24, days: 1, biasC: -2 },
    ])
    expect(await scores.biasesAt(place.placeCode, dayMs, 6)).toEqual([
      { ...judged, hours: 7, days: 1, biasC: -2 },
    ])
    expect(await scores.biasesAt('elsewhere', dayMs, 24)).toEqual([])
  })

  it('takes nothing for a forecast that was fetched when the hour had begun', async () => {
    await issue(dayMs, 8, dayMs + 22.5 * HOUR_MS)
    await scores.scoreDay(place, dayMs)
    expect(await scores.skill(dayMs)).toMatchObject([{ hours: 1 }])
  })

  it('forgets days before a moment and says how many sums went', async () => {
    await issue(dayMs, 8)
    await scores.scoreDay(place, dayMs)
    expect(await scores.deleteScoresBefore(dayMs + HOUR_MS)).toBe(0)
    expect(await scores.deleteScoresBefore(dayMs + DAY_MS)).toBe(2)
    expect(await scores.skill(0)).toEqual([])
  })
}
