import type { ObservedHour } from '../../../domain/history.ts'
import type { LookWeather } from '../../../domain/look.ts'
import type { PastHour, PastWeather, PlaceMoment } from '../../../domain/look-weather.ts'
import type { Place } from '../../../domain/place.ts'
import type { TakenAt } from '../../../domain/post.ts'
import { toHundredth } from '../../../domain/rounding.ts'
import { SLOT_HOURS } from '../../../domain/slot.ts'

/** Where and when a look was worn. */
export type WornAt = { place: Place; takenAt: TakenAt }

/** `later`: not known yet, worth asking again; `never`: nobody observed it. */
export type LookWeatherAnswer = LookWeather | 'later' | 'never'

/** What the air of a past hour feels like at a place, °C. Handed in: the definition is the recommender's. */
export type ApparentAt = (place: Place, hour: ObservedHour) => number

export type LookWeatherDeps = { pastWeather: PastWeather; apparentAt: ApparentAt }

/**
 * The weather that looks were worn in, one answer for each: of their hour, or, where only the day is known, the mean of its hours 10 to 16
 * (of those that were observed). Rejects as PastWeather.
 */
export async function lookWeatherOf(
  { pastWeather, apparentAt }: LookWeatherDeps,
  looks: readonly WornAt[],
  signal: AbortSignal,
): Promise<LookWeatherAnswer[]> {
  const asked = looks.map(momentsOf)
  const answers = await pastWeather.at(asked.flat(), signal)
  let from = 0
  return looks.map(({ place }, i) => {
    const own = answers.slice(from, from + asked[i]!.length)
    from += own.length
    const hours = own.filter((answer) => typeof answer === 'object')
    if (own.includes('later')) return 'later'
    return hours.length === 0 ? 'never' : meanOf(hours, (hour) => apparentAt(place, hour))
  })
}

function momentsOf({ place, takenAt: { date, time } }: WornAt): PlaceMoment[] {
  const times = time === null ? SLOT_HOURS.day.map((hour) => `${hour}:00`) : [time]
  return times.map((local) => ({ place, localTime: `${date}T${local}` }))
}

function meanOf(hours: readonly PastHour[], apparentAt: (hour: ObservedHour) => number): LookWeather {
  const mean = (of: (answer: PastHour) => number) =>
    toHundredth(hours.reduce((sum, hour) => sum + of(hour), 0) / hours.length)
  return {
    apparentC: mean(({ hour }) => apparentAt(hour)),
    temperatureC: mean(({ hour }) => hour.temperatureC),
    humidityPct: mean(({ hour }) => hour.humidityPct),
    windMs: mean(({ hour }) => hour.windMs),
    precipitationMm: mean(({ hour }) => hour.precipitation.mm),
    source: hours[0]!.source,
    distanceKm: toHundredth(Math.max(...hours.map(({ distanceKm }) => distanceKm))),
  }
}
