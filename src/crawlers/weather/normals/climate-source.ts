import type { ClimateSource } from '../../../domain/climate.ts'
import type { Place } from '../../../domain/place.ts'
import type { WeatherHour } from '../../../domain/weather.ts'
import { blendStations } from './blend-stations.ts'
import data from './data/normals.json' with { type: 'json' }
import { type ClimateNormal, normalAt } from './normal-at.ts'

const HOUR_MS = 3_600_000

/** What must be shown beside climate normals. */
export const CLIMATE_ATTRIBUTION = data.sources.join(' ')

/** What the climate of a place rests on, nearest station first; `windAssumed` where no station in reach reports wind. */
export type ClimateBasis = { stations: { name: string; distanceKm: number }[]; windAssumed: boolean }

export type ClimateNormals = ClimateSource & {
  /** The normal of an instant with its spread; null beyond 150 km from every station. */
  normalAt(place: Place, atMs: number): ClimateNormal | null
  /** null beyond 150 km from every station. */
  basisFor(place: Place): ClimateBasis | null
}

/** Climate normals from the committed data; pure, the same for every year (docs/decisions/0004-climate-normals.md). */
export function createClimateSource(): ClimateNormals {
  return {
    hoursFor(place, { fromMs, toMs }) {
      const blended = blendStations(place, data)
      if (!blended) return null
      const hours: WeatherHour[] = []
      for (let atMs = Math.ceil(fromMs / HOUR_MS) * HOUR_MS; atMs < toMs; atMs += HOUR_MS) {
        hours.push(toHour(atMs, normalAt(atMs, place, blended.climate, data)))
      }
      return hours
    },
    windAssumedAt: (place) => blendStations(place, data)?.windAssumed ?? false,
    normalAt(place, atMs) {
      const blended = blendStations(place, data)
      return blended && normalAt(atMs, place, blended.climate, data)
    },
    basisFor(place) {
      const blended = blendStations(place, data)
      return blended && { stations: blended.stations, windAssumed: blended.windAssumed }
    },
  }
}

/** A normal knows how often it rains, not whether: the chance is stated, and nothing falls. */
function toHour(atMs: number, normal: ClimateNormal): WeatherHour {
  return {
    atMs,
    temperatureC: normal.temperatureC,
    humidityPct: normal.humidityPct,
    windMs: normal.windMs,
    precipitation: { chancePct: normal.rainChancePct, kind: 'none', mm: 0, snowCm: 0 },
    uvIndex: null,
    cloudPct: null,
    source: 'climate',
  }
}
