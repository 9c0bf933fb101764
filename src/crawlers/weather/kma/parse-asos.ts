import type { ObservedHour } from '../../../domain/history.ts'
import type { Precipitation } from '../../../domain/weather.ts'
import { hoursOfRows, type WeatherRow } from '../weather-row.ts'
import { kmaNumber, SNOW_CM_PER_MM } from './kma-values.ts'
import { parseKst } from './kst.ts'
import type { KmaRecord } from './parse-kma-answer.ts'

/** Rows do not say what fell; at this air temperature and below most of it is snow. */
const SNOW_UP_TO_C = 1
/** Flags of quality: empty is good; 1 is doubted, 9 is missing. */
const BAD_FLAGS = new Set(['1', '9'])

/**
 * Hours from rows of ASOS (AsosHourlyInfoService). A row states the moment and what fell in the hour before it, so the last row ends the
 * last hour and gives none itself. Empty rain is no rain; -9 °C is a temperature.
 */
export function parseAsos(rows: readonly KmaRecord[]): ObservedHour[] {
  return hoursOfRows(rows.flatMap(rowOf), 'kma-observation').map(({ uvIndex, source, ...hour }) => hour)
}

function rowOf(row: KmaRecord): WeatherRow[] {
  const [, y, m, d, time] = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d)$/.exec(String(row.tm)) ?? []
  const atMs = parseKst(`${y}${m}${d}`, time?.replace(':', '') ?? '')
  if (atMs === null) return []
  const temperatureC = good(row, 'ta')
  const tenths = kmaNumber(row.dc10Tca)
  return [
    {
      atMs,
      spanHours: 1,
      temperatureC,
      humidityPct: good(row, 'hm'),
      windMs: good(row, 'ws'),
      cloudPct: tenths === null ? null : tenths * 10,
      uvIndex: null,
      fallen: fallenOf(row, temperatureC),
    },
  ]
}

function good(row: KmaRecord, name: string): number | null {
  return isBad(row, name) ? null : kmaNumber(row[name])
}

function isBad(row: KmaRecord, name: string): boolean {
  return BAD_FLAGS.has(String(row[`${name}Qcflg`] ?? ''))
}

function fallenOf(row: KmaRecord, temperatureC: number | null): Precipitation | null {
  if (isBad(row, 'rn')) return null
  const mm = kmaNumber(row.rn) ?? 0
  const kind = mm === 0 ? 'none' : temperatureC !== null && temperatureC <= SNOW_UP_TO_C ? 'snow' : 'rain'
  return { chancePct: null, kind, mm, snowCm: kind === 'snow' ? mm * SNOW_CM_PER_MM : 0 }
}
