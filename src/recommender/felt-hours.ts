import { dayOfYear } from '../domain/local-time.ts'
import type { Place } from '../domain/place.ts'
import type { WeatherHour } from '../domain/weather.ts'
import { type ApparentBy, apparentTemperature } from './apparent-temperature.ts'

/** An hour of weather with what it feels like, °C, and by which definition. */
export type FeltHour = WeatherHour & { apparentC: number; apparentBy: ApparentBy }

/** Korea (where there is a KMA grid) by the KMA definitions, elsewhere by Steadman. Throws RangeError for weather that is not finite. */
export function feltHours(place: Place, hours: readonly WeatherHour[]): FeltHour[] {
  const korea = place.grid !== null
  return hours.map((hour) => {
    const { apparentC, by } = apparentTemperature(hour, {
      dayOfYear: dayOfYear(hour.atMs, place.timeZone),
      korea,
    })
    return { ...hour, apparentC, apparentBy: by }
  })
}
