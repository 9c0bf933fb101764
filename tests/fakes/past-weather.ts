import type { ObservedHour } from '../../src/domain/history.ts'
import type { PastWeather, PastWeatherAnswer, PlaceMoment } from '../../src/domain/look-weather.ts'

/** An hour of dry air. */
export function dryHour(temperatureC: number, atMs = 0): ObservedHour {
  return {
    atMs,
    temperatureC,
    humidityPct: 50,
    windMs: 2,
    precipitation: { chancePct: null, kind: 'none', mm: 0, snowCm: 0 },
    cloudPct: 30,
  }
}

/** The port, answering from a function; remembers how it was asked. */
export function createFakePastWeather(
  answer: (moment: PlaceMoment) => PastWeatherAnswer,
): PastWeather & { asked: PlaceMoment[][] } {
  const asked: PlaceMoment[][] = []
  return {
    asked,
    async at(moments, signal) {
      signal.throwIfAborted()
      asked.push([...moments])
      return moments.map(answer)
    },
  }
}

/** 10 °C and 1 °C more each hour of the local day, from a gauge at 3 km. */
export function warmingDay({ localTime }: PlaceMoment): PastWeatherAnswer {
  return { hour: dryHour(10 + Number(localTime.slice(11, 13))), source: 'kma-asos', distanceKm: 3 }
}
