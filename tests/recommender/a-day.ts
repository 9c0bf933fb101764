import { DEFAULT_HOURS_OUT } from '../../src/domain/hours-out.ts'
import type { DayEvidence } from '../../src/recommender/day-evidence.ts'
import type { Person } from '../../src/recommender/day-need.ts'
import type { FeltHour } from '../../src/recommender/felt-hours.ts'
import { recommendFelt } from '../../src/recommender/recommend-day.ts'

export const GANGNAM = {
  code: '1168000000',
  name: '서울특별시 강남구',
  nameEn: 'Gangnam-gu, Seoul',
  lat: 37.4951,
  lon: 127.0628,
  timeZone: 'Asia/Seoul',
  grid: { nx: 61, ny: 125 },
}

export const DATE = '2026-11-21'
const MIDNIGHT_MS = Date.parse('2026-11-21T00:00:00+09:00')
const HOUR_MS = 3_600_000

export const DRY = { chancePct: 0, kind: 'none', mm: 0, snowCm: 0 } as const

/** Epoch ms of an hour of DATE in Seoul; 24 and more are hours of the next day, negative ones of the day before. */
export function hourOfDate(hour: number): number {
  return MIDNIGHT_MS + hour * HOUR_MS
}

/** A dry, calm, clouded hour that feels as warm as the air is. */
export function feltHour(hour: number, apparentC: number, other: Partial<FeltHour> = {}): FeltHour {
  return {
    atMs: hourOfDate(hour),
    temperatureC: apparentC,
    humidityPct: 50,
    windMs: 1,
    precipitation: DRY,
    uvIndex: null,
    cloudPct: null,
    source: 'kma-short-term',
    apparentC,
    apparentBy: 'kma-winter',
    ...other,
  }
}

/** The hours 0..29 of DATE; each feels like `apparentC` says of its clock hour. */
export function feltDay(
  apparentC: (hour: number) => number,
  other: Partial<FeltHour> = {},
): readonly FeltHour[] {
  return Array.from({ length: 30 }, (_, hour) => feltHour(hour, apparentC(hour), other))
}

export const ANYONE: Person = { gender: 'any', activity: 'walking', occasion: 'casual', sensitivity: 0 }

export function recommendFor(
  hours: readonly FeltHour[],
  other: Partial<Parameters<typeof recommendFelt>[0]> & { who?: Partial<Person> } = {},
  evidence: DayEvidence | null = null,
) {
  const { who, ...input } = other
  return recommendFelt(
    {
      place: GANGNAM,
      date: DATE,
      hours,
      person: { ...ANYONE, ...who },
      hoursOut: DEFAULT_HOURS_OUT,
      lang: 'ko',
      units: 'metric',
      yesterday: null,
      nowMs: hourOfDate(5),
      ...input,
    },
    evidence,
  )
}
