import { curveValue, shapeTerms, yearTerms } from '../../src/crawlers/weather/normals/harmonics.ts'
import { dayAt, type Element } from '../../src/crawlers/weather/normals/normal-at.ts'
import type { Climate, NormalsData, Station } from '../../src/crawlers/weather/normals/normals-data.ts'
import { createLeastSquares } from './least-squares.ts'
import type { Day, Hour, ObservedStation } from './read-observations.ts'

/** Harmonics kept: two of a spread over the year (one would touch zero in a subtropical summer), one of the share of wet hours. */
const SPREAD_TERMS = 5
const WET_HOUR_TERMS = 3

type Sample = readonly [atMs: number, value: number | null]

export function fitStation({ days, ...station }: ObservedStation): Station {
  return { ...station, climate: fitClimate(days) }
}

function fitClimate(days: readonly Day[]): Station['climate'] {
  const samples = (of: (day: Day) => number | null) => days.map((day): Sample => [day.atMs, of(day)])
  return {
    temperature: fitDaily(samples((day) => day.averageC)),
    rangeC: fitYear(samples((day) => day.rangeC)),
    humidity: fitDaily(samples((day) => day.humidityPct)),
    wind: days.some((day) => day.windMs !== null) ? fitDaily(samples((day) => day.windMs)) : null,
    wetDay: fitYear(samples((day) => Number(day.wet))),
  }
}

/** The climate of a station that reports wind too. */
export function fitReported(days: readonly Day[]): Climate {
  const { wind, ...climate } = fitClimate(days)
  if (!wind) throw new Error('no wind is reported')
  return { ...climate, wind }
}

function fitDaily(samples: readonly Sample[]) {
  const mean = fitYear(samples)
  const squares = samples.map(
    ([atMs, value]): Sample => [
      atMs,
      value === null ? null : (value - curveValue(mean, yearTerms(atMs))) ** 2,
    ],
  )
  return { mean, variance: fitYear(squares, SPREAD_TERMS) }
}

function fitYear(samples: Iterable<Sample>, terms?: number): number[] {
  const fit = createLeastSquares()
  for (const [atMs, value] of samples) {
    if (value !== null) fit.add(yearTerms(atMs).slice(0, terms), value)
  }
  return fit.solve()
}

/** An hour with the terms of its place in the year and in the day, which every fit needs. */
export type TimedHour = Hour & { year: readonly number[]; day: readonly number[] }

export function timed(hours: readonly Hour[], place: { lat: number; lon: number }): TimedHour[] {
  return hours.map((hour) => ({ ...hour, year: yearTerms(hour.atMs), day: shapeTerms(hour.atMs, place) }))
}

/** Hours told by the climate of their days: the shape of the day, the spread of an hour, and how much of a wet day is wet. */
export function fitDiurnal(
  hours: readonly TimedHour[],
  climate: Climate,
): Pick<NormalsData, 'shape' | 'hourSpread' | 'wetHourShare'> {
  const temperature = fitShape(hours, climate, 'temperature', (hour) => hour.temperatureC)
  const humidity = fitShape(hours, climate, 'humidity', (hour) => hour.humidityPct)
  const wind = fitShape(hours, climate, 'wind', (hour) => hour.windMs)
  return {
    shape: { temperature: temperature.shape, humidity: humidity.shape, wind: wind.shape },
    hourSpread: { temperature: temperature.spread, humidity: humidity.spread, wind: wind.spread },
    wetHourShare: fitWetHourShare(hours, climate),
  }
}

function fitShape(
  hours: readonly TimedHour[],
  climate: Climate,
  element: Element,
  of: (hour: Hour) => number | null,
): { shape: number[]; spread: number } {
  const reported = hours.flatMap((hour) => {
    const value = of(hour)
    if (value === null) return []
    const { mean, unit } = dayAt(hour.year, climate)[element]
    return [{ hour, unit, above: value - mean }]
  })
  const fit = createLeastSquares()
  for (const { hour, unit, above } of reported) fit.add(hour.day, above, unit)
  const shape = fit.solve()
  const squares = reported.map(({ hour, unit, above }) => (above - unit * curveValue(shape, hour.day)) ** 2)
  const variances = reported.map(({ hour }) => curveValue(climate[element].variance, hour.year))
  return { shape, spread: Math.sqrt(sum(squares) / sum(variances)) }
}

function fitWetHourShare(hours: readonly TimedHour[], climate: Climate): number[] {
  const fit = createLeastSquares()
  for (const { year, wet } of hours) {
    fit.add(year.slice(0, WET_HOUR_TERMS), Number(wet), curveValue(climate.wetDay, year))
  }
  return fit.solve()
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
