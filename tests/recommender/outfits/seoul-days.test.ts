import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { DEFAULT_HOURS_OUT } from '../../../src/domain/hours-out.ts'
import type { WeatherHour } from '../../../src/domain/weather.ts'
import { recommendDay } from '../../../src/recommender/recommend-day.ts'
import { hasReference, referencePath, withReference } from '../../reference.ts'
import { ANYONE, DRY, GANGNAM } from '../a-day.ts'

/** Every so many days, so that all seasons and years come up. */
const EVERY_DAYS = 9

/** Hours as observed in Seoul 2013-2018, by local date; those with a gap are left out. */
function observedDays(): [string, WeatherHour[]][] {
  const table = gunzipSync(
    readFileSync(referencePath('data', 'observations', 'asos-hourly-seoul-2013-2018.csv.gz')),
  )
  const rows = parse<Record<string, string>>(table, { columns: true })
  const days = Map.groupBy(
    rows.filter((row) => row.temperature_c && row.humidity_pct && row.wind_ms),
    (row) => row.time_kst?.slice(0, 10) ?? '',
  )
  return [...days]
    .filter(([, hours]) => hours.length >= 22)
    .map(([date, hours]) => [
      date,
      hours.map((row) => ({
        atMs: Date.parse(`${row.time_kst?.replace(' ', 'T')}:00+09:00`),
        temperatureC: Number(row.temperature_c),
        humidityPct: Number(row.humidity_pct),
        windMs: Number(row.wind_ms),
        precipitation: DRY,
        uvIndex: null,
        cloudPct: null,
        source: 'kma-observation',
      })),
    ])
}

it.skipIf(!hasReference)(
  withReference('meets both ends of 99 of 100 observed days in Seoul within 0.15 clo'),
  () => {
    const days = observedDays().filter((_, i) => i % EVERY_DAYS === 0)
    expect(days.length).toBeGreaterThan(200)
    const met = days.filter(([date, hours]) => {
      const { outfits } = recommendDay({
        place: GANGNAM,
        date,
        hours,
        person: ANYONE,
        hoursOut: DEFAULT_HOURS_OUT,
        lang: 'ko',
        units: 'metric',
        yesterday: null,
        nowMs: 0,
      })
      return outfits[0]?.shortfallClo === undefined
    })
    expect(met.length / days.length).toBeGreaterThanOrEqual(0.99)
  },
)
