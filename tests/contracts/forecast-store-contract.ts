import { beforeEach, expect, it } from 'vitest'
import type { Forecast, WeatherHour, WeatherSourceId } from '../../src/domain/weather.ts'
import type { Database } from '../../src/store/database.ts'
import { createForecastStore } from '../../src/store/forecast-store.ts'
import type { ForecastStore } from '../../src/store/ports.ts'

const HOUR_MS = 3_600_000
const fiveMs = Date.parse('2026-11-21T05:00:00+09:00')
const cell = 'kma:60,127'

function hour(atMs: number, temperatureC: number, source: WeatherSourceId): WeatherHour {
  const precipitation = { chancePct: null, kind: 'none', mm: 0, snowCm: 0 } as const
  return {
    atMs,
    temperatureC,
    humidityPct: 61,
    windMs: 0,
    precipitation,
    uvIndex: null,
    cloudPct: 100,
    source,
  }
}

/** Issued at `issuedAtMs`, for as many hours from `firstMs` as there are temperatures. */
function forecast(
  product: WeatherSourceId,
  issuedAtMs: number,
  firstMs: number,
  temperaturesC: readonly number[],
): Forecast {
  const hours = temperaturesC.map((temperatureC, n) => hour(firstMs + n * HOUR_MS, temperatureC, product))
  return { product, cell, issuedAtMs, fetchedAtMs: issuedAtMs + 600_123, hours }
}

