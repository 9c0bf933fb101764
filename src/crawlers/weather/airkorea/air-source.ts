import { Type } from 'typebox'
import type { AirSource } from '../../../domain/air-quality.ts'
import type { HttpClient } from '../../http/http-client.ts'
import type { BulletinKind, Bulletins } from '../bulletins/bulletins.ts'
import { decodedServiceKey } from '../kma/service-key.ts'
import { nearestFirst } from '../nearest.ts'
import { readAirStations } from './air-stations.ts'
import { parseAirKorea, StationReading } from './parse-airkorea.ts'

const HOUR_MS = 3_600_000
const OPERATION = 'getCtprvnRltmMesureDnsty'
const PATH = `/B552584/ArpltnInforInqireSvc/${OPERATION}`
/** More than any province has. */
const ROWS = 300
/** Values of an hour are there some 15 minutes after it; not stated by the service. */
const DELAY_MS = 15 * 60_000
/** A station farther off says little about the dust here. */
const REACH_KM = 25
/** Dust older than this is another air. */
const USABLE_FOR_MS = 2 * HOUR_MS

export const AIR_PRODUCT = 'airkorea'

export type AirSourceOptions = { http: HttpClient; key: string; baseUrl: string; bulletins: Bulletins }

/**
 * AirKorea's hourly fine dust (ArpltnInforInqireSvc on data.go.kr) at the nearest station that has a value. Asked by province: 17 calls bring every
 * station, and a day of them stays below the 500 calls of a development key.
 */
export function createAirSource({ http, key, baseUrl, bulletins }: AirSourceOptions): AirSource {
  const stations = readAirStations()
  const air: BulletinKind<Type.TArray<typeof StationReading>> = {
    name: AIR_PRODUCT,
    schema: Type.Array(StationReading),
    nextIssueMs: (nowMs) => Math.floor((nowMs - DELAY_MS) / HOUR_MS + 1) * HOUR_MS + DELAY_MS,
    usableForMs: USABLE_FOR_MS,
    fetch: (sidoName, nowMs, { signal, admit }) =>
      http.get(
        {
          url: `${baseUrl}${PATH}`,
          query: { returnType: 'json', ver: '1.3', numOfRows: ROWS, pageNo: 1, sidoName },
          secrets: { serviceKey: decodedServiceKey(key) },
          signal,
          admit: () => admit(`airkorea:${OPERATION}`),
        },
        (answer) => parseAirKorea(answer, nowMs),
      ),
  }
  return {
    async airFor(place) {
      if (place.grid === null) return null
      const near = nearestFirst(stations, place).filter(({ distanceKm }) => distanceKm <= REACH_KM)
      const province = near[0]?.row.province
      if (province === undefined) return null
      const readings = new Map((await bulletins(air, province))?.map((one) => [one.station, one]))
      const nearest = near.find(({ row }) => row.province === province && readings.has(row.station))
      const reading = nearest && readings.get(nearest.row.station)
      return reading ? { ...reading, stationDistanceKm: nearest.distanceKm } : null
    },
  }
}
