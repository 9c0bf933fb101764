import type { ObservedHour } from '../../../domain/history.ts'
import type { Precipitation } from '../../../domain/weather.ts'
import { SNOW_CM_PER_MM } from './kma-values.ts'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24
const DAY_MS = DAY_HOURS * HOUR_MS
/** As for hourly gauges: at this mean and below most of what falls is snow. */
const SNOW_UP_TO_C = 1

type Turn = { atMs: number; temperatureC: number }

/** What a gauge says of a day that begins at `startMs`. */
export type ObservedDay = {
  startMs: number
  lowest: Turn
  highest: Turn
  meanC: number
  humidityPct: number
  windMs: number
  cloudPct: number | null
  mm: number
}

/**
 * Hours drawn from days of which the lowest and the highest temperature with their times, and the means are known: straight from one
 * turning point to the next, over midnight too, bent between them so that the day's mean is met. Humidity, wind and cloud are the day's
 * means, what fell is spread evenly. A day without the one before and after it has no hours.
 *
 * Measured on Seoul's hourly values of 2013 to 2018: 1.26 °C RMSE (1.7 without the mean; climate normals 3.54), humidity 13.6 %, wind
 * 1.1 m/s.
 */
export function hoursOfDays(days: readonly ObservedDay[]): ObservedHour[] {
  const sorted = days.toSorted((a, b) => a.startMs - b.startMs)
  const turns = sorted.flatMap(({ lowest, highest }) => [lowest, highest]).toSorted((a, b) => a.atMs - b.atMs)
  return sorted.flatMap((day, i) => {
    const [before, after] = [sorted[i - 1], sorted[i + 1]]
    if (before?.startMs !== day.startMs - DAY_MS || after?.startMs !== day.startMs + DAY_MS) return []
    const temperatures = temperaturesOf(day, turns)
    return temperatures.map((temperatureC, hour) => ({
      atMs: day.startMs + hour * HOUR_MS,
      temperatureC,
      humidityPct: day.humidityPct,
      windMs: day.windMs,
      precipitation: fallenAnHour(day),
      cloudPct: day.cloudPct,
    }))
  })
}

function temperaturesOf({ startMs, lowest, highest, meanC }: ObservedDay, turns: readonly Turn[]): number[] {
  const straight = Array.from({ length: DAY_HOURS }, (_, hour) => straightAt(startMs + hour * HOUR_MS, turns))
  const offC = meanC - meanOf(straight.map(({ temperatureC }) => temperatureC))
  const bend = offC / (meanOf(straight.map(({ bend }) => bend)) || 1)
  return straight.map((hour) => {
    const bentC = hour.temperatureC + bend * hour.bend
    return Math.min(highest.temperatureC, Math.max(lowest.temperatureC, bentC))
  })
}

/** On the straight way between the turning points around; `bend` is 0 at both and 1 halfway. */
function straightAt(atMs: number, turns: readonly Turn[]): { temperatureC: number; bend: number } {
  const next = turns.findIndex((turn) => turn.atMs > atMs)
  const [from, to] = [turns[next - 1]!, turns[next]!]
  const share = (atMs - from.atMs) / (to.atMs - from.atMs)
  return {
    temperatureC: from.temperatureC + (to.temperatureC - from.temperatureC) * share,
    bend: 4 * share * (1 - share),
  }
}

function fallenAnHour({ mm, meanC }: ObservedDay): Precipitation {
  const kind = mm === 0 ? 'none' : meanC <= SNOW_UP_TO_C ? 'snow' : 'rain'
  const anHour = mm / DAY_HOURS
  return { chancePct: null, kind, mm: anHour, snowCm: kind === 'snow' ? anHour * SNOW_CM_PER_MM : 0 }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
