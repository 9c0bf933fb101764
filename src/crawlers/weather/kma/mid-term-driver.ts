import type { ClimateSource } from '../../../domain/climate.ts'
import type { Place } from '../../../domain/place.ts'
import { SkipError } from '../../../errors.ts'
import type { FetchOptions, WeatherDriver } from '../driver.ts'
import type { KmaGate } from './kma-gate.ts'
import { kstStamp, startOfKstDay } from './kst.ts'
import { midTermHours } from './mid-term-hours.ts'
import { type MidTermRegion, midTermRegionOf, readMidTermRegions } from './mid-term-regions.ts'
import { type KmaRecord, parseKmaRecords } from './parse-kma-answer.ts'
import { parseMidTerm } from './parse-mid-term.ts'

const DAY_MS = 86_400_000

/** KMA mid-term forecast (MidFcstInfoService), days 4 to 10, by region: `kma-mid:11B10101`. South Korea only. */
export function createMidTermDriver(gate: KmaGate, climate: ClimateSource): WeatherDriver {
  const regions = readMidTermRegions()
  const cellOf = ({ region }: MidTermRegion) => `kma-mid:${region}`

  async function rowOf(
    operation: 'getMidTa' | 'getMidLandFcst',
    regId: string,
    times: { issuedAtMs: number; nowMs: number },
    options: FetchOptions,
  ): Promise<KmaRecord> {
    const { date, time } = kstStamp(times.issuedAtMs)
    const { items } = await gate.get(
      `MidFcstInfoService/${operation}`,
      { dataType: 'JSON', numOfRows: 10, pageNo: 1, regId, tmFc: `${date}${time}` },
      (answer) => parseKmaRecords(answer, times.nowMs),
      options,
    )
    const row = items.find((item) => item.regId === regId)
    if (!row) throw new SkipError('kma-no-items', `KMA ${operation} answered without region ${regId}`)
    return row
  }

  return {
    products: ['kma-mid-term'],
    cellOf(place) {
      const region = midTermRegionOf(place, regions)
      return region && cellOf(region)
    },
    async fetchIssue(product, place, times, options) {
      const region = midTermRegionOf(place, regions)
      if (product !== 'kma-mid-term' || !region) {
        throw new SkipError('kma-out-of-reach', `KMA has no ${product} for ${place.code}`)
      }
      const [temperatures, land] = await Promise.all([
        rowOf('getMidTa', region.region, times, options),
        rowOf('getMidLandFcst', region.land, times, options).catch(nullWhereThereIsNone),
      ])
      const { issuedAtMs, nowMs } = times
      const days = parseMidTerm(temperatures, land)
      const midnightMs = (daysAhead: number) => startOfKstDay(issuedAtMs) + daysAhead * DAY_MS
      const [first, last] = [days[0], days.at(-1)]
      if (!first || !last)
        throw new SkipError('kma-no-hours', `KMA mid-term: no day in ${JSON.stringify(temperatures)}`)
      const range = { fromMs: midnightMs(first.daysAhead), toMs: midnightMs(last.daysAhead + 1) }
      const normals = climate.hoursFor(positionOf(place, region), range)
      if (!normals)
        throw new SkipError('kma-no-hours', `No climate gives ${region.name} the shape of its days`)
      const hours = midTermHours(days, normals, midnightMs)
      return { product, cell: cellOf(region), issuedAtMs, fetchedAtMs: nowMs, hours }
    },
  }
}

/** All places of a region share an issue, so its shape is that of the region's own position. */
function positionOf(place: Place, { lat, lon }: MidTermRegion): Place {
  return { ...place, lat, lon }
}

/** Temperatures are worth having without the sky: a retired land region is answered with 03. */
function nullWhereThereIsNone(error: unknown): null {
  if (error instanceof SkipError) return null
  throw error
}
