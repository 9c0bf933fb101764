import { curveValue, shapeTerms, yearTerms } from '../../src/crawlers/weather/normals/harmonics.ts'
import { dayAt, type Element } from '../../src/crawlers/weather/normals/normal-at.ts'
import type { Climate, NormalsData, Station } from '../../src/crawlers/weather/normals/normals-data.ts'
import { createLeastSquares } from './least-squares.ts'
import type { Day, Hour, ObservedStation } from './read-observations.ts'

/** Terms kept of a spread over the year, and of the share of wet hours: one harmonic. */
const SMOOTH_TERMS = 3

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
  return { mean, variance: fitYear(squares, SMOOTH_TERMS) }
}

function fitYear(samples: Iterable<Sample>, terms?: number): number[] {
  const fit = createLeastSquares()
  for (const [atMs, value] of samples) {
    if (value !== null) fit.add(yearTerms(atMs).slice(0, terms), value)
  }
  return fit.solve()
}

/** Hours told by the climate of their days: the shape of the day, the spread of an hour, and how much of a wet day is wet. */
export function fitDiurnal(
  hours: readonly Hour[],
  place: { lat: number; lon: number },
  climate: Climate,
): Pick<NormalsData, 'shape' | 'hourSpread' | 'wetHourShare'> {
  const [temperature, humidity, wind] = [
    fitShape(hours, place, climate, 'temperature', (hour) => hour.temperatureC),
    fitShape(hours, place, climate, 'humidity', (hour) => hour.humidityPct),
    fitShape(hours, place, climate, 'wind', (hour) => hour.windMs),
  ]
  return {
    shape: { temperature: temperature.shape, humidity: humidity.shape, wind: wind.shape },
    hourSpread: { temperature: temperature.spread, humidity: humidity.spread, wind: wind.spread },
    wetHourShare: fitWetHourShare(hours, climate),
  }
}

function fitShape(
  hours: readonly Hour[],
  place: { lat: number; lon: number },
  climate: Climate,
  element: Element,
  of: (hour: Hour) => number | null,
): { shape: number[]; spread: number } {
  const reported = hours.flatMap((hour) => {
    const value = of(hour)
    if (value === null) return []
    const year = yearTerms(hour.atMs)
    const { mean, unit } = dayAt(year, climate)[element]
    const terms = shapeTerms(hour.atMs, place).map((term) => unit * term)
    return [{ terms, above: value - mean, variance: curveValue(climate[element].variance, year) }]
  })
  const fit = createLeastSquares()
  for (const { terms, above } of reported) fit.add(terms, above)
  const shape = fit.solve()
  const squares = sum(reported.map(({ terms, above }) => (above - curveValue(shape, terms)) ** 2))
  return { shape, spread: Math.sqrt(squares / sum(reported.map(({ variance }) => variance))) }
}

function fitWetHourShare(hours: readonly Hour[], climate: Climate): number[] {
  const fit = createLeastSquares()
  for (const { atMs, wet } of hours) {
    const year = yearTerms(atMs)
    const wetDay = curveValue(climate.wetDay, year)
    fit.add(
      year.slice(0, SMOOTH_TERMS).map((term) => wetDay * term),
      Number(wet),
    )
  }
  return fit.solve()
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
