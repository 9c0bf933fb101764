import type { HistoryDriver } from '../../../domain/history.ts'
import { SkipError } from '../../../errors.ts'
import { nearestAsosStation } from './asos-stations.ts'
import { hoursOfDays } from './hours-of-days.ts'
import type { KmaGate } from './kma-gate.ts'
import { kstStamp, startOfKstDay } from './kst.ts'
import { parseAsosDaily } from './parse-asos-daily.ts'
import { parseKmaRecords } from './parse-kma-answer.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The service gives at most 999 rows; more than this at once is more than anyone asks for. */
const MOST_ROWS = 999
const LONGEST_RANGE_MS = 200 * DAY_MS
/** A day is there from 11:00 of the next one on [KMA guide]. */
const DELAY_MS = 11 * HOUR_MS

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
    async fetchHours({ site }, { fromMs, toMs }, { nowMs, signal, admit }) {
      try {
        const { items } = await gate.get(
          'AsosDalyInfoService/getWthrDataList',
          {
            dataType: 'JSON',
            numOfRows: MOST_ROWS,
            pageNo: 1,
            dataCd: 'ASOS',
            dateCd: 'DAY',
            // A day needs the one before and the one after it.
            startDt: kstStamp(fromMs - DAY_MS).date,
            endDt: kstStamp(toMs - 1 + DAY_MS).date,
            stnIds: site.replace('asos-daily:', ''),
          },
          (answer) => parseKmaRecords(answer, nowMs),
          { signal, admit: () => admit() },
        )
        return hoursOfDays(parseAsosDaily(items)).filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
      } catch (error) {
        if (error instanceof SkipError && error.code === 'kma-no-data') return []
        throw error
      }
    },
  }
}
