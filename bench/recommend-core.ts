import { DEFAULT_HOURS_OUT } from '../src/domain/hours-out.ts'
import { dayBounds } from '../src/domain/local-time.ts'
import { Gender, Occasion } from '../src/domain/person.ts'
import { createGazetteer } from '../src/domain/regions/gazetteer.ts'
import type { WeatherHour } from '../src/domain/weather.ts'
import { recommendDay } from '../src/recommender/recommend-day.ts'

const HOUR_MS = 3_600_000
const DATE = '2026-11-21'
const RUNS = 600

/** Times of single recommendations, ms, over temperatures, genders and occasions; the first of each is left out (it builds the closet). */
export function recommendCore(): number[] {
  const place = createGazetteer().byCode('1168000000')
  if (!place) throw new Error('no such region')
  const { fromMs } = dayBounds(DATE, place.timeZone)
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const gender = Gender.enum[i % 3] ?? 'any'
    const occasion = Occasion.enum[Math.floor(i / 3) % 4] ?? 'casual'
    const middleC = -20 + ((i * 37) % 600) / 10
    const hours = Array.from({ length: 30 }, (_, h) =>
      hourOf(fromMs + h * HOUR_MS, middleC - 5 * Math.cos((h / 12) * Math.PI)),
    )
    const began = performance.now()
    recommendDay({
      place,
      date: DATE,
      hours,
      person: { gender, activity: 'walking', occasion, sensitivity: 0 },
      hoursOut: DEFAULT_HOURS_OUT,
      lang: 'ko',
      units: 'metric',
      yesterday: null,
      nowMs: fromMs,
    })
    if (i >= 12) times.push(performance.now() - began)
  }
  return times
}

function hourOf(atMs: number, temperatureC: number): WeatherHour {
  return {
    atMs,
    temperatureC,
    humidityPct: 55,
    windMs: 2,
    precipitation: { chancePct: 10, kind: 'none', mm: 0, snowCm: 0 },
    uvIndex: 2,
    cloudPct: 30,
    source: 'open-meteo',
  }
}
