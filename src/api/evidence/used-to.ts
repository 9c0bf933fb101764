import { LRUCache } from 'lru-cache'
import type { ClimateSource } from '../../domain/climate.ts'
import type { PastDays } from '../../domain/history.ts'
import { addDays, dayBounds } from '../../domain/local-time.ts'
import type { Place } from '../../domain/place.ts'
import { feltHours, type PastHour } from '../../recommender/felt-hours.ts'
import type { UsedTo } from '../../recommender/wear-rates/believe.ts'
import { type UsualClimate, WEATHER_SPREAD_C } from '../../recommender/wear-rates/used-to.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** People get used to a temperature over about a month. */
const RUNNING_DAYS = 30
/** Days in a row are alike: every third tells the mean, for a third of the reading. */
const EVERY_DAYS = 3
/** Of a year this many days tell its climate. */
const SAMPLE_EVERY_DAYS = 10
const YEAR_DAYS = 365
/** Places and days that are remembered: a few kB each. */
const REMEMBERED = 5000

export type UsedToSource = {
  /** What people at the place are used to on a local day; null where no climate data reach it. */
  usedTo(place: Place, date: string): Promise<UsedTo | null>
}

/** From the hours observed in the 30 days before, normals where there are none; as they felt, like everything that looks are counted by. */
export function createUsedTo({ climate, past }: { climate: ClimateSource; past: PastDays }): UsedToSource {
  const climates = new LRUCache<string, UsualClimate>({ max: REMEMBERED })
  const known = new LRUCache<string, Promise<UsedTo | null>>({ max: REMEMBERED })

  async function read(place: Place, date: string): Promise<UsedTo | null> {
    const usual = climates.get(place.code) ?? climateOf(climate, place, date)
    if (!usual) return null
    climates.set(place.code, usual)
    const dates = Array.from({ length: RUNNING_DAYS / EVERY_DAYS }, (_, i) =>
      addDays(date, EVERY_DAYS * i + 1 - RUNNING_DAYS),
    )
    const hours = new Map<number, PastHour>(
      dates
        .flatMap((day) => climate.hoursFor(place, dayBounds(day, place.timeZone)) ?? [])
        .map((hour) => [hour.atMs, hour]),
    )
    const observed = await past.daysAt(place, dates)
    for (const hour of observed.flatMap((day) => day.hours)) hours.set(hour.atMs, hour)
    return { usual, runningMeanC: meanOf(apparentOf(place, [...hours.values()])) }
  }

  return {
    usedTo(place, date) {
      const key = `${place.code} ${date}`
      const found = known.get(key)
      if (found) return found
      const reading = read(place, date)
      known.set(key, reading)
      // What failed is tried again.
      reading.catch(() => known.delete(key))
      return reading
    },
  }
}

/** Mean over the year, and the spread of days around it: normals are smooth, so the weather is added. */
function climateOf(climate: ClimateSource, place: Place, date: string): UsualClimate | null {
  const { fromMs } = dayBounds(date, place.timeZone)
  const days: number[] = []
  for (let day = 0; day < YEAR_DAYS; day += SAMPLE_EVERY_DAYS) {
    const dayMs = fromMs + day * DAY_MS
    const hours = climate.hoursFor(place, { fromMs: dayMs, toMs: dayMs + DAY_MS })
    if (!hours) return null
    days.push(meanOf(apparentOf(place, hours)))
  }
  const meanC = meanOf(days)
  const seasons = meanOf(days.map((day) => (day - meanC) ** 2))
  return { meanC, spreadC: Math.sqrt(seasons + WEATHER_SPREAD_C ** 2) }
}

function apparentOf(place: Place, hours: readonly PastHour[]): number[] {
  return feltHours(place, hours).map(({ apparentC }) => apparentC)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
