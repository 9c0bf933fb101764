import { bulkhead } from 'cockatiel'
import type { Place } from '../../../domain/place.ts'
import { SkipError } from '../../../errors.ts'
import type { HttpClient } from '../../http/http-client.ts'
import type { FetchOptions, WeatherDriver } from '../driver.ts'
import { geoCell, onRaster } from '../geo-cell.ts'
import type { Issue } from '../issue-clock.ts'
import { parseOpenMeteo } from './parse-open-meteo.ts'
import type { Variable } from './units.ts'

/** Today and ten days more in every time zone: the last UTC day may end before the local one does, and its last hour is not given. */
const FORECAST_DAYS = 12
/** The service's soft limit is 1 at a time and address, its hard one 5. */
const CALLS_AT_ONCE = 4

const OBSERVED: readonly Variable[] = [
  'temperature_2m',
  'relative_humidity_2m',
  'wind_speed_10m',
  'precipitation',
  'snowfall',
  'weather_code',
  'cloud_cover',
]
const FORECAST: readonly Variable[] = [...OBSERVED, 'precipitation_probability', 'uv_index']

export type OpenMeteoDriver = WeatherDriver & {
  /** The hours of [fromMs, toMs) as reanalysed, as a forecast issued at `fromMs`; null where no archive is set. */
  readonly fetchPast:
    | ((
        place: Place,
        range: { fromMs: number; toMs: number },
        nowMs: number,
        options: FetchOptions,
      ) => Promise<Issue>)
    | null
}

export type OpenMeteoDriverOptions = {
  http: HttpClient
  /** Key of a commercial plan; its hosts are others. */
  apiKey?: string | null
  baseUrl: string
  /** null: no archive. */
  archiveBaseUrl: string | null
}

/** Open-Meteo, by coordinate on a 0.05° raster: `geo:40.70,-74.00`. Everywhere on Earth. */
export function createOpenMeteoDriver({
  http,
  apiKey = null,
  baseUrl,
  archiveBaseUrl,
}: OpenMeteoDriverOptions): OpenMeteoDriver {
  const oneOfFew = bulkhead(CALLS_AT_ONCE, Number.POSITIVE_INFINITY)

  const hoursAt = (
    url: string,
    place: Place,
    query: Record<string, string | number>,
    nowMs: number,
    { signal, admit }: FetchOptions,
  ) =>
    oneOfFew.execute(() =>
      http.get(
        {
          url,
          query: {
            latitude: onRaster(place.lat),
            longitude: onRaster(place.lon),
            wind_speed_unit: 'ms',
            timeformat: 'unixtime',
            timezone: 'UTC',
            ...query,
          },
          ...(apiKey === null ? {} : { secrets: { apikey: apiKey } }),
          signal,
          admit: () => admit('open-meteo'),
        },
        (answer) => parseOpenMeteo(answer, nowMs),
      ),
    )

  return {
    products: ['open-meteo'],
    cellOf: geoCell,
    async fetchIssue(product, place, { issuedAtMs, nowMs }, options) {
      if (product !== 'open-meteo')
        throw new SkipError('open-meteo-out-of-reach', `Open-Meteo has no ${product}`)
      const query = { hourly: FORECAST.join(','), forecast_days: FORECAST_DAYS, past_days: 1 }
      const hours = await hoursAt(`${baseUrl}/v1/forecast`, place, query, nowMs, options)
      return { product, cell: geoCell(place), issuedAtMs, fetchedAtMs: nowMs, hours }
    },
    fetchPast:
      archiveBaseUrl === null
        ? null
        : async (place, { fromMs, toMs }, nowMs, options) => {
            const day = (atMs: number) => new Date(atMs).toISOString().slice(0, 10)
            const query = { hourly: OBSERVED.join(','), start_date: day(fromMs), end_date: day(toMs) }
            const all = await hoursAt(`${archiveBaseUrl}/v1/archive`, place, query, nowMs, options)
            const hours = all.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
            if (hours.length === 0)
              throw new SkipError('open-meteo-no-hours', `Open-Meteo archive: nothing on ${day(fromMs)}`)
            return {
              product: 'open-meteo',
              cell: geoCell(place),
              issuedAtMs: fromMs,
              fetchedAtMs: nowMs,
              hours,
            }
          },
  }
}
