import type { FakeKmaItem } from './fake-kma.ts'

const HOUR_MS = 3_600_000
const KST_MS = 9 * HOUR_MS

const stamp = (atMs: number) => new Date(atMs + KST_MS).toISOString()
const dateOf = (atMs: number) => stamp(atMs).slice(0, 10).replaceAll('-', '')
const timeOf = (atMs: number) => stamp(atMs).slice(11, 16).replace(':', '')

/** Rows of one forecast time: `{ TMP: '3', REH: '50' }`. */
export function forecastRows(atMs: number, values: Record<string, string>): FakeKmaItem[] {
  return Object.entries(values).map(([category, fcstValue]) => ({
    baseDate: '20000101',
    baseTime: '0000',
    category,
    fcstDate: dateOf(atMs),
    fcstTime: timeOf(atMs),
    fcstValue,
    nx: 60,
    ny: 127,
  }))
}

export const DRY_ROW = {
  TMP: '7',
  UUU: '1',
  VVV: '2',
  VEC: '200',
  WSD: '2.2',
  SKY: '1',
  PTY: '0',
  POP: '0',
  WAV: '0',
  PCP: '강수없음',
  REH: '55',
  SNO: '적설없음',
}

/** A short-term issue: dry, 7 °C, hourly for `hours` hours from one hour after the issue. */
export function shortTermRows(issuedAtMs: number, hours = 72): FakeKmaItem[] {
  return Array.from({ length: hours }, (_, i) => forecastRows(issuedAtMs + (i + 1) * HOUR_MS, DRY_ROW)).flat()
}

/** An ultra-short issue of HH:30: six hours at 5 °C; by category, then time. */
export function ultraShortRows(issuedAtMs: number): FakeKmaItem[] {
  const firstMs = issuedAtMs + HOUR_MS / 2
  const values = { LGT: '0', PTY: '0', RN1: '강수없음', SKY: '3', T1H: '5', REH: '40', WSD: '3' }
  return Object.entries(values).flatMap(([category, value]) =>
    Array.from({ length: 6 }, (_, i) => forecastRows(firstMs + i * HOUR_MS, { [category]: value })).flat(),
  )
}

/** An observation: 0 °C. */
export function observationRows(values: Record<string, string> = {}): FakeKmaItem[] {
  const all = {
    PTY: '0',
    REH: '42',
    RN1: '0',
    T1H: '0',
    UUU: '1',
    VEC: '324',
    VVV: '-1.3',
    WSD: '1.7',
    ...values,
  }
  return Object.entries(all).map(([category, obsrValue]) => ({
    baseDate: '20000101',
    baseTime: '0000',
    category,
    nx: 60,
    ny: 127,
    obsrValue,
  }))
}

const DAYS_AHEAD = [4, 5, 6, 7, 8, 9, 10]
const halves = (day: number) => (day <= 7 ? ['Am', 'Pm'] : [''])
const row = (regId: string, values: readonly [string, string | number][]): FakeKmaItem => ({
  regId,
  ...Object.fromEntries(values),
})

/** Mid-term temperatures as of 06:00: 0 to 10 °C every day. The body names no time of issue, and its values are numbers. */
export function midTaRow(regId: string): FakeKmaItem {
  const values = DAYS_AHEAD.flatMap((day): [string, number][] => [
    [`taMin${day}`, 0],
    [`taMax${day}`, 10],
  ])
  return row(regId, values)
}

/** Mid-term sky: clear at 10 %, from day 8 on whole days. */
export function midLandRow(regId: string): FakeKmaItem {
  const values = DAYS_AHEAD.flatMap((day) =>
    halves(day).flatMap((half): [string, string | number][] => [
      [`rnSt${day}${half}`, 10],
      [`wf${day}${half}`, '맑음'],
    ]),
  )
  return row(regId, values)
}
