/** A place's climate as people are used to it: its yearly mean and how far days lie from it (standard deviation), °C. */
export type UsualClimate = { meanC: number; spreadC: number }

/**
 * Standard deviation of a day's temperature from the mean of the 30 days before it, °C: median of 138 cities 2016 to 2025
 * (scripts/derive-wear-priors.ts prints it).
 */
export const WEATHER_SPREAD_C = 3.1

/**
 * The running mean of 30 days that a day of `temperatureC` usually comes with at a place, °C: seasons make the rest of the spread that
 * the weather does not make. Where there are hardly any seasons it is the yearly mean.
 */
export function usualRunningMeanC(temperatureC: number, { meanC, spreadC }: UsualClimate): number {
  const variance = spreadC ** 2
  const seasonShare = Math.max(0, variance - WEATHER_SPREAD_C ** 2) / Math.max(variance, 1e-9)
  return meanC + seasonShare * (temperatureC - meanC)
}
