import { plainWeather } from '../../tests/fakes/fake-open-meteo.ts'

const HOUR_S = 3_600
const DAY_S = 24 * HOUR_S
const KOREA_S = 9 * HOUR_S
const YEAR_DAYS = 365.25
/** Days of 1970 until the coldest of the year. */
const COLDEST_DAY = 17

/** Made up: a year that swings like Korea's, a day that swings 4.5 °C about its mean, and days that differ by a few degrees. Dry. */
export function demoWeather(variable: string, atS: number): number | null {
  const localS = atS + KOREA_S
  const day = Math.floor(localS / DAY_S)
  const hour = (localS % DAY_S) / HOUR_S
  const drift = ((day * 7) % 11) / 11 - 0.5
  switch (variable) {
    case 'temperature_2m': {
      const season = 12.5 - 14 * Math.cos((2 * Math.PI * (day - COLDEST_DAY)) / YEAR_DAYS)
      return round(season + 6 * drift + 4.5 * Math.sin((2 * Math.PI * (hour - 9)) / 24))
    }
    case 'wind_speed_10m':
      return round(2.5 + 2 * drift)
    case 'relative_humidity_2m':
      return Math.round(60 - 20 * Math.sin((2 * Math.PI * (hour - 9)) / 24))
    default:
      return plainWeather(variable, atS)
  }
}

const round = (value: number) => Math.round(value * 10) / 10
