import { kmaSummer, steadman, stullWetBulb, windChill } from './apparent-formulas.ts'

export type Air = { temperatureC: number; humidityPct: number; windMs: number }
export type ApparentBy = 'kma-summer' | 'kma-winter' | 'kma-blend' | 'steadman'
export type ApparentTemperature = { apparentC: number; by: ApparentBy }

/** Where KMA states wind chill: October to April, at most 10 °C, at least 1.3 m/s. */
const WIND_CHILL_UP_TO_C = 10
const WIND_CHILL_FROM_MS = 1.3
/** Above 10 °C wind chill fades out to the air temperature, which it has reached here. */
const WIND_CHILL_GONE_C = 15
/** A calm never takes back more than this of the chill at 1.3 m/s; it matters below -36 °C, where it keeps the slope under 0.5 °C per 0.1 m/s. */
const CALM_RELIEF_C = 6

/** Local day of year at which May 1 and October 1 begin: the middle of a common (121, 274) and a leap year (122, 275). */
const SUMMER_BEGINS_DAY = 121.5
const SUMMER_ENDS_DAY = 274.5
/** The two definitions change over within this many days before and after the switch. */
const SWITCH_HALF_DAYS = 2

/** Where Stull states his wet bulb. Beyond in temperature its depression stays, below in humidity its value; 99..100 % is KMA's own use. */
const STULL_FROM_C = -20
const STULL_UP_TO_C = 50
const STULL_FROM_PCT = 5

/**
 * What the air feels like, °C: in Korea as KMA defines it, elsewhere by Steadman (docs/decisions/0003-apparent-temperature-blend.md).
 * `by` is `kma-blend` where no KMA definition holds alone: winter months above 10 °C or below 1.3 m/s, and the days of the switch.
 * `dayOfYear` is the fractional local one, 1..367. Throws RangeError, naming the field, for input that is not finite.
 */
export function apparentTemperature(
  air: Air,
  at: { dayOfYear: number; korea: boolean },
): ApparentTemperature {
  const { temperatureC, humidityPct, windMs } = air
  for (const [field, value] of Object.entries({
    temperatureC,
    humidityPct,
    windMs,
    dayOfYear: at.dayOfYear,
  })) {
    if (!Number.isFinite(value)) throw new RangeError(`${field} must be finite, got ${value}`)
  }
  if (!at.korea) return { apparentC: steadman(temperatureC, humidityPct, windMs), by: 'steadman' }
  const summer = summerShare(at.dayOfYear)
  if (summer === 1) return { apparentC: koreanSummer(temperatureC, humidityPct), by: 'kma-summer' }
  const winterC = koreanWinter(temperatureC, windMs)
  const windChillHolds = temperatureC <= WIND_CHILL_UP_TO_C && windMs >= WIND_CHILL_FROM_MS
  if (summer === 0) return { apparentC: winterC, by: windChillHolds ? 'kma-winter' : 'kma-blend' }
  const summerC = koreanSummer(temperatureC, humidityPct)
  return { apparentC: winterC + summer * (summerC - winterC), by: 'kma-blend' }
}

/** 1 in the summer months, 0 in the winter months, between in the days around the switch. */
function summerShare(dayOfYear: number): number {
  const daysInside = Math.min(dayOfYear - SUMMER_BEGINS_DAY, SUMMER_ENDS_DAY - dayOfYear)
  return clamp((daysInside + SWITCH_HALF_DAYS) / (2 * SWITCH_HALF_DAYS), 0, 1)
}

function koreanSummer(temperatureC: number, humidityPct: number): number {
  const insideC = clamp(temperatureC, STULL_FROM_C, STULL_UP_TO_C)
  const wetBulbC = stullWetBulb(insideC, Math.max(humidityPct, STULL_FROM_PCT)) + (temperatureC - insideC)
  return kmaSummer(temperatureC, wetBulbC)
}

/** Wind chill where it is stated; from there on in proportion towards the air temperature at calm and at 15 °C. */
function koreanWinter(temperatureC: number, windMs: number): number {
  if (temperatureC <= WIND_CHILL_UP_TO_C && windMs >= WIND_CHILL_FROM_MS)
    return windChill(temperatureC, windMs)
  const chillC = Math.max(0, temperatureC - windChill(temperatureC, Math.max(windMs, WIND_CHILL_FROM_MS)))
  const calmShare = clamp(1 - windMs / WIND_CHILL_FROM_MS, 0, 1)
  const coldShare = clamp((WIND_CHILL_GONE_C - temperatureC) / (WIND_CHILL_GONE_C - WIND_CHILL_UP_TO_C), 0, 1)
  return temperatureC - coldShare * (chillC - calmShare * Math.min(chillC, CALM_RELIEF_C))
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
