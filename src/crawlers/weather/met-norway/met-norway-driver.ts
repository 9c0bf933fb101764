import { bulkhead } from 'cockatiel'
import { SkipError } from '../../../errors.ts'
import type { HttpAnswer, HttpClient } from '../../http/http-client.ts'
import { statusError } from '../../http/status-error.ts'
import type { WeatherDriver } from '../driver.ts'
import { geoCell, onRaster } from '../geo-cell.ts'
import type { Issue } from '../issue-clock.ts'
import { parseMetNorway } from './parse-met-norway.ts'

const PATH = '/weatherapi/locationforecast/2.0/compact'
/** The terms allow 20 requests a second and application; an answer takes some 0.2 s. */
const CALLS_AT_ONCE = 4
/** Where an answer states no Expires, or one that is past already, it is looked at again after this long: seen are 30 minutes. */
const UNSTATED_EXPIRY_MS = 30 * 60_000

/** The client must name a contact in its User-Agent: without one the service answers 403. */
export type MetNorwayDriverOptions = { http: HttpClient; baseUrl: string }

/**
 * MET Norway's locationforecast, by coordinate on a 0.05° raster (the terms allow four decimals): `geo:40.70,-74.00`. Everywhere on Earth.
 * An issue is that of the answer's Last-Modified and holds until its Expires; later it is asked whether it has changed.
 */
export function createMetNorwayDriver({ http, baseUrl }: MetNorwayDriverOptions): WeatherDriver {
  const oneOfFew = bulkhead(CALLS_AT_ONCE, Number.POSITIVE_INFINITY)
  return {
    products: ['met-norway'],
    cellOf: geoCell,
    async fetchIssue(product, place, { nowMs, held }, { signal, admit }) {
      if (product !== 'met-norway')
        throw new SkipError('met-norway-out-of-reach', `MET Norway has no ${product}`)
      const request = {
        url: `${baseUrl}${PATH}`,
        query: { lat: onRaster(place.lat), lon: onRaster(place.lon) },
        // An HTTP date holds whole seconds, so this is the Last-Modified that came with the held issue, letter by letter.
        ...(held && { headers: { 'If-Modified-Since': new Date(held.issuedAtMs).toUTCString() } }),
        signal,
        admit: () => admit('met-norway'),
      }
      return oneOfFew.execute(() =>
        http.get(request, (answer): Issue => {
          const times = { fetchedAtMs: nowMs, expiresAtMs: expiryOf(answer, nowMs) }
          if (answer.status === 304 && held) return { ...held, ...times }
          if (answer.status !== 200) throw statusError(answer)
          const issuedAtMs = Math.min(nowMs, Date.parse(answer.lastModified ?? '') || nowMs)
          return { product, cell: geoCell(place), issuedAtMs, ...times, hours: parseMetNorway(answer) }
        }),
      )
    },
  }
}

function expiryOf({ expires }: HttpAnswer, nowMs: number): number {
  const statedMs = Date.parse(expires ?? '')
  return statedMs > nowMs ? statedMs : nowMs + UNSTATED_EXPIRY_MS
}
