import { Type } from 'typebox'
import type { Place } from '../../../domain/place.ts'
import {
  type AlertLevel,
  type AlertSource,
  type PlaceAlert,
  WeatherAlert,
} from '../../../domain/weather-alert.ts'
import { SkipError } from '../../../errors.ts'
import type { BulletinKind, Bulletins } from '../bulletins/bulletins.ts'
import type { KmaGate } from '../kma/kma-gate.ts'
import { parseKst } from '../kma/kst.ts'
import { parseKmaRecords } from '../kma/parse-kma-answer.ts'
import { matchArea } from './match-area.ts'
import { parseAlerts } from './parse-alerts.ts'

export const ALERTS_PRODUCT = 'kma-alerts'

const MINUTE_MS = 60_000
/** Warnings come at any time; looked for this often: 144 calls a day for the whole country. */
export const ALERTS_EVERY_MS = 10 * MINUTE_MS
/** What was in force is told for so long where newer can't be had. */
const USABLE_FOR_MS = 60 * MINUTE_MS

const GRAVITY: readonly AlertLevel[] = ['watch', 'warning', 'severe']

/** KMA's warnings in force (WthrWrnInfoService): one text for the country, matched to a place by names. */
export function createAlertSource(gate: KmaGate, bulletins: Bulletins): AlertSource {
  const alerts: BulletinKind<Type.TArray<typeof WeatherAlert>> = {
    name: ALERTS_PRODUCT,
    schema: Type.Array(WeatherAlert),
    nextIssueMs: (nowMs) => nowMs + ALERTS_EVERY_MS,
    usableForMs: USABLE_FOR_MS,
    async fetch(_, nowMs, options) {
      try {
        const { items } = await gate.get(
          'WthrWrnInfoService/getPwnStatus',
          { dataType: 'JSON', numOfRows: 10, pageNo: 1 },
          (answer) => parseKmaRecords(answer, nowMs),
          options,
        )
        // One row for the country; of several the one issued last, of that minute the one numbered last.
        const newest = items.toSorted(
          (a, b) => Number(b.tmFc) - Number(a.tmFc) || Number(b.tmSeq) - Number(a.tmSeq),
        )[0]
        const stamp = String(newest?.tmFc ?? '')
        return parseAlerts(String(newest?.t6 ?? ''), parseKst(stamp.slice(0, 8), stamp.slice(8, 12)) ?? nowMs)
      } catch (error) {
        if (error instanceof SkipError && error.code === 'kma-no-data') return []
        throw error
      }
    },
  }
  // Areas are matched by names: a bare coordinate has none.
  const reaches = (place: Place) => place.grid !== null && !place.code.startsWith('geo:')
  return {
    reaches,
    async alertsFor(place) {
      if (!reaches(place)) return null
      const inForce = await bulletins(alerts, 'korea')
      if (inForce === null) return null
      const here = inForce.flatMap((alert): PlaceAlert[] => {
        const matchedBy = matchArea(alert.area, place.name)
        return matchedBy ? [{ ...alert, matchedBy }] : []
      })
      return here.toSorted((a, b) => GRAVITY.indexOf(b.level) - GRAVITY.indexOf(a.level))
    },
  }
}
