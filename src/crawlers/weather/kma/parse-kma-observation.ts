import type { WeatherHour } from '../../../domain/weather.ts'
import { SkipError } from '../../../errors.ts'
import { kindOfPty, kmaAmount, kmaNumber, SNOW_CM_PER_MM } from './kma-values.ts'
import type { KmaItem } from './parse-kma-answer.ts'

/**
 * The hour that starts at the observation, `observedAtMs` (the base time asked for; the echoed one is not trusted).
 * What falls is what fell: kind as seen at the moment, RN1 of the hour before, while something still falls.
 * @throws SkipError where temperature, humidity or wind is missing
 */
export function parseKmaObservation(items: readonly KmaItem[], observedAtMs: number): WeatherHour {
  const value = (category: string) => items.find((item) => item.category === category)?.obsrValue
  const temperatureC = kmaNumber(value('T1H'))
  const humidityPct = kmaNumber(value('REH'))
  const windMs = kmaNumber(value('WSD'))
  if (temperatureC === null || humidityPct === null || windMs === null) {
    const state = `T1H ${value('T1H')}, REH ${value('REH')}, WSD ${value('WSD')}`
    throw new SkipError('kma-no-hours', `KMA observation is missing: ${state}`)
  }
  const kind = kindOfPty(value('PTY')) ?? 'none'
  const mm = kind === 'none' ? 0 : (kmaAmount(value('RN1')) ?? 0)
  return {
    atMs: observedAtMs,
    temperatureC,
    humidityPct,
    windMs,
    precipitation: { chancePct: null, kind, mm, snowCm: kind === 'snow' ? mm * SNOW_CM_PER_MM : 0 },
    uvIndex: null,
    cloudPct: null,
    source: 'kma-observation',
  }
}
