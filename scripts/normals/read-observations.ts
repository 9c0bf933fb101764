import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { ASOS_STATIONS } from '../../src/crawlers/weather/kma/asos-stations.ts'
import { CITY_HEIGHT_M, LOW_CITY_HEIGHT_M } from './city-heights.ts'

/** One day at one station; `atMs` is its local noon. null: not reported. */
export type Day = {
  atMs: number
  averageC: number | null
  rangeC: number | null
  humidityPct: number | null
  windMs: number | null
  wet: boolean
}

export type Hour = {
  atMs: number
  temperatureC: number | null
  humidityPct: number | null
  windMs: number | null
  wet: boolean
}

export type ObservedStation = {
  name: string
  lat: number
  lon: number
  heightM: number
  observed: boolean
  days: Day[]
}

/** Least rain that a gauge reports, mm: the day or hour is wet. */
const WET_MM = 0.1
/** ERA5 drizzles too often: from this on its Korean cities have as many wet days as the gauges next to them (`--evaluate`). */
export const WET_DAY_MODELLED_MM = 1.2

export async function readObservedStations(folder: string): Promise<ObservedStation[]> {
  const stations = new Map<string, ObservedStation>(
    ASOS_STATIONS.map(([id, name, lat, lon, heightM]) => [
      id,
      { name, lat, lon, heightM, observed: true, days: [] },
    ]),
  )
  for await (const row of rows(folder, 'asos-daily-22-stations-2010-2025.csv.gz')) {
    stations.get(row.station!)!.days.push({
      atMs: Date.parse(`${row.date}T12:00:00+09:00`),
      averageC: number(row.temp_avg_c),
      rangeC: difference(row.temp_max_c, row.temp_min_c),
      humidityPct: number(row.humidity_avg_pct),
      windMs: number(row.wind_avg_ms),
      // KMA leaves the amount empty on a dry day.
      wet: (number(row.rain_mm) ?? 0) >= WET_MM,
    })
  }
  return [...stations.values()]
}

/** `wetFromMm` is what counts as a wet day. */
export async function readModelledStations(
  folder: string,
  wetFromMm = WET_DAY_MODELLED_MM,
): Promise<ObservedStation[]> {
  const stations = new Map<string, ObservedStation>()
  for await (const row of rows(folder, 'daily-138-cities-2016-2025.csv.gz')) {
    const name = row.city!
    let station = stations.get(name)
    if (!station) {
      const heightM = CITY_HEIGHT_M[name] ?? LOW_CITY_HEIGHT_M
      station = { name, lat: Number(row.lat), lon: Number(row.lon), heightM, observed: false, days: [] }
      stations.set(name, station)
    }
    station.days.push({
      atMs: Date.parse(`${row.date}T12:00:00Z`) - (station.lon / 15) * 3_600_000,
      averageC: number(row.temp_avg_c),
      rangeC: difference(row.temp_max_c, row.temp_min_c),
      humidityPct: number(row.humidity_pct),
      windMs: null,
      wet: (number(row.precipitation_mm) ?? 0) >= wetFromMm,
    })
  }
  return [...stations.values()]
}

export async function readSeoulHours(folder: string): Promise<Hour[]> {
  const hours: Hour[] = []
  for await (const row of rows(folder, 'asos-hourly-seoul-2013-2018.csv.gz')) {
    hours.push({
      atMs: Date.parse(`${row.time_kst!.replace(' ', 'T')}:00+09:00`),
      temperatureC: number(row.temperature_c),
      humidityPct: number(row.humidity_pct),
      windMs: number(row.wind_ms),
      wet: (number(row.rain_mm) ?? 0) >= WET_MM,
    })
  }
  return hours
}

function rows(folder: string, file: string): AsyncIterable<Record<string, string>> {
  return createReadStream(join(folder, file))
    .pipe(createGunzip())
    .pipe(parse({ columns: true }))
}

function number(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text)
}

function difference(a: string | undefined, b: string | undefined): number | null {
  const [high, low] = [number(a), number(b)]
  return high === null || low === null ? null : high - low
}
