import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import {
  CLIMATE_ATTRIBUTION,
  createClimateSource,
} from '../../../../src/crawlers/weather/normals/climate-source.ts'
import type { Place } from '../../../../src/domain/place.ts'
import { WeatherHour } from '../../../../src/domain/weather.ts'

const HOUR_MS = 3_600_000
const climate = createClimateSource()

function place(name: string, lat: number, lon: number, timeZone = 'Asia/Seoul'): Place {
  return { code: `geo:${lat},${lon}`, name, nameEn: name, lat, lon, timeZone, grid: null }
}

const SEOUL = place('서울', 37.57, 126.97)
const GANGNAM = place('강남구', 37.5, 127.04)
const JAKARTA = place('Jakarta', -6.2, 106.85, 'Asia/Jakarta')
const LAS_VEGAS = place('Las Vegas', 36.17, -115.14, 'America/Los_Angeles')

/** The 24 hours from 00 o'clock at UTC + offset. */
function day(at: Place, date: string, offset: string) {
  const fromMs = Date.parse(`${date}T00:00:00${offset}`)
  const hours = climate.hoursFor(at, { fromMs, toMs: fromMs + 24 * HOUR_MS })
  if (!hours) throw new Error(`no climate at ${at.name}`)
  return hours
}

const hottest = (hours: readonly WeatherHour[]) =>
  hours.reduce((best, hour, i) => (hour.temperatureC > hours[best]!.temperatureC ? i : best), 0)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('climate normals', () => {
  it('answer with what Seoul observed from 2010 to 2025: -2.2 °C in January, 27.0 °C in August', () => {
    const month = (from: string, days: number) =>
      mean(
        climate
          .hoursFor(SEOUL, { fromMs: Date.parse(from), toMs: Date.parse(from) + days * 24 * HOUR_MS })!
          .map((hour) => hour.temperatureC),
      )
    expect(Math.abs(month('2026-01-01T00:00:00+09:00', 31) - -2.2)).toBeLessThan(0.6)
    expect(Math.abs(month('2026-08-01T00:00:00+09:00', 31) - 27)).toBeLessThan(0.6)
  })

  it('are coldest around sunrise and warmest in the early afternoon, by the sun of the place', () => {
    const seoul = day(SEOUL, '2026-11-21', '+09:00')
    expect(hottest(seoul)).toBeOneOf([14, 15])
    expect(hottest(day(LAS_VEGAS, '2026-11-21', '-08:00'))).toBeOneOf([13, 14, 15])
    expect(hottest(day(JAKARTA, '2026-11-21', '+07:00'))).toBeOneOf([13, 14, 15])
  })

  it('give one hour for every whole hour in the range, each from climate, with a chance of rain but no rain', () => {
    const fromMs = Date.parse('2026-11-21T06:20:00+09:00')
    const hours = climate.hoursFor(GANGNAM, { fromMs, toMs: fromMs + 3 * HOUR_MS })
    expect(hours?.map((hour) => new Date(hour.atMs).toISOString())).toEqual([
      '2026-11-20T22:00:00.000Z',
      '2026-11-20T23:00:00.000Z',
      '2026-11-21T00:00:00.000Z',
    ])
    for (const hour of hours ?? []) {
      expect(Value.Check(WeatherHour, hour)).toBe(true)
      expect(hour).toMatchObject({ source: 'climate', uvIndex: null, precipitation: { kind: 'none', mm: 0 } })
      expect(hour.precipitation.chancePct).toBeGreaterThan(0)
      expect(hour.precipitation.chancePct).toBeLessThan(10)
    }
  })

  it('know the monsoon: an hour in July is wet three times as often as one in January', () => {
    const chance = (date: string) =>
      mean(day(SEOUL, date, '+09:00').map((hour) => hour.precipitation.chancePct ?? 0))
    expect(chance('2026-07-15') / chance('2026-01-15')).toBeGreaterThan(3)
  })

  it('have a leap day that lies between its neighbours, and a year that closes', () => {
    const noon = (date: string) => climate.normalAt(SEOUL, Date.parse(`${date}T12:00:00+09:00`))!.temperatureC
    expect(noon('2028-02-29')).toBeGreaterThan(noon('2028-02-28'))
    expect(noon('2028-02-29')).toBeLessThan(noon('2028-03-01'))
    expect(Math.abs(noon('2028-12-31') - noon('2029-01-01'))).toBeLessThan(0.3)
  })

  it('say how far single years stray: more in winter than in summer', () => {
    const sd = (date: string) => climate.normalAt(SEOUL, Date.parse(`${date}T12:00:00+09:00`))!.temperatureSdC
    expect(sd('2026-01-15')).toBeGreaterThan(4)
    expect(sd('2026-07-15')).toBeLessThan(3)
  })

  it('rest on the nearest stations, and say where wind is assumed', () => {
    expect(climate.basisFor(GANGNAM)?.stations[0]?.name).toBe('Seoul')
    expect(climate.basisFor(GANGNAM)?.windAssumed).toBe(false)
    expect(climate.basisFor(JAKARTA)).toMatchObject({ stations: [{ name: 'Jakarta' }], windAssumed: true })
  })

  it('have none for a place more than 150 km from every station', () => {
    const lisbon = place('Lisbon', 38.72, -9.14, 'Europe/Lisbon')
    expect(climate.hoursFor(lisbon, { fromMs: 0, toMs: HOUR_MS })).toBeNull()
    expect(climate.normalAt(lisbon, 0)).toBeNull()
    expect(climate.basisFor(lisbon)).toBeNull()
  })

  it('reach all of mainland Korea and Jeju', () => {
    for (const [lat, lon] of [
      [38.38, 128.47],
      [38.1, 127.07],
      [34.31, 126.53],
      [37.06, 129.41],
      [33.24, 126.56],
    ] as const) {
      expect(climate.basisFor(place('', lat, lon))).not.toBeNull()
    }
  })

  it('name their sources and licences', () => {
    expect(CLIMATE_ATTRIBUTION).toContain('KOGL type 1')
    expect(CLIMATE_ATTRIBUTION).toContain('Open-Meteo.com')
  })
})
