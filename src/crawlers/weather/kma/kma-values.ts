import type { PrecipitationKind } from '../../../domain/weather.ts'

/** KMA guide: values of +900 and more, -900 and less are missing. */
const MISSING_FROM = 900

/** Fresh snow by melted water where no SNO is given (observation, ultra-short): the usual 10:1, 1 cm for 1 mm. */
export const SNOW_CM_PER_MM = 1

/** A plain number; null for missing, empty and anything else. 0 is a value. */
export function kmaNumber(value: string | number | null | undefined): number | null {
  const text = String(value ?? '').trim()
  const number = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) && Math.abs(number) < MISSING_FROM ? number : null
}

/**
 * An amount as PCP, RN1 (mm) and SNO (cm) state it, in words or as a bare number:
 * 강수없음, 적설없음, `-`, null → 0; "1mm 미만" → half the bound; "6.2mm" → 6.2; "30.0~50.0mm" → the middle; "50.0mm 이상" → the bound.
 * null: missing, or not understood.
 */
export function kmaAmount(value: string | number | null | undefined): number | null {
  const text = String(value ?? '').trim()
  if (text === '' || text === '-' || text === 'null' || text.endsWith('없음')) return 0
  const [, low, high, bound] =
    /^(\d+(?:\.\d+)?)(?:~(\d+(?:\.\d+)?))?(?:mm|cm)?\s*(미만|이상)?$/.exec(text) ?? []
  const amount = kmaNumber(low)
  if (amount === null) return null
  if (high !== undefined) return (amount + Number(high)) / 2
  return bound === '미만' ? amount / 2 : amount
}

/** PTY of both products: 0 none, 1 rain, 2 sleet, 3 snow, 4 shower (short-term), 5 drizzle, 6 drizzle and flurries, 7 flurries (ultra-short). */
const KIND_OF_PTY: Readonly<Record<string, PrecipitationKind>> = {
  0: 'none',
  1: 'rain',
  2: 'sleet',
  3: 'snow',
  4: 'rain',
  5: 'rain',
  6: 'sleet',
  7: 'snow',
}
export function kindOfPty(value: string | number | null | undefined): PrecipitationKind | null {
  const code = kmaNumber(value)
  return code === null ? null : (KIND_OF_PTY[code] ?? null)
}

/** SKY as cloud cover: the middle of the tenths that the guide states (1: 0..5, 3: 6..8, 4: 9..10). */
const CLOUD_PCT_OF_SKY: Readonly<Record<string, number>> = { 1: 25, 3: 70, 4: 95 }
export function cloudPctOfSky(value: string | number | null | undefined): number | null {
  const code = kmaNumber(value)
  return code === null ? null : (CLOUD_PCT_OF_SKY[code] ?? null)
}

/**
 * In the 3-hourly end of the short-term forecast PCP and SNO are classes of intensity (KMA guide 2024-11: 정성정보), per hour:
 * rain 1 below 3 mm, 2 from 3 mm, 3 from 15 mm; snow 1 below 1 cm, 2 from 1 cm. Half the bound for the lowest, the bound for the others.
 */
const RAIN_MM_OF_CLASS: Readonly<Record<string, number>> = { 1: 1.5, 2: 3, 3: 15 }
const SNOW_CM_OF_CLASS: Readonly<Record<string, number>> = { 1: 0.5, 2: 1 }

/** The amount of each hour of a 3-hourly row: by its class, else its stated amount in equal shares. */
export function hourlyAmount(
  value: string | number | null | undefined,
  spanHours: number,
  of: 'rain' | 'snow',
): number | null {
  if (spanHours === 1) return kmaAmount(value)
  const byClass = (of === 'rain' ? RAIN_MM_OF_CLASS : SNOW_CM_OF_CLASS)[String(value ?? '').trim()]
  const amount = kmaAmount(value)
  return byClass ?? (amount === null ? null : amount / spanHours)
}
