import { curveValue, shapeTerms, yearTerms } from './harmonics.ts'
import type { Climate, NormalsData } from './normals-data.ts'

/** What an hour is usually like at a place, each with the standard deviation of single years around it. */
export type ClimateNormal = {
  temperatureC: number
  temperatureSdC: number
  humidityPct: number
  humiditySdPct: number
  windMs: number
  windSdMs: number
  /** Chance of at least 0.1 mm in the hour. */
  rainChancePct: number
}

/** What has a shape of the day. */
export type Element = 'temperature' | 'humidity' | 'wind'

/**
 * The day's mean of each element, and what one unit of its shape is worth that day. Temperature swings with the day's range;
 * humidity with the range too, in proportion to itself (the water in the air stays, what it could hold changes); wind with itself.
 */
export function dayAt(
  year: readonly number[],
  climate: Climate,
): Record<Element, { mean: number; unit: number }> {
  const rangeC = curveValue(climate.rangeC, year)
  const humidityPct = curveValue(climate.humidity.mean, year)
  const windMs = curveValue(climate.wind.mean, year)
  return {
    temperature: { mean: curveValue(climate.temperature.mean, year), unit: rangeC },
    humidity: { mean: humidityPct, unit: humidityPct * rangeC },
    wind: { mean: windMs, unit: windMs },
  }
}

/** The normal of an instant: the day's mean, and the shape of the day in the units of that day. */
export function normalAt(
  atMs: number,
  place: { lat: number; lon: number },
  climate: Climate,
  { shape, hourSpread, wetHourShare }: Pick<NormalsData, 'shape' | 'hourSpread' | 'wetHourShare'>,
): ClimateNormal {
  const year = yearTerms(atMs)
  const hour = shapeTerms(atMs, place)
  const day = dayAt(year, climate)
  const value = (of: Element) => day[of].mean + day[of].unit * curveValue(shape[of], hour)
  const spread = (of: Element) =>
    hourSpread[of] * Math.sqrt(Math.max(0, curveValue(climate[of].variance, year)))
  const wetHour = curveValue(climate.wetDay, year) * curveValue(wetHourShare, year)
  return {
    temperatureC: value('temperature'),
    temperatureSdC: spread('temperature'),
    humidityPct: between(0, 100, value('humidity')),
    humiditySdPct: spread('humidity'),
    windMs: Math.max(0, value('wind')),
    windSdMs: spread('wind'),
    rainChancePct: 100 * between(0, 1, wetHour),
  }
}

function between(min: number, max: number, value: number): number {
  return Math.min(Math.max(value, min), max)
}
