import { distance } from 'geokdbush'
import { blendStations } from '../../src/crawlers/weather/normals/blend-stations.ts'
import { normalAt } from '../../src/crawlers/weather/normals/normal-at.ts'
import type { NormalsData } from '../../src/crawlers/weather/normals/normals-data.ts'
import { fitDiurnal, fitReported, timed } from './fit-normals.ts'
import type { Day, Hour, ObservedStation } from './read-observations.ts'

const KOREA_MS = 9 * 3_600_000
const yearOf = (atMs: number) => new Date(atMs + KOREA_MS).getUTCFullYear()

/** Root of the mean square, with how many errors went in. */
function createRms() {
  let squares = 0
  let count = 0
  return {
    add(error: number): void {
      squares += error * error
      count += 1
    },
    value: () => Math.sqrt(squares / count),
  }
}

export type HeldOutYear = {
  year: number
  hourC: number
  dayC: number
  humidityPct: number
  windMs: number
  /** Share of hours within one standard deviation of their normal; 0.68 if the spread is right. */
  withinSd: number
}

/** Seoul's hours of each year against normals made without that year. */
export function heldOutByYear(seoul: ObservedStation, seoulHours: readonly Hour[]): HeldOutYear[] {
  const hours = timed(seoulHours, seoul)
  const years = [...new Set(hours.map((hour) => yearOf(hour.atMs)))].filter(
    (year) => hours.filter((hour) => yearOf(hour.atMs) === year).length > 8_000,
  )
  return years.map((year) => {
    const climate = fitReported(seoul.days.filter((day) => yearOf(day.atMs) !== year))
    const diurnal = fitDiurnal(
      hours.filter((hour) => yearOf(hour.atMs) !== year),
      climate,
    )
    const [hourC, dayC, humidityPct, windMs] = [createRms(), createRms(), createRms(), createRms()]
    let within = 0
    let counted = 0
    const days = new Map<number, { sum: number; hours: number }>()
    for (const hour of hours.filter(({ atMs }) => yearOf(atMs) === year)) {
      const normal = normalAt(hour.atMs, seoul, climate, diurnal)
      if (hour.humidityPct !== null) humidityPct.add(normal.humidityPct - hour.humidityPct)
      if (hour.windMs !== null) windMs.add(normal.windMs - hour.windMs)
      if (hour.temperatureC === null) continue
      const errorC = normal.temperatureC - hour.temperatureC
      hourC.add(errorC)
      counted += 1
      if (Math.abs(errorC) <= normal.temperatureSdC) within += 1
      const day = Math.floor((hour.atMs + KOREA_MS) / 86_400_000)
      const errors = days.get(day) ?? { sum: 0, hours: 0 }
      days.set(day, { sum: errors.sum + errorC, hours: errors.hours + 1 })
    }
    for (const { sum, hours: n } of days.values()) dayC.add(sum / n)
    return {
      year,
      hourC: hourC.value(),
      dayC: dayC.value(),
      humidityPct: humidityPct.value(),
      windMs: windMs.value(),
      withinSd: within / counted,
    }
  })
}

/** RMSE of taking the same hour of the year before for this year's, °C. */
export function lastYearsHourC(hours: readonly Hour[]): number {
  const known = new Map(hours.map((hour) => [hour.atMs, hour.temperatureC]))
  const rms = createRms()
  for (const { atMs, temperatureC } of hours) {
    const before = known.get(new Date(atMs).setUTCFullYear(new Date(atMs).getUTCFullYear() - 1))
    if (before !== undefined && before !== null && temperatureC !== null) rms.add(before - temperatureC)
  }
  return rms.value()
}

/** Each Korean station told by the others: RMSE over stations and the year of the day's mean, °C. */
export function heldOutByStation(data: NormalsData): number {
  const rms = createRms()
  for (const station of data.stations.filter(({ observed }) => observed)) {
    const others = data.stations.filter((other) => other !== station)
    const told = blendStations(station, { ...data, stations: others })
    if (!told) continue
    for (let month = 0; month < 12; month++) {
      for (let hour = 0; hour < 24; hour++) {
        const atMs = Date.UTC(2025, month, 15, hour)
        const own = { ...station.climate, wind: station.climate.wind ?? data.assumedWind }
        rms.add(
          normalAt(atMs, station, told.climate, data).temperatureC -
            normalAt(atMs, station, own, data).temperatureC,
        )
      }
    }
  }
  return rms.value()
}

/** Share of wet days at gauges, and at the reanalysis points within 20 km of one, in the years that both have. */
export function wetDayShares(stations: readonly ObservedStation[], modelled: readonly ObservedStation[]) {
  const pairs = stations.flatMap((gauge) => {
    const point = modelled.find((other) => distance(gauge.lon, gauge.lat, other.lon, other.lat) <= NEXT_TO_KM)
    return point ? [{ gauge, point }] : []
  })
  const share = (days: readonly Day[]) => days.filter((day) => day.wet).length / days.length
  const since = (days: readonly Day[]) => days.filter((day) => yearOf(day.atMs) >= FIRST_MODELLED_YEAR)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    pairs: pairs.length,
    gauges: mean(pairs.map(({ gauge }) => share(since(gauge.days)))),
    points: mean(pairs.map(({ point }) => share(point.days))),
  }
}

const NEXT_TO_KM = 20
const FIRST_MODELLED_YEAR = 2016
