import type { ObservedDay } from './hours-of-days.ts'
import { kmaNumber } from './kma-values.ts'
import { parseKst } from './kst.ts'
import type { KmaRecord } from './parse-kma-answer.ts'

/**
 * Days from rows of ASOS (AsosDalyInfoService). Times are those of the day's clock, `0645`; an empty amount is no rain. Days that lack
 * what their hours are drawn from are left out.
 */
export function parseAsosDaily(rows: readonly KmaRecord[]): ObservedDay[] {
  return rows.flatMap((row) => {
    const date = String(row.tm).replaceAll('-', '')
    const startMs = parseKst(date, '0000')
    const [meanC, humidityPct, windMs] = [row.avgTa, row.avgRhm, row.avgWs].map(kmaNumber)
    const lowest = turnOf(date, row.minTa, row.minTaHrmt)
    const highest = turnOf(date, row.maxTa, row.maxTaHrmt)
    if (startMs === null || meanC == null || humidityPct == null || windMs == null || !lowest || !highest)
      return []
    const tenths = kmaNumber(row.avgTca)
    const cloudPct = tenths === null ? null : tenths * 10
    return [{ startMs, lowest, highest, meanC, humidityPct, windMs, cloudPct, mm: kmaNumber(row.sumRn) ?? 0 }]
  })
}

type Value = KmaRecord[string] | undefined

function turnOf(date: string, value: Value, time: Value): ObservedDay['lowest'] | null {
  const text = String(time ?? '').trim()
  const [temperatureC, atMs] = [kmaNumber(value), text === '' ? null : parseKst(date, text.padStart(4, '0'))]
  return temperatureC === null || atMs === null ? null : { atMs, temperatureC }
}
