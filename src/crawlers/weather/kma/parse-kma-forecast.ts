import type { Precipitation, WeatherHour } from '../../../domain/weather.ts'
import { SkipError } from '../../../errors.ts'
import { seen } from '../../http/status-error.ts'
import { hoursOfRows, type WeatherRow } from '../weather-row.ts'
import { cloudPctOfSky, hourlyAmount, kindOfPty, kmaNumber, SNOW_CM_PER_MM } from './kma-values.ts'
import { parseKst } from './kst.ts'
import type { KmaItem } from './parse-kma-answer.ts'

const HOUR_MS = 3_600_000
/** Step of the last day of a short-term forecast. */
const LONG_STEP_HOURS = 3

type Values = Partial<Record<string, string | number | null>>

/**
 * Hours of an ultra-short or a short-term forecast. Rows may come in any order: by time then category, or by category then time.
 * @throws SkipError where no hour comes out (half a page, everything missing)
 */
export function parseKmaForecast(
  items: readonly KmaItem[],
  product: 'kma-ultra-short' | 'kma-short-term',
): WeatherHour[] {
  const valuesAt = new Map<number, Values>()
  for (const { category, fcstDate, fcstTime, fcstValue } of items) {
    const atMs = parseKst(String(fcstDate), String(fcstTime).padStart(4, '0'))
    if (atMs === null) continue
    const values = valuesAt.get(atMs) ?? {}
    values[category] = fcstValue ?? null
    valuesAt.set(atMs, values)
  }
  const times = [...valuesAt.keys()].sort((a, b) => a - b)
  // The 3-hourly end begins after the last other step: hours missing before it are a gap, not a long step.
  const lastHourly = times.findLastIndex(
    (atMs, i) => atMs - (times[i - 1] ?? 0) !== LONG_STEP_HOURS * HOUR_MS,
  )
  const rows = times.map((atMs, i) =>
    rowOf(atMs, valuesAt.get(atMs) ?? {}, i > lastHourly ? LONG_STEP_HOURS : 1),
  )
  const hours = hoursOfRows(rows, product)
  if (hours.length === 0) {
    const categories = [...new Set(items.map((item) => item.category))].join(' ')
    throw new SkipError(
      'kma-no-hours',
      `KMA ${product}: no complete hour in ${items.length} rows of ${seen(categories)}`,
    )
  }
  return hours
}

function rowOf(atMs: number, values: Values, spanHours: number): WeatherRow {
  return {
    atMs,
    spanHours,
    temperatureC: kmaNumber(values.TMP ?? values.T1H),
    humidityPct: kmaNumber(values.REH),
    windMs: windOf(values, spanHours),
    cloudPct: cloudPctOfSky(values.SKY),
    uvIndex: null,
    fallen: fallenOf(values, spanHours),
  }
}

/** In the 3-hourly end WSD is a class too (1 below 4 m/s, 2 below 9, 3 above); its components are still speeds. */
function windOf(values: Values, spanHours: number): number | null {
  if (spanHours === 1) return kmaNumber(values.WSD)
  const [east, north] = [kmaNumber(values.UUU), kmaNumber(values.VVV)]
  return east === null || north === null ? null : Math.hypot(east, north)
}

function fallenOf(values: Values, spanHours: number): Precipitation | null {
  const kind = kindOfPty(values.PTY)
  const chancePct = kmaNumber(values.POP)
  if (kind === null) return null
  const mm = hourlyAmount(values.PCP ?? values.RN1, spanHours, 'rain')
  const snowCm = values.SNO === undefined ? null : hourlyAmount(values.SNO, spanHours, 'snow')
  if (kind === 'none') return { chancePct, kind, mm: mm ?? 0, snowCm: snowCm ?? 0 }
  if (mm === null) return null
  return { chancePct, kind, mm, snowCm: snowCm ?? (kind === 'snow' ? mm * SNOW_CM_PER_MM : 0) }
}
