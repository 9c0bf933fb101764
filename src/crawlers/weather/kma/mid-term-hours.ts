import type { WeatherHour } from '../../../domain/weather.ts'
import type { MidTermDay } from './parse-mid-term.ts'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** A turning point of the temperature: what the climate has at that hour, and what is forecast. */
type Turn = { atMs: number; normalC: number; forecastC: number }

/**
 * Hours from days of which only the lowest and the highest temperature is forecast. The climate tells when in the day they fall and how
 * the temperature goes from one to the other: between two turning points it runs as the climate does, scaled so that it meets both
 * (KMA's lowest is that of the morning, its highest that of the day, so midnight belongs to the way between). Humidity and wind are the
 * climate's, as KMA states none. Of amounts nothing is stated: `mm` is 0 whatever falls.
 * @param days successive days, ascending
 * @param climate every hour of those days
 * @param midnightMs the local midnight of a day so many days ahead
 */
export function midTermHours(
  days: readonly MidTermDay[],
  climate: readonly WeatherHour[],
  midnightMs: (daysAhead: number) => number,
): WeatherHour[] {
  const told = days.map((day) => {
    const fromMs = midnightMs(day.daysAhead)
    const normals = climate.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + DAY_HOURS * HOUR_MS)
    return { day, normals }
  })
  const turns = told.flatMap(({ day, normals }) => turnsOf(day, normals))
  return told.flatMap(({ day, normals }) =>
    normals.map((normal, i) => {
      const sky = day.sky && (i < normals.length / 2 ? day.sky.am : day.sky.pm)
      return {
        ...normal,
        temperatureC: temperatureAt(normal, turns),
        precipitation: { chancePct: sky?.chancePct ?? null, kind: sky?.kind ?? 'none', mm: 0, snowCm: 0 },
        cloudPct: sky?.cloudPct ?? null,
        source: 'kma-mid-term' as const,
      }
    }),
  )
}

/** The morning's lowest and the highest after it. */
function turnsOf({ minC, maxC }: MidTermDay, normals: readonly WeatherHour[]): Turn[] {
  const lowest = normals.toSorted((a, b) => a.temperatureC - b.temperatureC).find(isMorning(normals))
  const highest = normals.toSorted((a, b) => b.temperatureC - a.temperatureC)[0]
  if (!lowest || !highest) return []
  return [
    { atMs: lowest.atMs, normalC: lowest.temperatureC, forecastC: minC },
    { atMs: highest.atMs, normalC: highest.temperatureC, forecastC: maxC },
  ].toSorted((a, b) => a.atMs - b.atMs)
}

/** The first half of the day. */
function isMorning(normals: readonly WeatherHour[]) {
  const noonMs = (normals[0]?.atMs ?? 0) + (DAY_HOURS / 2) * HOUR_MS
  return ({ atMs }: WeatherHour) => atMs < noonMs
}

/** Before the first and after the last turning point the way between the nearest two is gone on with. */
function temperatureAt({ atMs, temperatureC }: WeatherHour, turns: readonly Turn[]): number {
  const behind = turns.findLastIndex((turn) => turn.atMs <= atMs)
  const first = Math.min(Math.max(behind, 0), turns.length - 2)
  const [from, to] = [turns[first]!, turns[first + 1]!]
  const swingC = to.normalC - from.normalC
  const share = swingC === 0 ? 0.5 : (temperatureC - from.normalC) / swingC
  return from.forecastC + share * (to.forecastC - from.forecastC)
}
