import type { PastDay, PastDays } from '../domain/history.ts'
import { type HoursOut, onlyHoursOut } from '../domain/hours-out.ts'
import type { Lang, Units } from '../domain/language.ts'
import { addDays, dayBounds, isoWithOffset, localDate, localHour, yearBefore } from '../domain/local-time.ts'
import type { Place } from '../domain/place.ts'
import type { DayRecommendation } from '../domain/recommendation.ts'
import type { WeatherHour, WeatherLine, WeatherSource } from '../domain/weather.ts'
import type { Person } from '../recommender/day-need.ts'
import { feltHours, type PastHour } from '../recommender/felt-hours.ts'
import { hourToKnow, type RecommendInput, recommendDay } from '../recommender/recommend-day.ts'
import type { DayEvidenceSource } from './evidence/day-evidence-source.ts'
import { evidenceMissing } from './evidence/evidence-missing.ts'
import { invalidQuery } from './problem.ts'
import type { DailyAnswer, MomentAnswer, WeatherAnswer, WeatherBasis } from './schemas/answers.ts'
import { regionAnswer, warningsOf, weatherBasis } from './weather-basis.ts'

const HOUR_MS = 3_600_000
/** The night slot ends at 05:59 of the next day. */
const NIGHT_OVER_MS = 6 * HOUR_MS
/** What fell so long before midnight may lie on the ground when someone goes out. */
const WET_GROUND_MS = 6 * HOUR_MS

/** Where an answer gets its weather: what is and comes, and what was. */
export type Sources = { weather: WeatherSource; past: PastDays; dayEvidence: DayEvidenceSource }

export type Asker = {
  person: Person
  hoursOut: HoursOut
  lang: Lang
  units: Units
}

/** An answer, and until when nothing better can be had. */
export type Dated<T> = { answer: T; freshUntilMs: number }

type Day = { weather: WeatherBasis } & DayRecommendation

/** What to wear on `days` local days from `date` on. Throws NoWeatherError. */
export async function dailyAnswer(
  sources: Sources,
  place: Place,
  { date, days }: { date: string; days: number },
  asker: Asker,
  nowMs: number,
): Promise<Dated<DailyAnswer>> {
  const [first, ...following] = await Promise.all(
    Array.from({ length: days }, (_, i) => dayOf(sources, place, addDays(date, i), asker, nowMs)),
  )
  if (!first) throw new RangeError(`days must be 1 or more, got ${days}`)
  return {
    answer: {
      region: regionAnswer(place),
      gender: asker.person.gender,
      ...first.answer,
      ...(following.length > 0 && { followingDays: following.map((day) => day.answer) }),
    },
    freshUntilMs: Math.min(first.freshUntilMs, ...following.map((day) => day.freshUntilMs)),
  }
}

async function dayOf(
  { weather, past, dayEvidence }: Sources,
  place: Place,
  date: string,
  asker: Asker,
  nowMs: number,
): Promise<Dated<Day>> {
  const { fromMs, toMs } = dayBounds(date, place.timeZone)
  refuseSkippedHours(date, place.timeZone, asker.hoursOut)
  const isToday = date === localDate(nowMs, place.timeZone)
  const [dayBefore, yearAgo] = [addDays(date, -1), yearBefore(date)]
  const [line, remembered, observed] = await Promise.all([
    weather.weatherFor(place, { fromMs, toMs: toMs + NIGHT_OVER_MS }),
    isToday ? hoursRemembered(weather, place, dayBefore) : [],
    past.daysAt(place, isToday ? [yearAgo, dayBefore] : [yearAgo]),
  ])
  const [lastYear, observedYesterday] = observed
  const input: RecommendInput = {
    ...asker,
    place,
    date,
    hours: [...remembered.filter(({ atMs }) => atMs >= fromMs - WET_GROUND_MS), ...line.hours],
    air: line.air ?? null,
    yesterday: isToday ? wholeDay(place, dayBefore, remembered, observedYesterday) : null,
    lastYear: lastYear ? { date: yearAgo, hours: lastYear.hours } : null,
    nowMs,
  }
  const { evidence, missing } = await dayEvidence.evidenceFor(place, {
    gender: asker.person.gender,
    date,
    ...hourToKnow(input),
  })
  const recommendation = recommendDay(input, evidence)
  const shown = feltHours(place, line.hours).filter((hour) => hour.atMs >= fromMs && hour.atMs < toMs)
  return {
    answer: {
      weather: weatherBasis(place, withAttribution(line, observed), shown),
      ...recommendation,
      warnings: [
        ...warningsOf(line, place, asker.lang),
        ...(missing ? [evidenceMissing(asker.lang)] : []),
        ...recommendation.warnings,
      ],
    },
    // Past hours leave today's answer; a day to come is answered in another way once it has begun.
    freshUntilMs: Math.min(line.nextIssueAtMs, isToday ? hourEndMs(nowMs) : fromMs),
  }
}

