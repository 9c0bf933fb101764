import type { Precipitation, WeatherHour } from '../../domain/weather.ts'

const HOUR_MS = 3_600_000

/**
 * One row of a provider's table: the state at a moment, and what falls in the span that ends there.
 * Both KMA and Open-Meteo state amounts of the time before the row's own: Open-Meteo "preceding hour sum"; KMA's guide pairs the
 * issue of 06:30 with 6~7 h, and its first row is 07:00. null: the provider gave none.
 */
export type WeatherRow = {
  atMs: number
  spanHours: number
  temperatureC: number | null
  humidityPct: number | null
  windMs: number | null
  cloudPct: number | null
  uvIndex: number | null
  /** Amounts are those of each hour of the span. */
  fallen: Precipitation | null
}

type State = { temperatureC: number; humidityPct: number; windMs: number }
type Complete = WeatherRow & State

const isComplete = (row: WeatherRow): row is Complete =>
  row.temperatureC !== null && row.humidityPct !== null && row.windMs !== null

/**
 * Hours from rows in any order. An hour is given when both its start's state and what falls in it are known, so the last row gives none,
 * and neither do rows without temperature, humidity or wind. Inside a longer span (KMA's 3-hourly end) the state runs straight from
 * row to row and every hour has its share of what falls.
 */
export function hoursOfRows(rows: readonly WeatherRow[], source: WeatherHour['source']): WeatherHour[] {
  const sorted = rows.toSorted((a, b) => a.atMs - b.atMs)
  return sorted.flatMap((end, i) => {
    const start = sorted[i - 1]
    if (!start || !isComplete(start) || !end.fallen) return []
    if (end.atMs - start.atMs !== end.spanHours * HOUR_MS) return []
    if (end.spanHours > 1 && !isComplete(end)) return []
    const precipitation = end.fallen
    return Array.from({ length: end.spanHours }, (_, hour) => ({
      atMs: start.atMs + hour * HOUR_MS,
      ...stateBetween(start, isComplete(end) ? end : start, hour / end.spanHours),
      precipitation,
      uvIndex: start.uvIndex,
      cloudPct: start.cloudPct,
      source,
    }))
  })
}

function stateBetween(start: Complete, end: Complete, share: number): State {
  const between = (from: number, to: number) => from + (to - from) * share
  return {
    temperatureC: between(start.temperatureC, end.temperatureC),
    humidityPct: between(start.humidityPct, end.humidityPct),
    windMs: between(start.windMs, end.windMs),
  }
}
