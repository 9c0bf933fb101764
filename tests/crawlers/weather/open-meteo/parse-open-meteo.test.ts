import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOpenMeteo } from '../../../../src/crawlers/weather/open-meteo/parse-open-meteo.ts'
import { OndotError } from '../../../../src/errors.ts'
import { hasReference, readReferenceJson, withReference } from '../../../reference.ts'
import { failureOf } from '../failure-of.ts'

const nowMs = Date.parse('2026-11-21T10:20:00Z')

const parse = (body: unknown, status = 200) =>
  parseOpenMeteo(
    {
      url: 'https://fake/v1/forecast',
      status,
      text: typeof body === 'string' ? body : JSON.stringify(body),
      retryAfterMs: null,
    },
    nowMs,
  )

const units = {
  time: 'unixtime',
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
const series = {
  time: [1_795_219_200, 1_795_222_800, 1_795_226_400],
  temperature_2m: [0, 1, 2],
  relative_humidity_2m: [50, 51, 52],
  wind_speed_10m: [2, 3, 4],
  precipitation: [9, 0, 1.5],
  precipitation_probability: [90, 10, 60],
  snowfall: [0, 0, 0],
  weather_code: [0, 0, 61],
  cloud_cover: [30, 40, 50],
  uv_index: [0.5, 1, 1.5],
}
const bodyOf = (hourly: object = {}, hourlyUnits: object = {}) => ({
  utc_offset_seconds: 0,
  hourly_units: { ...units, ...hourlyUnits },
  hourly: { ...series, ...hourly },
})

describe('an answer of Open-Meteo', () => {
  it('has the state at an hour and what falls in it: sums are of the hour before', () => {
    expect(parse(bodyOf())).toEqual([
      {
        atMs: 1_795_219_200_000,
        temperatureC: 0,
        humidityPct: 50,
        windMs: 2,
        precipitation: { chancePct: 10, kind: 'none', mm: 0, snowCm: 0 },
        uvIndex: 0.5,
        cloudPct: 30,
        source: 'open-meteo',
      },
      {
        atMs: 1_795_222_800_000,
        temperatureC: 1,
        humidityPct: 51,
        windMs: 3,
        precipitation: { chancePct: 60, kind: 'rain', mm: 1.5, snowCm: 0 },
        uvIndex: 1,
        cloudPct: 40,
        source: 'open-meteo',
      },
    ])
  })

  it.each([
    ['all of it snow', { precipitation: [0, 1, 0], snowfall: [0, 0.7, 0] }, 'snow'],
    ['snow and rain', { precipitation: [0, 2, 0], snowfall: [0, 0.7, 0] }, 'sleet'],
    ['freezing rain', { precipitation: [0, 2, 0], weather_code: [0, 66, 0] }, 'sleet'],
    ['no snowfall known', { precipitation: [0, 2, 0], snowfall: [null, null, null] }, 'rain'],
    ['a code of rain but nothing falling', { precipitation: [0, 0, 0], weather_code: [61, 61, 61] }, 'none'],
  ])('tells the kind: %s', (_, hourly, kind) => {
    expect(parse(bodyOf(hourly))[0]?.precipitation.kind).toBe(kind)
  })

  it('keeps null what may be null, and leaves out an hour without temperature', () => {
    const nulls = [null, null, null]
    const hours = parse(
      bodyOf({
        temperature_2m: [null, 1, 2],
        precipitation_probability: nulls,
        cloud_cover: nulls,
        uv_index: nulls,
      }),
    )
    expect(hours).toHaveLength(1)
    expect(hours[0]).toMatchObject({
      atMs: 1_795_222_800_000,
      cloudPct: null,
      uvIndex: null,
      precipitation: { chancePct: null },
    })
  })

  it('converts the units that it echoes', () => {
    const [hour] = parse(
      bodyOf(
        {
          temperature_2m: [14, 1, 2],
          wind_speed_10m: [36, 0, 0],
          precipitation: [0, 0.1, 0],
          snowfall: [0, 0, 0],
        },
        { temperature_2m: '°F', wind_speed_10m: 'km/h', precipitation: 'inch', snowfall: 'inch' },
      ),
    )
    expect(hour?.temperatureC).toBeCloseTo(-10, 9)
    expect(hour?.windMs).toBeCloseTo(10, 9)
    expect(hour?.precipitation.mm).toBeCloseTo(2.54, 9)
  })

  it.each([
    ['mp/h', 1, 0.44704],
    ['kn', 1, 0.514444],
  ])('knows wind in %s', (unit, value, windMs) => {
    const [hour] = parse(bodyOf({ wind_speed_10m: [value, 0, 0] }, { wind_speed_10m: unit }))
    expect(hour?.windMs).toBeCloseTo(windMs, 5)
  })

  it('reads local times without offset by the offset stated', () => {
    const body = {
      ...bodyOf({ time: ['2026-11-21T00:00', '2026-11-21T01:00', '2026-11-21T02:00'] }, { time: 'iso8601' }),
      utc_offset_seconds: -18_000,
    }
    expect(parse(body).map(({ atMs }) => new Date(atMs).toISOString())).toEqual([
      '2026-11-21T05:00:00.000Z',
      '2026-11-21T06:00:00.000Z',
    ])
  })

  it.each([
    ['a unit it can not have', bodyOf({}, { temperature_2m: 'K' }), 'open-meteo-strange-unit'],
    ['no humidity', bodyOf({ relative_humidity_2m: undefined }), 'open-meteo-no-variable'],
    ['nothing but nulls', bodyOf({ temperature_2m: [null, null, null] }), 'open-meteo-no-hours'],
    ['strange times', bodyOf({ time: ['today', 'now', 'soon'] }), 'open-meteo-strange-time'],
    ['another shape', { hourly: [] }, 'open-meteo-strange-body'],
  ])('with %s is refused clearly', (_, body, code) => {
    expect(failureOf(() => parse(body))).toMatchObject({ reaction: 'skip', code })
  })

  it.each([
    [400, 'Latitude must be in range of -90 to 90°. Given: 91.0.', 'skip', undefined],
    [400, 'The supplied API key is invalid.', 'abort', undefined],
    [429, 'Minutely API request limit exceeded. Please try again in one minute.', 'throttle', 60_000],
    [429, 'Hourly API request limit exceeded. Please try again in the next hour.', 'throttle', 40 * 60_000],
    [
      429,
      'Daily API request limit exceeded. Please try again tomorrow.',
      'throttle',
      (13 * 60 + 40) * 60_000,
    ],
  ])('with HTTP %i and the reason "%s" means %s', (status, reason, reaction, retryAfterMs) => {
    const error = failureOf(() => parse({ error: true, reason }, status))
    expect(error).toMatchObject({ reaction, message: `Open-Meteo answered HTTP ${status}: ${reason}` })
    if (retryAfterMs !== undefined) expect(error).toMatchObject({ retryAfterMs })
  })

  it('that is no JSON is tried again; with a 502 it says so', () => {
    expect(failureOf(() => parse('<html>'))).toMatchObject({ reaction: 'retry' })
    expect(failureOf(() => parse('Bad Gateway', 502))).toMatchObject({ code: 'upstream-failed' })
  })

  it('of any strangeness makes hours or a coded error, nothing else', () => {
    const hourly = fc.record({ time: fc.array(fc.integer()), temperature_2m: fc.array(fc.jsonValue()) })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          hourly.map((h) => JSON.stringify(bodyOf(h))),
        ),
        (body) => {
          const failure = failureOf(() => parse(body))
          expect(failure === null || failure instanceof OndotError).toBe(true)
        },
      ),
    )
  })
})

