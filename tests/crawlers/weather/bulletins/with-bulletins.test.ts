import { describe, expect, it } from 'vitest'
import { withBulletins } from '../../../../src/crawlers/weather/bulletins/with-bulletins.ts'
import { fillUv } from '../../../../src/crawlers/weather/uv/fill-uv.ts'
import { parseUv } from '../../../../src/crawlers/weather/uv/uv-source.ts'
import type { WeatherLine, WeatherSource } from '../../../../src/domain/weather.ts'
import type { PlaceAlert } from '../../../../src/domain/weather-alert.ts'
import { coldClimate, HOUR_MS, kst, SEOUL } from '../weather-harness.ts'

const nowMs = kst('2026-11-21T06:20')
const today = { fromMs: kst('2026-11-21T00:00'), toMs: kst('2026-11-22T00:00') }
const tomorrow = { fromMs: kst('2026-11-22T00:00'), toMs: kst('2026-11-23T00:00') }
const forecast: WeatherSource = {
  async weatherFor(place, range): Promise<WeatherLine> {
    return {
      hours: coldClimate.hoursFor(place, range) ?? [],
      source: 'climate',
      issuedAtMs: null,
      stale: false,
      attribution: 'climate',
      nextIssueAtMs: nowMs + HOUR_MS,
      warnings: [],
    }
  },
}
const air = { station: '종로구', stationDistanceKm: 1, atMs: nowMs, pm10UgM3: 80, pm25UgM3: 36 }
const alert: PlaceAlert = {
  kind: 'cold-wave',
  level: 'watch',
  issuedAtMs: nowMs,
  area: '서울특별시',
  matchedBy: 'province',
}
const source = (others: Partial<Parameters<typeof withBulletins>[1]> = {}) =>
  withBulletins(forecast, {
    air: { airFor: async () => air },
    alerts: { reaches: (place) => place.grid !== null, alertsFor: async () => [alert] },
    uv: { uvFor: async () => [{ atMs: kst('2026-11-22T12:00'), uvIndex: 4 }] },
    clock: () => nowMs,
    ...others,
  })

describe('beside the forecast', () => {
  it('stand air and alerts where the present hour is in it, and it is looked at again in ten minutes', async () => {
    const line = await source().weatherFor(SEOUL, today)
    expect(line).toMatchObject({ air, alerts: [alert], nextIssueAtMs: nowMs + 600_000 })
    expect(line.attribution).toContain('AirKorea')
  })
  it('stands only the UV index for a day to come', async () => {
    const line = await source().weatherFor(SEOUL, tomorrow)
    expect([line.air, line.alerts]).toEqual([undefined, undefined])
    expect(line.hours.map(({ uvIndex }) => uvIndex).filter((value) => value !== null)).toEqual([4])
    expect(line.attribution).toMatch(/^climate · 기상청/)
  })
  it('stands nothing that is not there within the deadline; it is looked for again in a minute', async () => {
    const never = new Promise<null>(() => {})
    const slow = source({ air: { airFor: () => never }, userWaitMs: 20 })
    const line = await slow.weatherFor(SEOUL, today)
    expect(line).not.toHaveProperty('air')
    expect(line).toMatchObject({ alerts: [alert], warnings: [], nextIssueAtMs: nowMs + 60_000 })
  })
  it('is said that warnings could not be had: none shown is not none in force', async () => {
    const failing = source({ alerts: { reaches: () => true, alertsFor: async () => null } })
    expect(await failing.weatherFor(SEOUL, today)).toMatchObject({
      warnings: [{ code: 'alerts-missing', text: { ko: '기상특보를 확인하지 못했습니다.' } }],
      nextIssueAtMs: nowMs + 600_000,
    })
    expect((await failing.weatherFor(SEOUL, tomorrow)).warnings).toEqual([])
    const beyond = source({ alerts: { reaches: () => false, alertsFor: async () => null } })
    expect((await beyond.weatherFor(SEOUL, today)).warnings).toEqual([])
  })
  it('stands nothing that could not be had', async () => {
    const without = source({ air: { airFor: async () => null }, alerts: null, uv: null })
    expect(await without.weatherFor(SEOUL, today)).toEqual(await forecast.weatherFor(SEOUL, today))
  })
})

describe('the UV index', () => {
  it('goes straight between two values and does not replace one', () => {
    const hours = coldClimate.hoursFor(SEOUL, { fromMs: nowMs, toMs: nowMs + 5 * HOUR_MS }) ?? []
    const known = hours.map((hour, i) => (i === 1 ? { ...hour, uvIndex: 9 } : hour))
    const uv = [
      { atMs: nowMs, uvIndex: 0 },
      { atMs: nowMs + 3 * HOUR_MS, uvIndex: 6 },
    ]
    expect(fillUv(known, uv).map(({ uvIndex }) => uvIndex)).toEqual([0, 9, 4, 6, null])
  })
  it('is read by hours after the issue, 0 included, empty text left out', () => {
    const row = { code: 'A07_2', areaNo: '1168000000', date: '2026112106', h0: '0', h3: '3', h6: '' }
    expect(parseUv(row, nowMs)).toEqual([
      { atMs: nowMs, uvIndex: 0 },
      { atMs: nowMs + 3 * HOUR_MS, uvIndex: 3 },
    ])
  })
})
