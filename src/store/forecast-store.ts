import type { Forecast, WeatherHour, WeatherSourceId } from '../domain/weather.ts'
import type { Database } from './database.ts'
import type { ForecastStore } from './ports.ts'
import { thinForecasts } from './thin-forecasts.ts'

type ForecastRow = {
  product: WeatherSourceId
  cell: string
  issued_at: Date
  fetched_at: Date
  expires_at: Date | null
  hours: WeatherHour[]
}

const SAVE = `
  insert into forecast (product, cell, issued_at, fetched_at, first_hour, last_hour, hours, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (product, cell, issued_at) do update set fetched_at = excluded.fetched_at,
    expires_at = excluded.expires_at, first_hour = excluded.first_hour, last_hour = excluded.last_hour, hours = excluded.hours`

const LATEST = `
  select newest.* from unnest($1::text[], $2::text[]) as asked (product, cell)
  cross join lateral (
    select product, cell, issued_at, fetched_at, expires_at, hours from forecast
    where product = asked.product and cell = asked.cell and issued_at <= $3
    order by issued_at desc limit 1
  ) as newest`

/** Of the hours that were known when they began, per hour: an observation, else the newest issue; the order of the keys settles ties. */
const KNOWN = `
  select distinct on (at_ms) hour
  from unnest($1::text[], $2::text[]) with ordinality as asked (product, cell, rank)
  join forecast using (product, cell)
  cross join lateral (
    -- offset 0 keeps the planner from reading atMs anew for every use of it (3.5 ms instead of 12 for a day of three products).
    select (element ->> 'atMs')::bigint as at_ms, element as hour
    from jsonb_array_elements(hours) as element offset 0
  ) as each_hour
  where first_hour < $4 and last_hour >= $3 and at_ms >= $5 and at_ms < $6
    and (product = 'kma-observation' or issued_at <= to_timestamp(at_ms / 1000.0))
  order by at_ms, product = 'kma-observation' desc, issued_at desc, rank`

export function createForecastStore(database: Database): ForecastStore {
  return {
    async saveForecast({ product, cell, issuedAtMs, fetchedAtMs, expiresAtMs, hours }) {
      const [first, last] = [hours[0], hours.at(-1)]
      if (first === undefined || last === undefined) return
      const times = [issuedAtMs, fetchedAtMs, first.atMs, last.atMs].map((atMs) => new Date(atMs))
      const expiresAt = expiresAtMs === undefined ? null : new Date(expiresAtMs)
      await database.query(SAVE, [product, cell, ...times, JSON.stringify(hours), expiresAt])
    },

    async latestForecasts(keys, atMs) {
      const { rows } = await database.query<ForecastRow>(LATEST, [...columns(keys), new Date(atMs)])
      return rows.map(forecastOf)
    },

    async hoursKnown(keys, fromMs, toMs) {
      const range = [new Date(fromMs), new Date(toMs), fromMs, toMs]
      const { rows } = await database.query<{ hour: WeatherHour }>(KNOWN, [...columns(keys), ...range])
      return rows.map((row) => row.hour)
    },

    thinForecastsBefore: (beforeMs) => thinForecasts(database, beforeMs),

    async deleteForecastsBefore(beforeMs) {
      const result = await database.query('delete from forecast where issued_at < $1', [new Date(beforeMs)])
      return result.rowCount ?? 0
    },
  }
}

function columns(keys: readonly { product: string; cell: string }[]): [string[], string[]] {
  return [keys.map((key) => key.product), keys.map((key) => key.cell)]
}

function forecastOf(row: ForecastRow): Forecast {
  return {
    product: row.product,
    cell: row.cell,
    issuedAtMs: row.issued_at.getTime(),
    fetchedAtMs: row.fetched_at.getTime(),
    ...(row.expires_at && { expiresAtMs: row.expires_at.getTime() }),
    hours: row.hours,
  }
}