describe.skipIf(!hasReference)(withReference('recorded answers of Open-Meteo'), () => {
  type Recorded = { hourly: Record<string, (number | string | null)[]>; hourly_units: Record<string, string> }

  it('reads New Jersey in km/h, with 24 nulls of cloud cover', () => {
    const recorded = readReferenceJson<Recorded>('recorded/open-meteo/pi-inky_ny_6pm_before_gmt_hourly.json')
    const hours = parse(recorded)
    expect(hours).toHaveLength(335)
    expect(hours[0]).toMatchObject({
      atMs: Date.parse('2025-12-28T00:00Z'),
      temperatureC: -2,
      humidityPct: 80,
      cloudPct: 1,
    })
    expect(hours[0]?.windMs).toBeCloseTo(5.9 / 3.6, 9)
    expect(hours.filter(({ cloudPct }) => cloudPct === null)).toHaveLength(24)
    const last = hours.at(-1)
    expect(last?.atMs).toBe(Date.parse('2026-01-10T22:00Z'))
    expect(last?.precipitation).toMatchObject({ chancePct: 25, kind: 'rain', mm: 2 })
  })

  it('refuses Toronto, which has no humidity, and reads it in °F, mp/h and inch once it has', () => {
    const recorded = readReferenceJson<Recorded>('recorded/open-meteo/linecast_forecast.json')
    expect(failureOf(() => parse(recorded))).toMatchObject({
      message: 'Open-Meteo answered without relative_humidity_2m',
    })
    const humid = { ...recorded.hourly, relative_humidity_2m: Array(192).fill(70) }
    const humidUnits = { ...recorded.hourly_units, relative_humidity_2m: '%' }
    const [hour] = parse({ ...recorded, hourly: humid, hourly_units: humidUnits })
    expect(hour?.atMs).toBe(Date.parse('2026-03-04T00:00-05:00'))
    expect(hour?.temperatureC).toBeCloseTo(0, 9)
    expect(hour?.windMs).toBeCloseTo(4 * 0.44704, 9)
    expect(hour?.precipitation.kind).toBe('none')
  })
})
