import type { WeatherSourceId } from '../../domain/weather.ts'
import { CLIMATE_ATTRIBUTION } from './normals/climate-source.ts'

const KMA = '기상청 (Korea Meteorological Administration), 공공누리 제1유형 (KOGL Type 1)'

/** Names and licences that must be shown with what rests on them. */
const ATTRIBUTION: Readonly<Record<WeatherSourceId, string>> = {
  'kma-observation': KMA,
  'kma-ultra-short': KMA,
  'kma-short-term': KMA,
  'open-meteo': 'Weather data by Open-Meteo.com (https://open-meteo.com/), CC BY 4.0',
  climate: CLIMATE_ATTRIBUTION,
}

/** One text for all sources used, each once, in the order of their first hour. */
export function attributionOf(sources: readonly WeatherSourceId[]): string {
  return [...new Set(sources.map((source) => ATTRIBUTION[source]))].join(' · ')
}