/**
 * Where clocks are set forward an hour is missing: a day whose only hours out are such can not be answered.
 * @throws ProblemError 400 naming `hours`.
 */
function refuseSkippedHours(date: string, timeZone: string, hoursOut: HoursOut): void {
  const { fromMs, toMs } = dayBounds(date, timeZone)
  const count = Math.ceil((toMs + NIGHT_OVER_MS - fromMs) / HOUR_MS)
  const hours = Array.from({ length: count }, (_, i) => ({ atMs: fromMs + i * HOUR_MS }))
  if (onlyHoursOut(hours, date, timeZone, hoursOut).length === 0)
    throw invalidQuery('hours', `none of them exists on ${date} in ${timeZone}: the clocks are set forward`)
}

function hourEndMs(atMs: number): number {
  return (Math.floor(atMs / HOUR_MS) + 1) * HOUR_MS
}

/** A day's hours as they were forecast last; what is only the climate's guess is left out. */
async function hoursRemembered(
  source: WeatherSource,
  place: Place,
  date: string,
): Promise<readonly WeatherHour[]> {
  const { hours } = await source.weatherFor(place, dayBounds(date, place.timeZone))
  return hours.filter((hour) => hour.source !== 'climate')
}

/** Every hour of a past day, as observed or else as remembered; null when one of them is neither. */
function wholeDay(
  place: Place,
  date: string,
  remembered: readonly PastHour[],
  observed: PastDay | undefined,
): readonly PastHour[] | null {
  const { fromMs, toMs } = dayBounds(date, place.timeZone)
  const hours = new Map([...remembered, ...(observed?.hours ?? [])].map((hour) => [hour.atMs, hour]))
  return hours.size * HOUR_MS >= toMs - fromMs ? [...hours.values()] : null
}

/** The sources of observed hours are named with those of the forecast. */
function withAttribution(line: WeatherLine, observed: readonly PastDay[]): WeatherLine {
  const named = observed.flatMap(({ attribution }) => attribution)
  const more = [...new Set(named)].filter((text) => !line.attribution.includes(text))
  return { ...line, attribution: [line.attribution, ...more].join(' · ') }
}

/** What to wear at one moment: the same for the one hour it falls into. Throws NoWeatherError. */
export async function momentAnswer(
  { weather, dayEvidence }: Omit<Sources, 'past'>,
  place: Place,
  atMs: number,
  asker: Omit<Asker, 'hoursOut'>,
): Promise<Dated<MomentAnswer>> {
  const fromMs = Math.floor(atMs / HOUR_MS) * HOUR_MS
  const line = await weather.weatherFor(place, { fromMs, toMs: fromMs + HOUR_MS })
  const hoursOut = [localHour(fromMs, place.timeZone)]
  const date = localDate(fromMs, place.timeZone)
  const input: RecommendInput = {
    ...asker,
    hoursOut,
    place,
    date,
    hours: line.hours,
    air: line.air ?? null,
    yesterday: null,
    nowMs: fromMs,
  }
  const { evidence, missing } = await dayEvidence.evidenceFor(place, {
    gender: asker.person.gender,
    date,
    ...hourToKnow(input),
  })
  const recommendation = recommendDay(input, evidence)
  return {
    answer: {
      region: regionAnswer(place),
      at: isoWithOffset(atMs, place.timeZone),
      gender: asker.person.gender,
      weather: weatherBasis(place, line, feltHours(place, line.hours)),
      ...recommendation,
      warnings: [
        ...warningsOf(line, place, asker.lang),
        ...(missing ? [evidenceMissing(asker.lang)] : []),
        ...recommendation.warnings,
      ],
    },
    freshUntilMs: line.nextIssueAtMs,
  }
}

/** The hours of `days` local days from `date` on, as they feel. Throws NoWeatherError. */
export async function weatherAnswer(
  source: WeatherSource,
  place: Place,
  { date, days }: { date: string; days: number },
  lang: Lang,
): Promise<Dated<WeatherAnswer>> {
  const range = {
    fromMs: dayBounds(date, place.timeZone).fromMs,
    toMs: dayBounds(addDays(date, days - 1), place.timeZone).toMs,
  }
  const line = await source.weatherFor(place, range)
  return {
    answer: {
      region: regionAnswer(place),
      date,
      weather: weatherBasis(place, line, feltHours(place, line.hours)),
      warnings: warningsOf(line, place, lang),
    },
    freshUntilMs: line.nextIssueAtMs,
  }
}
