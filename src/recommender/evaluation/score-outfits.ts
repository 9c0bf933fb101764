import { GARMENTS, UNDERWEAR_CLO } from '../../domain/garments/garments.ts'
import { DEFAULT_HOURS_OUT } from '../../domain/hours-out.ts'
import { Gender } from '../../domain/person.ts'
import type { DayRecommendation } from '../../domain/recommendation.ts'
import type { FeltHour } from '../felt-hours.ts'
import { ensembleClo } from '../insulation/ensemble-clo.ts'
import { recommendFelt } from '../recommend-day.ts'
import { bandAt, bandsOf } from './korean-bands.ts'

/** Days from -20 to 36 °C at their coldest, level and 8 °C warmer by the afternoon. */
const FROM_C = -20
const TO_C = 36
const SWINGS_C = [0, 8]
const HOUR_MS = 3_600_000
const DATE = '2026-11-21'
const MIDNIGHT_MS = Date.parse(`${DATE}T00:00:00Z`)
const PLACE = { code: 'geo:0.00,0.00', name: '', nameEn: '', lat: 0, lon: 0, timeZone: 'UTC', grid: null }
const UPPER = ['base', 'one-piece', 'mid', 'outer']

/** The most usual piece of each kind, whatever the weather. */
const POPULAR = ['t-shirt', 'jeans', 'socks', 'sneakers']

export type OutfitScore = {
  /** Mean distance of what is worn from what is asked, at the coldest hour out with everything on, clo. */
  coldErrorClo: number
  /** Share of sets whose outermost upper piece the Korean table names for the day's band or a neighbour; pieces it does not know are left out. */
  bandAgreement: number
}

type Day = { apparentC: number; answer: DayRecommendation }

/** How outfits without looks fit what is asked and the Korean table, beside three simple ways to dress. */
export function scoreOutfits(): {
  days: number
  outfits: OutfitScore
  baselines: Record<string, OutfitScore>
} {
  const days = Gender.enum.flatMap((gender) =>
    SWINGS_C.flatMap((swingC) => temperatures().map((apparentC) => dressed(apparentC, swingC, gender))),
  )
  const asked = days.map(({ answer }) => Math.max(...answer.slots.map(({ askedClo }) => askedClo)))
  const coldError = (worn: (day: Day, i: number) => number) =>
    mean(days.map((day, i) => Math.abs(worn(day, i) - asked[i]!)))
  const meanClo = mean(asked)
  const bandClo = new Map(
    days.map(({ apparentC }) => {
      const inBand = asked.filter((_, i) => bandAt(days[i]!.apparentC) === bandAt(apparentC))
      return [bandAt(apparentC), mean(inBand)]
    }),
  )
  const popular = GARMENTS.filter(({ code }) => POPULAR.includes(code))
  const popularClo = ensembleClo(popular.reduce((sum, { clo }) => sum + clo, UNDERWEAR_CLO))
  return {
    days: days.length,
    outfits: {
      coldErrorClo: coldError(({ answer }) => answer.outfits[0]!.insulationClo.max),
      bandAgreement: agreement(days, ({ answer }) => answer.outfits.map(shownCode)),
    },
    baselines: {
      globalMean: {
        coldErrorClo: coldError(() => meanClo),
        bandAgreement: agreement(days, () => ['sweater']),
      },
      temperatureBands: {
        coldErrorClo: coldError(({ apparentC }) => bandClo.get(bandAt(apparentC))!),
        bandAgreement: 1,
      },
      popularity: {
        coldErrorClo: coldError(() => popularClo),
        bandAgreement: agreement(days, () => ['t-shirt']),
      },
    },
  }
}

function temperatures(): number[] {
  return Array.from({ length: TO_C - FROM_C + 1 }, (_, i) => FROM_C + i)
}

function dressed(apparentC: number, swingC: number, gender: Gender): Day {
  const hours = Array.from({ length: 24 }, (_, hour): FeltHour => {
    const feltC = apparentC + swingC * Math.max(0, Math.sin(((hour - 6) / 18) * Math.PI))
    return {
      atMs: MIDNIGHT_MS + hour * HOUR_MS,
      temperatureC: feltC,
      apparentC: feltC,
      apparentBy: 'steadman',
      humidityPct: 50,
      windMs: 1,
      precipitation: { chancePct: 0, kind: 'none', mm: 0, snowCm: 0 },
      uvIndex: null,
      cloudPct: null,
      source: 'climate',
    }
  })
  const answer = recommendFelt({
    place: PLACE,
    date: DATE,
    hours,
    person: { gender, activity: 'walking', occasion: 'casual', sensitivity: 0 },
    hoursOut: DEFAULT_HOURS_OUT,
    lang: 'en',
    units: 'metric',
    yesterday: null,
    nowMs: MIDNIGHT_MS,
  })
  return { apparentC, answer }
}

function shownCode({ garments }: DayRecommendation['outfits'][number]): string {
  return garments.findLast(({ layer }) => UPPER.includes(layer))?.code ?? ''
}

function agreement(days: readonly Day[], shownOn: (day: Day) => readonly string[]): number {
  const told = days.flatMap((day) =>
    shownOn(day)
      .map(bandsOf)
      .filter((bands) => bands.length > 0)
      .map((bands) => bands.some((band) => Math.abs(band - bandAt(day.apparentC)) <= 1)),
  )
  return told.filter(Boolean).length / told.length
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
