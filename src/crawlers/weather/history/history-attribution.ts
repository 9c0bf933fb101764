import type { HistorySource } from '../../../domain/history.ts'

/** Names and licences that must be shown with observed hours. */
const ATTRIBUTION: Readonly<Record<HistorySource, string>> = {
  'kma-asos': '기상청 (Korea Meteorological Administration), 공공누리 제1유형 (KOGL Type 1)',
  'kma-asos-daily':
    '기상청 (Korea Meteorological Administration), 공공누리 제1유형 (KOGL Type 1): 일 최저·최고·평균 기온으로 추정한 시간값 (hours drawn from daily values)',
  'open-meteo-archive': 'Weather data by Open-Meteo.com (https://open-meteo.com/), CC BY 4.0',
}

/** Each text once, in the order of the first hour; empty for no sources. */
export function historyAttribution(sources: readonly HistorySource[]): string[] {
  return [...new Set(sources.map((source) => ATTRIBUTION[source]))]
}