export function forecastStoreContract(database: () => Database): void {
  let store: ForecastStore

  beforeEach(async () => {
    store = createForecastStore(database())
    await database().query('truncate forecast')
  })

  it('gives back a forecast as it was saved, 0 °C and fractions included', async () => {
    const saved = forecast('kma-short-term', fiveMs, fiveMs + HOUR_MS, [0, -0.1, 8.5])
    await store.saveForecast(saved)
    expect(await store.latestForecasts([{ product: 'kma-short-term', cell }], fiveMs)).toEqual([saved])
  })

  it('gives back until when nothing newer is there, where the provider said so', async () => {
    const saved = forecast('met-norway', fiveMs, fiveMs, [1])
    const key = { product: 'met-norway', cell } as const
    for (const expiresAtMs of [fiveMs + 1_000, fiveMs + 2_000]) {
      await store.saveForecast({ ...saved, expiresAtMs })
      expect(await store.latestForecasts([key], fiveMs)).toEqual([{ ...saved, expiresAtMs }])
    }
  })

  it('answers with the newest issue of each product that was out at the moment asked', async () => {
    const threeHoursOn = fiveMs + 3 * HOUR_MS
    const early = forecast('kma-short-term', fiveMs, threeHoursOn, [1])
    const late = forecast('kma-short-term', threeHoursOn, threeHoursOn, [2])
    const other = forecast('open-meteo', fiveMs, threeHoursOn, [3])
    const elsewhere = { ...forecast('open-meteo', fiveMs, threeHoursOn, [4]), cell: 'geo:40.70,-74.00' }
    for (const each of [late, early, other, elsewhere]) await store.saveForecast(each)
    const keys = (['kma-short-term', 'open-meteo', 'kma-ultra-short'] as const).map((product) => ({
      product,
      cell,
    }))
    const before = await store.latestForecasts(keys, threeHoursOn - 1)
    expect(before).toHaveLength(2)
    expect(before).toEqual(expect.arrayContaining([early, other]))
    const after = await store.latestForecasts(keys, threeHoursOn)
    expect(after).toHaveLength(2)
    expect(after).toEqual(expect.arrayContaining([late, other]))
  })

  it('replaces an issue that is fetched again', async () => {
    await store.saveForecast(forecast('open-meteo', fiveMs, fiveMs, [1, 2]))
    const again = { ...forecast('open-meteo', fiveMs, fiveMs, [5, 6, 7]), fetchedAtMs: fiveMs + HOUR_MS }
    await store.saveForecast(again)
    expect(await store.latestForecasts([{ product: 'open-meteo', cell }], fiveMs)).toEqual([again])
  })

  it('keeps no forecast without hours', async () => {
    await store.saveForecast(forecast('open-meteo', fiveMs, fiveMs, []))
    expect(await store.latestForecasts([{ product: 'open-meteo', cell }], fiveMs)).toEqual([])
  })

  it('knows of past hours the observation, else what was last forecast before them', async () => {
    await store.saveForecast(forecast('kma-short-term', fiveMs, fiveMs, [10, 11, 12, 13]))
    await store.saveForecast(forecast('kma-ultra-short', fiveMs + HOUR_MS, fiveMs + HOUR_MS, [21, 22, 23]))
    // Issued after the hour that it speaks of: no forecast of that hour.
    await store.saveForecast(forecast('open-meteo', fiveMs + 2.5 * HOUR_MS, fiveMs, [90, 91, 92, 93]))
    await store.saveForecast(forecast('kma-observation', fiveMs + 2 * HOUR_MS, fiveMs + 2 * HOUR_MS, [32]))
    const products = ['kma-observation', 'kma-short-term', 'kma-ultra-short', 'open-meteo'] as const
    const keys = products.map((product) => ({ product, cell }))
    const known = await store.hoursKnown(keys, fiveMs, fiveMs + 4 * HOUR_MS)
    expect(known.map(({ atMs, temperatureC }) => [(atMs - fiveMs) / HOUR_MS, temperatureC])).toEqual([
      [0, 10],
      [1, 21],
      [2, 32],
      [3, 93],
    ])
    const one = await store.hoursKnown(keys, fiveMs + HOUR_MS, fiveMs + 2 * HOUR_MS)
    expect(one).toEqual([hour(fiveMs + HOUR_MS, 21, 'kma-ultra-short')])
  })

  it('settles two issues of one moment by the order of the keys', async () => {
    await store.saveForecast(forecast('kma-short-term', fiveMs, fiveMs, [10]))
    await store.saveForecast(forecast('kma-ultra-short', fiveMs, fiveMs, [20]))
    const keys = (['kma-ultra-short', 'kma-short-term'] as const).map((product) => ({ product, cell }))
    expect((await store.hoursKnown(keys, fiveMs, fiveMs + 1))[0]?.temperatureC).toBe(20)
    expect((await store.hoursKnown(keys.toReversed(), fiveMs, fiveMs + 1))[0]?.temperatureC).toBe(10)
  })

  it('thins old issues to what was said last before each hour, and leaves younger ones whole', async () => {
    const issuedAt = (hours: number, temperaturesC: readonly number[], firstHour = hours) =>
      store.saveForecast(
        forecast('kma-short-term', fiveMs + hours * HOUR_MS, fiveMs + firstHour * HOUR_MS, temperaturesC),
      )
    await issuedAt(0, [9, 10, 11, 12, 13, 14], -1)
    await issuedAt(2.5, [23, 24, 25], 3)
    await issuedAt(2.75, [33, 34, 35], 3)
    await issuedAt(4, [44, 45, 46])
    await store.saveForecast(forecast('kma-observation', fiveMs, fiveMs, [0]))
    expect(await store.thinForecastsBefore(fiveMs + 4 * HOUR_MS)).toBe(3)
    const { rows } = await database().query(
      "select issued_at, first_hour, last_hour, jsonb_path_query_array(hours, '$.temperatureC') as c from forecast where product = 'kma-short-term' order by issued_at",
    )
    const at = (hours: number) => new Date(fiveMs + hours * HOUR_MS)
    expect(rows).toEqual([
      { issued_at: at(0), first_hour: at(0), last_hour: at(2), c: [10, 11, 12] },
      { issued_at: at(2.75), first_hour: at(3), last_hour: at(3), c: [33] },
      { issued_at: at(4), first_hour: at(4), last_hour: at(6), c: [44, 45, 46] },
    ])
    expect(await store.thinForecastsBefore(fiveMs + 4 * HOUR_MS)).toBe(0)
    expect(await store.latestForecasts([{ product: 'kma-observation', cell }], fiveMs)).toHaveLength(1)
  })

  it('forgets forecasts issued before a moment and says how many', async () => {
    for (const hours of [0, 1, 2])
      await store.saveForecast(forecast('open-meteo', fiveMs + hours * HOUR_MS, fiveMs, [hours]))
    expect(await store.deleteForecastsBefore(fiveMs + 2 * HOUR_MS)).toBe(2)
    expect(await store.latestForecasts([{ product: 'open-meteo', cell }], fiveMs + HOUR_MS)).toEqual([])
  })
}
