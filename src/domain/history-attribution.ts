import type { HistorySource } from './history.ts'

/** Names and licences that must be shown with observed hours. */
const ATTRIBUTION: Readonly<Record<HistorySource, string>> = {
  'kma-asos': '기상청 (Korea Meteorological Administration), 공공누리 제1유형 (KOGL Type 1)',
  'kma-asos-daily':
    '기상청 (Korea Meteorological Administration), 공공누리 제1유형 (KOGL Type 1): 일 최저·최고·평균 기온으로 추정한 시간값 (hours drawn from daily values)',
  'open-meteo-archive': 'Weather data by Open-Meteo.com (https://open-meteo.com/), CC BY 4.0',
}

/** Each text once, in the order of the sources; none for sources that ask for none (an operator's own weather). */
export function historyAttribution(sources: readonly string[]): string[] {
  const texts: Readonly<Record<string, string>> = ATTRIBUTION
  return [...new Set(sources.flatMap((source) => texts[source] ?? []))]
}
