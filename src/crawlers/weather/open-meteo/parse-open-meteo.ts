import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Precipitation, WeatherHour } from '../../../domain/weather.ts'
import { RetryError, SkipError } from '../../../errors.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import { seen, statusError } from '../../http/status-error.ts'
import { hoursOfRows } from '../weather-row.ts'
import { openMeteoError } from './open-meteo-error.ts'
import { converter, type Variable } from './units.ts'

const Body = Type.Object({
  utc_offset_seconds: Type.Number(),
  hourly_units: Type.Record(Type.String(), Type.String()),
  hourly: Type.Intersect([
    Type.Object({ time: Type.Union([Type.Array(Type.Number()), Type.Array(Type.String())]) }),
    Type.Record(Type.String(), Type.Array(Type.Union([Type.Number(), Type.String(), Type.Null()]))),
  ]),
})
type Body = Type.Static<typeof Body>
// Compiled: thousands of numbers, checked while users wait.
const body = Compile(Body)

/**
 * Hours of a forecast or an archive answer, of any HTTP status. Units are taken from the answer and converted; times are unix seconds,
 * or local ones without offset. Nulls: an hour without temperature, humidity, wind or amount is left out, the rest is null.
 * @throws the coded error of the status or the reason; SkipError for unknown units, missing variables, no hours
 */
export function parseOpenMeteo(answer: HttpAnswer, nowMs: number): WeatherHour[] {
  const document = parseJson(answer.text)
  const error = openMeteoError(document, answer, nowMs)
  if (error) throw error
  if (document === null) throw new RetryError('open-meteo-strange-answer', statusError(answer).message)
  if (!body.Check(document)) {
    throw new SkipError('open-meteo-strange-body', `Open-Meteo answered a strange body: ${seen(answer.text)}`)
  }
  const temperature = series(document, 'temperature_2m', 'needed')
  const humidity = series(document, 'relative_humidity_2m', 'needed')
  const wind = series(document, 'wind_speed_10m', 'needed')
  const mm = series(document, 'precipitation', 'needed')
  const chance = series(document, 'precipitation_probability')
  const snowCm = series(document, 'snowfall')
  const weatherCode = series(document, 'weather_code')
  const cloud = series(document, 'cloud_cover')
  const uv = series(document, 'uv_index')
  const rows = timesOf(document).map((atMs, i) => ({
    atMs,
    spanHours: 1,
    temperatureC: temperature(i),
    humidityPct: humidity(i),
    windMs: wind(i),
    cloudPct: cloud(i),
    uvIndex: uv(i),
    fallen: fallenOf(mm(i), snowCm(i) ?? 0, weatherCode(i), chance(i)),
  }))
  const hours = hoursOfRows(rows, 'open-meteo')
  if (hours.length === 0) {
    throw new SkipError('open-meteo-no-hours', `Open-Meteo: no complete hour in ${rows.length} rows`)
  }
  return hours
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

function timesOf({ hourly, hourly_units, utc_offset_seconds }: Body): number[] {
  return hourly.time.map((time) => {
    if (typeof time === 'number' && hourly_units.time === 'unixtime') return time * 1000
    if (typeof time === 'number' || !LOCAL_TIME.test(time)) {
      throw new SkipError('open-meteo-strange-time', `Open-Meteo: time ${seen(String(time))}`)
    }
    return Date.parse(`${time}:00Z`) - utc_offset_seconds * 1000
  })
}

/** A variable by row, in our unit; null where the answer has null or, if it is not needed, no such variable. */
function series({ hourly, hourly_units }: Body, variable: Variable, needed?: 'needed') {
  const values = hourly[variable]
  if (values === undefined) {
    if (needed) throw new SkipError('open-meteo-no-variable', `Open-Meteo answered without ${variable}`)
    return () => null
  }
  const unit = hourly_units[variable]
  const convert = converter(variable, unit)
  if (!convert)
    throw new SkipError('open-meteo-strange-unit', `Open-Meteo: ${variable} in ${seen(unit ?? '')}`)
  return (i: number) => {
    const value = values[i]
    return typeof value === 'number' ? convert(value) : null
  }
}

/** Open-Meteo's own ratio: 7 cm of snow are 10 mm of water. */
const WATER_MM_PER_SNOW_CM = 10 / 7
/** Snow with more than this share of its water as rain is sleet; so are freezing drizzle and freezing rain. */
const SLEET_RAIN_SHARE = 0.2
const FREEZING_WMO_CODES = new Set([56, 57, 66, 67])

/** The kind follows from the amounts, which are of the same hour; the weather code is of a moment, and only tells freezing rain. */
function fallenOf(
  mm: number | null,
  snowCm: number,
  weatherCode: number | null,
  chancePct: number | null,
): Precipitation | null {
  if (mm === null) return null
  const rainMm = mm - snowCm * WATER_MM_PER_SNOW_CM
  const freezing = weatherCode !== null && FREEZING_WMO_CODES.has(weatherCode)
  const snowy = rainMm > mm * SLEET_RAIN_SHARE ? 'sleet' : 'snow'
  const wet = snowCm > 0 ? snowy : freezing ? 'sleet' : 'rain'
  return { chancePct, kind: mm > 0 || snowCm > 0 ? wet : 'none', mm, snowCm }
}
