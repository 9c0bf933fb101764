import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { SkipError } from '../../../errors.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import { seen } from '../../http/status-error.ts'
import { parseKst } from '../kma/kst.ts'
import { portalBody } from '../kma/parse-kma-answer.ts'

const Text = Type.Union([Type.String(), Type.Null()])
const Body = Type.Object({
  items: Type.Array(
    Type.Object({
      stationName: Type.String(),
      dataTime: Type.Optional(Text),
      pm10Value: Type.Optional(Text),
      pm25Value: Type.Optional(Text),
    }),
  ),
})

/** What one station measured; null: missing. */
export const StationReading = Type.Object({
  station: Type.String(),
  atMs: Type.Integer(),
  pm10UgM3: Type.Union([Type.Number(), Type.Null()]),
  pm25UgM3: Type.Union([Type.Number(), Type.Null()]),
})
export type StationReading = Static<typeof StationReading>

/**
 * The stations of a province (getCtprvnRltmMesureDnsty) that measured any fine dust. `items` is an array here, values are text, `-` and
 * null are missing, and the last hour of a day is its 24:00.
 * @throws the coded error that the envelope means; SkipError for another shape
 */
export function parseAirKorea(answer: HttpAnswer, nowMs: number): StationReading[] {
  const body = portalBody(answer, nowMs)
  if (!Value.Check(Body, body)) {
    throw new SkipError('airkorea-strange-body', `AirKorea answered a strange body: ${seen(answer.text)}`)
  }
  return body.items.flatMap(({ stationName, dataTime, pm10Value, pm25Value }) => {
    const atMs = timeOf(dataTime)
    const [pm10UgM3, pm25UgM3] = [concentration(pm10Value), concentration(pm25Value)]
    if (atMs === null || (pm10UgM3 === null && pm25UgM3 === null)) return []
    return [{ station: stationName, atMs, pm10UgM3, pm25UgM3 }]
  })
}

/** `2026-04-30 14:00`; `2026-04-30 24:00` is the midnight with which the next day begins. */
function timeOf(text: string | null | undefined): number | null {
  const [, y, m, d, hour] = /^(\d{4})-(\d\d)-(\d\d) (\d\d):00$/.exec(text ?? '') ?? []
  const midnightMs = parseKst(`${y}${m}${d}`, '0000')
  return midnightMs === null || hour === undefined ? null : midnightMs + Number(hour) * 3_600_000
}

function concentration(text: string | null | undefined): number | null {
  const value = /^\d+(\.\d+)?$/.test(text?.trim() ?? '') ? Number(text) : null
  return value
}
