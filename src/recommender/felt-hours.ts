import { dayOfYear } from '../domain/local-time.ts'
import type { Place } from '../domain/place.ts'
import type { WeatherHour } from '../domain/weather.ts'
import { type Air, type ApparentBy, apparentTemperature } from './apparent-temperature.ts'

type Felt = { apparentC: number; apparentBy: ApparentBy }

/** An hour of weather with what it feels like, °C, and by which definition. */
export type FeltHour = WeatherHour & Felt

/** An hour of a day that is over: only its air counts. */
export type PastHour = Air & { atMs: number }
export type FeltPastHour = PastHour & Felt

/** Korea (where there is a KMA grid) by the KMA definitions, elsewhere by Steadman. Throws RangeError for weather that is not finite. */
export function feltHours<Hour extends PastHour>(place: Place, hours: readonly Hour[]): (Hour & Felt)[] {
  const korea = place.grid !== null
  return hours.map((hour) => {
    const { apparentC, by } = apparentTemperature(hour, {
      dayOfYear: dayOfYear(hour.atMs, place.timeZone),
      korea,
    })
    return { ...hour, apparentC, apparentBy: by }
  })
}
