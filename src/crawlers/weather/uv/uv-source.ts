import { Type } from 'typebox'
import { UvHour, type UvSource } from '../../../domain/weather-alert.ts'
import type { BulletinKind, Bulletins } from '../bulletins/bulletins.ts'
import type { KmaGate } from '../kma/kma-gate.ts'
import { kmaNumber } from '../kma/kma-values.ts'
import { kstStamp } from '../kma/kst.ts'
import { type KmaRecord, parseKmaRecords } from '../kma/parse-kma-answer.ts'

export const UV_PRODUCT = 'kma-uv'

const HOUR_MS = 3_600_000
/** Issued every three hours; the delay is not stated, half an hour is taken. */
const EVERY_MS = 3 * HOUR_MS
const DELAY_MS = HOUR_MS / 2
const LAST_HOUR = 75
const USABLE_FOR_MS = 12 * HOUR_MS

/** KMA's UV index (LivingWthrIdxServiceV5, getUVIdxV5), by district: its 10-digit code, with the prefixes 51 and 52 of today. */
export function createUvSource(gate: KmaGate, bulletins: Bulletins): UvSource {
  const uv: BulletinKind<Type.TArray<typeof UvHour>> = {
    name: UV_PRODUCT,
    schema: Type.Array(UvHour),
    nextIssueMs: (nowMs) => newestIssueMs(nowMs) + EVERY_MS + DELAY_MS,
    usableForMs: USABLE_FOR_MS,
    async fetch(areaNo, nowMs, options) {
      const issuedAtMs = newestIssueMs(nowMs)
      const { date, time } = kstStamp(issuedAtMs)
      const { items } = await gate.get(
        'LivingWthrIdxServiceV5/getUVIdxV5',
        { dataType: 'JSON', numOfRows: 10, pageNo: 1, areaNo, time: `${date}${time.slice(0, 2)}` },
        (answer) => parseKmaRecords(answer, nowMs),
        options,
      )
      return items[0] ? parseUv(items[0], issuedAtMs) : []
    },
  }
  return {
    async uvFor({ code, grid }) {
      if (grid === null || !/^\d{10}$/.test(code)) return null
      return bulletins(uv, `${code.slice(0, 5)}00000`)
    },
  }
}

/** Issues are at 00, 03, … KST, which are whole threes of UTC too. */
function newestIssueMs(nowMs: number): number {
  return Math.floor((nowMs - DELAY_MS) / EVERY_MS) * EVERY_MS
}

/** `h0`, `h3`, … hours after the issue; an empty text is no value. */
export function parseUv(row: KmaRecord, issuedAtMs: number): UvHour[] {
  return Array.from({ length: LAST_HOUR + 1 }, (_, hour) => hour).flatMap((hour) => {
    const uvIndex = kmaNumber(row[`h${hour}`])
    return uvIndex === null || uvIndex < 0 ? [] : [{ atMs: issuedAtMs + hour * HOUR_MS, uvIndex }]
  })
}
