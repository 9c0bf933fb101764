import type { AirQuality } from '../domain/air-quality.ts'
import type { Lang } from '../domain/language.ts'
import { isoWithOffset } from '../domain/local-time.ts'
import type { Place } from '../domain/place.ts'
import type { Warning } from '../domain/recommendation.ts'
import { toTenth, toWhole } from '../domain/rounding.ts'
import type { WeatherLine } from '../domain/weather.ts'
import type { FeltHour } from '../recommender/felt-hours.ts'
import { alertWarning } from './alert-texts.ts'
import type { HourAnswer, RegionAnswer, WeatherBasis } from './schemas/answers.ts'

export function regionAnswer({ code, name, nameEn, timeZone }: Place): RegionAnswer {
  return { code, name, nameEn, timeZone }
}

export function weatherBasis(place: Place, line: WeatherLine, hours: readonly FeltHour[]): WeatherBasis {
  return {
    source: line.source,
    issuedAt: line.issuedAtMs === null ? null : isoWithOffset(line.issuedAtMs, place.timeZone),
    stale: line.stale,
    attribution: line.attribution,
    ...(line.air && { air: airAnswer(line.air, place.timeZone) }),
    hours: hours.map((hour) => hourAnswer(hour, place.timeZone)),
  }
}

/** Official alerts first, then what must be said about the data. */
export function warningsOf(line: WeatherLine, { timeZone }: Place, lang: Lang): Warning[] {
  return [
    ...(line.alerts ?? []).map((alert) => alertWarning(alert, timeZone, lang)),
    ...line.warnings.map(({ code, text }) => ({ code, text: text[lang] })),
  ]
}

function airAnswer({ atMs, station, stationDistanceKm, pm10UgM3, pm25UgM3 }: AirQuality, timeZone: string) {
  const at = isoWithOffset(atMs, timeZone)
  return { at, station, stationDistanceKm: toTenth(stationDistanceKm), pm10UgM3, pm25UgM3 }
}

function hourAnswer(hour: FeltHour, timeZone: string): HourAnswer {
  const { precipitation, uvIndex, cloudPct } = hour
  return {
    at: isoWithOffset(hour.atMs, timeZone),
    temperatureC: toTenth(hour.temperatureC),
    apparentC: toTenth(hour.apparentC),
    apparentBy: hour.apparentBy,
    humidityPct: toWhole(hour.humidityPct),
    windMs: toTenth(hour.windMs),
    precipitation: {
      chancePct: precipitation.chancePct === null ? null : toWhole(precipitation.chancePct),
      kind: precipitation.kind,
      mm: toTenth(precipitation.mm),
      snowCm: toTenth(precipitation.snowCm),
    },
    uvIndex: uvIndex === null ? null : toTenth(uvIndex),
    cloudPct: cloudPct === null ? null : toWhole(cloudPct),
    source: hour.source,
  }
}
