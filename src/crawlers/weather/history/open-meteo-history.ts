import type { HistoryDriver } from '../../../domain/history.ts'
import { geoPlace } from '../../../domain/regions/geo-place.ts'
import { SkipError } from '../../../errors.ts'
import type { OpenMeteoDriver } from '../open-meteo/open-meteo-driver.ts'

const DAY_MS = 86_400_000
/**
 * Open-Meteo counts a request as variables / 10 × days / 14 calls, at least one: seven variables over the 20 dates that 18 days may
 * touch are exactly one.
 */
const LONGEST_RANGE_MS = 18 * DAY_MS

/** The archive behind Open-Meteo as a source of past hours, everywhere on Earth; null where no archive is set. */
export function createOpenMeteoHistory({ cellOf, fetchPast }: OpenMeteoDriver): HistoryDriver | null {
  if (fetchPast === null) return null
  return {
    source: 'open-meteo-archive',
    longestRangeMs: LONGEST_RANGE_MS,
    siteOf(place) {
      const site = cellOf(place)
      if (site === null) return null
      const { lat, lon } = geoPlace(place.lat, place.lon)
      return { site, source: 'open-meteo-archive', lat, lon }
    },
    // Reanalysis comes days later; what is not there yet is asked for again.
    publishedUntilMs: (nowMs) => nowMs - (nowMs % DAY_MS),
    async fetchHours({ lat, lon }, range, { nowMs, ...options }) {
      try {
        const { hours } = await fetchPast(geoPlace(lat, lon), range, nowMs, options)
        return [...hours]
      } catch (error) {
        if (error instanceof SkipError && error.code === 'open-meteo-no-hours') return []
        throw error
      }
    },
  }
}
