import type { HistorySite, ObservedHour } from '../src/domain/history.ts'
import { dayBounds } from '../src/domain/local-time.ts'

const HOUR_MS = 3_600_000

/** Stations on a raster of 0.4° over Korea. */
export function siteAt(n: number): HistorySite {
  return {
    site: `asos:${n}`,
    source: 'kma-asos',
    lat: 34.5 + 0.4 * (n % 10),
    lon: 126 + 0.4 * Math.floor(n / 10),
  }
}

/** Weather that differs from hour to hour as weather does, so that rows are as large as real ones. */
export function observedYear(n: number, from: string, days: number): ObservedHour[] {
  const { fromMs } = dayBounds(from, 'Asia/Seoul')
  return Array.from({ length: days * 24 }, (_, i) => {
    const wet = (i + n) % 11 === 0
    return {
      atMs: fromMs + i * HOUR_MS,
      temperatureC: Math.round(120 - 140 * Math.cos(i / 1394) - 40 * Math.cos(i / 3.82) + (i % 17)) / 10,
      humidityPct: 40 + ((i * 7 + n) % 55),
      windMs: ((i * 13 + n) % 80) / 10,
      precipitation: {
        chancePct: null,
        kind: wet ? 'rain' : 'none',
        mm: wet ? ((i % 30) + 1) / 10 : 0,
        snowCm: 0,
      },
      cloudPct: ((i + n) % 11) * 10,
    }
  })
}
