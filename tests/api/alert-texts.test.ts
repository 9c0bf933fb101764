import { describe, expect, it } from 'vitest'
import { alertWarning } from '../../src/api/alert-texts.ts'
import { warningsOf, weatherBasis } from '../../src/api/weather-basis.ts'
import type { WeatherLine } from '../../src/domain/weather.ts'
import type { PlaceAlert } from '../../src/domain/weather-alert.ts'
import { GANGNAM } from '../recommender/a-day.ts'

const issuedAtMs = Date.parse('2026-08-01T10:00:00+09:00')
const heat: PlaceAlert = {
  kind: 'heat-wave',
  level: 'warning',
  issuedAtMs,
  area: '서울특별시',
  matchedBy: 'province',
}
const line: WeatherLine = {
  hours: [],
  source: 'kma-short-term',
  issuedAtMs,
  stale: true,
  attribution: 'KMA',
  nextIssueAtMs: issuedAtMs,
  warnings: [{ code: 'stale-forecast', text: { ko: '오래됨', en: 'old' } }],
}

describe('an official alert', () => {
  it('is said with its area and time, in both languages', () => {
    expect(alertWarning(heat, 'Asia/Seoul', 'ko')).toEqual({
      code: 'alert-heat-wave',
      text: '기상청 폭염경보가 내려져 있어요: 서울특별시 (2026-08-01 10:00 발표).',
    })
    expect(alertWarning({ ...heat, kind: 'dust', level: 'watch' }, 'Asia/Seoul', 'en').text).toBe(
      'KMA has a yellow dust watch in force: 서울특별시 (issued 2026-08-01 10:00).',
    )
  })

  it('says where it may hold for a part only', () => {
    const partly = alertWarning({ ...heat, matchedBy: 'part' }, 'Asia/Seoul', 'ko').text
    expect(partly).toContain('일부 지역')
  })

  it('comes before what is said about the data', () => {
    const codes = warningsOf({ ...line, alerts: [heat] }, GANGNAM, 'ko').map(({ code }) => code)
    expect(codes).toEqual(['alert-heat-wave', 'stale-forecast'])
    expect(warningsOf(line, GANGNAM, 'ko').map(({ code }) => code)).toEqual(['stale-forecast'])
  })
})

it('the air is shown where it is known, with the time of the place', () => {
  const air = {
    station: '강남구',
    stationDistanceKm: 1.234,
    atMs: issuedAtMs,
    pm10UgM3: 30,
    pm25UgM3: null,
  }
  expect(weatherBasis(GANGNAM, { ...line, air }, []).air).toEqual({
    at: '2026-08-01T10:00:00+09:00',
    station: '강남구',
    stationDistanceKm: 1.2,
    pm10UgM3: 30,
    pm25UgM3: null,
  })
  expect(weatherBasis(GANGNAM, line, [])).not.toHaveProperty('air')
})
