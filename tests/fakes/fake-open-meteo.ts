import { type FakeReply, type FakeUpstream, openFakeUpstream } from './fake-upstream.ts'

const HOUR_S = 3_600
const DAY_S = 24 * HOUR_S
const UNITS: Readonly<Record<string, string>> = {
  temperature_2m: '°C',
  relative_humidity_2m: '%',
  wind_speed_10m: 'm/s',
  precipitation: 'mm',
  precipitation_probability: '%',
  snowfall: 'cm',
  weather_code: 'wmo code',
  cloud_cover: '%',
  uv_index: '',
}

/** A value by variable and unix second. */
export type FakeSeries = (variable: string, atS: number) => number | null

/** Plain weather: 10 °C and 1 °C more every hour of the UTC day, dry. */
export const plainWeather: FakeSeries = (variable, atS) => {
  const hour = (atS % DAY_S) / HOUR_S
  const values: Record<string, number> = {
    temperature_2m: 10 + hour,
    relative_humidity_2m: 50,
    wind_speed_10m: 2,
    precipitation_probability: 10,
    cloud_cover: 30,
    uv_index: 3,
  }
  return values[variable] ?? 0
}

const refusal = (status: number, reason: string): FakeReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: true, reason }),
})
export const openMeteoThrottled = (span: 'Minutely' | 'Hourly' | 'Daily'): FakeReply =>
  refusal(
    429,
    `${span} API request limit exceeded. Please try again ${span === 'Daily' ? 'tomorrow' : 'later'}.`,
  )

/** Open-Meteo's forecast and archive. `nowMs` sets today; `replyWith` may answer instead. */
export function openFakeOpenMeteo(options: {
  nowMs: () => number
  series?: FakeSeries
  replyWith?: (query: URLSearchParams, path: string, count: number) => FakeReply | null
}): Promise<FakeUpstream> {
  const { nowMs, series = plainWeather, replyWith = () => null } = options
  return openFakeUpstream(({ path, query }, count) => {
    const instead = replyWith(query, path, count)
    if (instead) return instead
    const lat = Number(query.get('latitude'))
    if (!(Math.abs(lat) <= 90)) return refusal(400, `Latitude must be in range of -90 to 90°. Given: ${lat}.`)
    const todayS = Math.floor(nowMs() / 1000 / DAY_S) * DAY_S
    const archive = path === '/v1/archive'
    if (!archive && path !== '/v1/forecast') return { status: 404, body: 'Not Found' }
    const fromS = archive
      ? Date.parse(`${query.get('start_date')}T00:00Z`) / 1000
      : todayS - Number(query.get('past_days') ?? 0) * DAY_S
    const toS = archive
      ? Date.parse(`${query.get('end_date')}T00:00Z`) / 1000 + DAY_S
      : todayS + Number(query.get('forecast_days') ?? 7) * DAY_S
    const time = Array.from({ length: (toS - fromS) / HOUR_S }, (_, i) => fromS + i * HOUR_S)
    const variables = (query.get('hourly') ?? '').split(',')
    return {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        latitude: lat,
        longitude: Number(query.get('longitude')),
        utc_offset_seconds: 0,
        timezone: 'GMT',
        hourly_units: {
          time: 'unixtime',
          ...Object.fromEntries(variables.map((name) => [name, UNITS[name] ?? ''])),
        },
        hourly: {
          time,
          ...Object.fromEntries(variables.map((name) => [name, time.map((atS) => series(name, atS))])),
        },
      }),
    }
  })
}
