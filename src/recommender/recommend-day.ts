import type { AirQuality } from '../domain/air-quality.ts'
import { type HoursOut, notOver, onlyHoursOut } from '../domain/hours-out.ts'
import type { Lang, Units } from '../domain/language.ts'
import { isoWithOffset, localDate } from '../domain/local-time.ts'
import type { Place } from '../domain/place.ts'
import type { Comfort, DayRecommendation, LastYear } from '../domain/recommendation.ts'
import { toHundredth } from '../domain/rounding.ts'
import type { WeatherHour } from '../domain/weather.ts'
import { SkipError } from '../errors.ts'
import { type DayEvidence, priorEvidence } from './day-evidence.ts'
import { type AskedDay, type AskingHour, askOfDay, type Person, slotNeed } from './day-need.ts'
import { type FeltHour, type FeltPastHour, feltHours, type PastHour } from './felt-hours.ts'
import { comfortModels } from './insulation/comfort-models.ts'
import { chooseOutfits } from './outfits/choose-outfits.ts'
import { presentOutfit } from './outfits/present-outfit.ts'
import { pastSlots } from './past-slots.ts'
import { applyRules } from './rules/apply-rules.ts'
import { headline } from './texts/headline.ts'
import { onlyOwn } from './wardrobe/only-own.ts'
import { yesterdayDifference } from './yesterday.ts'

type DayInput<Hour, Past> = {
  place: Place
  /** The local day, `YYYY-MM-DD`. */
  date: string
  /** Hours of that day, and those after its midnight where the hours out go on. Hours before it tell what lies on the ground; others are ignored. */
  hours: readonly Hour[]
  person: Person
  hoursOut: HoursOut
  lang: Lang
  units: Units
  /** The day before, as far as it is known. */
  yesterday: readonly Past[] | null
  /** The same date a year before, as far as it is known. */
  lastYear?: { date: string; hours: readonly Past[] } | null
  nowMs: number
  /** Fine dust at the place now. */
  air?: AirQuality | null
}

export type RecommendInput = DayInput<WeatherHour, PastHour>

/**
 * What to wear on one local day. An exact moment is a day of one hour. `evidence` is what is known of what people wear at the coldest hour
 * out (see `hourToKnow`); without it the prior stands alone.
 * Throws SkipError `no-hours-out` where none of the hours is an hour out of the date, RangeError for weather that is not finite.
 */
export function recommendDay(input: RecommendInput, evidence: DayEvidence | null = null): DayRecommendation {
  const { place, hours, yesterday, lastYear } = input
  return recommendFelt(
    {
      ...input,
      hours: feltHours(place, hours),
      yesterday: yesterday && feltHours(place, yesterday),
      lastYear: lastYear ? { ...lastYear, hours: feltHours(place, lastYear.hours) } : null,
    },
    evidence,
  )
}

/** The hour out that the sets are dressed for with everything on: what people wear then is the evidence that counts. Throws as above. */
export function hourToKnow(input: RecommendInput): Pick<AskingHour, 'apparentC' | 'slot'> {
  const { place, yesterday: _, ...day } = input
  const hours = hoursToDressFor({
    ...day,
    place,
    yesterday: null,
    lastYear: null,
    hours: feltHours(place, day.hours),
  })
  return askOfDay(hours, place.timeZone, input.person).coldest
}

/** The same from hours whose apparent temperature is known. */
export function recommendFelt(
  input: DayInput<FeltHour, FeltPastHour>,
  found: DayEvidence | null = null,
): DayRecommendation {
  const { place, date, person, yesterday } = input
  const { timeZone } = place
  const voice = { lang: input.lang, units: input.units }
  const day = askOfDay(hoursToDressFor(input), timeZone, person)
  const evidence = found ?? priorEvidence(day.coldest.apparentC, person.gender)
  const [first, ...others] = chooseOutfits(day, person, evidence)
  const { accessories, warnings } = applyRules({
    day,
    dayHours: input.hours,
    person,
    voice,
    worn: first.garments,
    rates: evidence.rates,
    air: input.air ?? null,
  })
  const recommendation: DayRecommendation = {
    date,
    headline: headline(first, day, voice),
    slots: day.slots.map((hour) => slotNeed(hour, timeZone)),
    outfits: [first, ...others].map((dressed) => presentOutfit(dressed, day, voice, evidence)),
    accessories,
    warnings,
    comfort: comfortOf(day.coldest, person, timeZone),
    yesterday: yesterday && yesterdayDifference(day, yesterday, { ...input, timeZone }, voice),
    lastYear: lastYearOf(day, input),
  }
  const { own, ...anyone } = person
  if (!own) return recommendation
  const [fromCatalogue] = chooseOutfits(day, anyone, evidence)
  return onlyOwn(recommendation, first, fromCatalogue, own, input.lang)
}

function lastYearOf(
  day: AskedDay,
  { lastYear, date, place }: DayInput<FeltHour, FeltPastHour>,
): LastYear | null {
  if (!lastYear) return null
  const slots = pastSlots(day, lastYear, { date, timeZone: place.timeZone })
  return slots.length > 0 ? { date: lastYear.date, slots } : null
}

function comfortOf(hour: FeltHour, { activity }: Person, timeZone: string): Comfort {
  const { pmvClo, ireqNeutralClo, ireqMinClo } = comfortModels(hour, activity)
  return {
    at: isoWithOffset(hour.atMs, timeZone),
    pmvClo: pmvClo && toHundredth(pmvClo),
    ireqNeutralClo: ireqNeutralClo && toHundredth(ireqNeutralClo),
    ireqMinClo: ireqMinClo && toHundredth(ireqMinClo),
  }
}

/** The hours out; of today's only those not over yet, as long as there are any. */
function hoursToDressFor({
  place,
  date,
  hours,
  hoursOut,
  nowMs,
}: DayInput<FeltHour, FeltPastHour>): FeltHour[] {
  const out = onlyHoursOut(hours, date, place.timeZone, hoursOut)
  if (out.length === 0) throw new SkipError('no-hours-out', `no weather for any hour out on ${date}`)
  if (date !== localDate(nowMs, place.timeZone)) return out
  const toCome = notOver(out, nowMs)
  return toCome.length > 0 ? toCome : out
}
