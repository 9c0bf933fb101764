import type { WeatherSourceId } from '../../domain/weather.ts'
import { CLIMATE_ATTRIBUTION } from './normals/climate-source.ts'

export const KMA_ATTRIBUTION = '기상청 (Korea Meteorological Administration), 공공누리 제1유형 (KOGL Type 1)'

/** Names and licences that must be shown with what rests on them. */
const ATTRIBUTION: Readonly<Record<WeatherSourceId, string>> = {
  'kma-observation': KMA_ATTRIBUTION,
  'kma-ultra-short': KMA_ATTRIBUTION,
  'kma-short-term': KMA_ATTRIBUTION,
  'kma-mid-term': KMA_ATTRIBUTION,
  'met-norway': 'Weather data by MET Norway (https://api.met.no/), CC BY 4.0',
  'open-meteo': 'Weather data by Open-Meteo.com (https://open-meteo.com/), CC BY 4.0',
  climate: CLIMATE_ATTRIBUTION,
}

/** One text for all sources used, each once, in the order of their first hour. */
export function attributionOf(sources: readonly WeatherSourceId[]): string {
  return [...new Set(sources.map((source) => ATTRIBUTION[source]))].join(' · ')
}
