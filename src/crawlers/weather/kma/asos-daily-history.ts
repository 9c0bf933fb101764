import type { HistoryDriver } from '../../../domain/history.ts'
import { nearestAsosStation } from './asos-stations.ts'
import { fetchAsos } from './fetch-asos.ts'
import { hoursOfDays } from './hours-of-days.ts'
import type { KmaGate } from './kma-gate.ts'
import { kstStamp, startOfKstDay } from './kst.ts'
import { parseAsosDaily } from './parse-asos-daily.ts'
import type { KmaRecord } from './parse-kma-answer.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Far below the rows of a call; more at once is more than anyone asks for. */
const LONGEST_RANGE_MS = 200 * DAY_MS
/** A day is there from 11:00 of the next one on [KMA guide]. */
const DELAY_MS = 11 * HOUR_MS

const SERVICE = {
  path: 'AsosDalyInfoService/getWthrDataList',
  dateCd: 'DAY',
  read: (rows: readonly KmaRecord[]) => hoursOfDays(parseAsosDaily(rows)),
} as const

/**
 * The days of KMA's gauges (AsosDalyInfoService) as a source of past hours, `asos-daily:108`: for where the hours themselves can't be had.
 * Each service of the portal is applied for by itself, and an outage of a gauge's transmitter leaves holes in its hours, not in its days.
 */
export function createAsosDailyHistory(gate: KmaGate): HistoryDriver {
  return {
    source: 'kma-asos-daily',
    longestRangeMs: LONGEST_RANGE_MS,
    siteOf(place) {
      const station = nearestAsosStation(place)
      if (station === null) return null
      const { id, lat, lon } = station
      return { site: `asos-daily:${id}`, source: 'kma-asos-daily', lat, lon }
    },
    // Yesterday's hours after its last turning point need the one of today.
    publishedUntilMs: (nowMs) => startOfKstDay(nowMs - DELAY_MS) - DAY_MS,
    fetchHours: ({ site }, range, options) =>
      fetchAsos(
        gate,
        SERVICE,
        {
          // A day needs the one before and the one after it.
          startDt: kstStamp(range.fromMs - DAY_MS).date,
          endDt: kstStamp(range.toMs - 1 + DAY_MS).date,
          stnIds: site.replace('asos-daily:', ''),
        },
        range,
        options,
      ),
  }
}
