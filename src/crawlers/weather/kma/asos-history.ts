import type { HistoryDriver } from '../../../domain/history.ts'
import { nearestAsosStation } from './asos-stations.ts'
import { fetchAsos } from './fetch-asos.ts'
import type { KmaGate } from './kma-gate.ts'
import { kstStamp, startOfKstDay } from './kst.ts'
import { parseAsos } from './parse-asos.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of the 999 rows of a call, 41 days and the row that ends their last hour are 985. */
const LONGEST_RANGE_MS = 41 * DAY_MS
/** A day is there from 11:00 of the next one on (stated for daily values, taken for hourly ones). */
const DELAY_MS = 11 * HOUR_MS

const SERVICE = { path: 'AsosHourlyInfoService/getWthrDataList', dateCd: 'HR', read: parseAsos } as const

/** KMA's gauges (AsosHourlyInfoService) as a source of past hours: `asos:108`. */
export function createAsosHistory(gate: KmaGate): HistoryDriver {
  return {
    source: 'kma-asos',
    longestRangeMs: LONGEST_RANGE_MS,
    siteOf(place) {
      const station = nearestAsosStation(place)
      if (station === null) return null
      const { id, lat, lon } = station
      return { site: `asos:${id}`, source: 'kma-asos', lat, lon }
    },
    // The last row of a day is its 23:00, which ends the hour before.
    publishedUntilMs: (nowMs) => startOfKstDay(nowMs - DELAY_MS) - HOUR_MS,
    fetchHours({ site }, range, options) {
      const [start, end] = [kstStamp(range.fromMs), kstStamp(range.toMs)]
      const asked = {
        startDt: start.date,
        startHh: start.time.slice(0, 2),
        endDt: end.date,
        endHh: end.time.slice(0, 2),
        stnIds: site.replace('asos:', ''),
      }
      return fetchAsos(gate, SERVICE, asked, range, options)
    },
  }
}
