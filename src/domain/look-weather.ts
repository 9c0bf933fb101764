import type { HistorySource, ObservedHour } from './history.ts'
import type { Place } from './place.ts'

/** A place at a time of its own clock: where and when a photo was taken. */
export type PlaceMoment = {
  place: Place
  /** `2012-05-19T14:35`. A time that the clocks skip is taken as they then go on, one that comes twice as the second. */
  localTime: string
}

export type PastHour = {
  /** The hour that the time falls into, as it was observed. */
  hour: ObservedHour
  source: HistorySource
  /** From the place to the station, or to the middle of the reanalysis' cell. */
  distanceKm: number
}

/**
 * `later`: not published yet, or the budget, the store or the source is away: worth asking again. `never`: every source that reaches the
 * place was asked and lacks the hour, none reaches it, the time is none, or it is more than a day ahead (a camera's clock is wrong).
 */
export type PastWeatherAnswer = PastHour | 'later' | 'never'

/**
 * Port: the weather that was, anywhere and at any past time: years back too, from where nothing is stored. Implemented by crawlers/weather.
 * Ask for many moments at once: they share calls. It may take minutes; nobody should wait for it at a screen.
 * Rejects with the reason of `signal` once that is aborted.
 */
export type PastWeather = {
  /** One answer for each moment, in their order. */
  at(asked: readonly PlaceMoment[], signal: AbortSignal): Promise<readonly PastWeatherAnswer[]>
}
