import type { ForecastSkill } from '../domain/forecast-skill.ts'
import type { HistorySource } from '../domain/history.ts'
import type { WeatherSourceId } from '../domain/weather.ts'
import type { Database } from './database.ts'
import type { ForecastScores } from './ports.ts'

/** Upper ends of the bands of lead time, hours. */
export const LEAD_BANDS_HOURS = [6, 24, 48, 72, 120, 240] as const

const SCORE_TIMEOUT_MS = 30_000

/** Each stored issue against the observation of each of its hours in [$6, $7) that had not begun when the issue was fetched. */
const SCORE = `
  insert into forecast_score (day, place_code, source, product, lead_hours, hours, error_sum, error_square_sum)
  select $6::timestamptz at time zone 'UTC', $1, $2, product, lead_hours, count(*), sum(error), sum(error * error)
  from (
    select product, (element ->> 'temperatureC')::float8 - observation.temperature_c as error,
      (select min(band) from unnest($8::integer[]) as band where each_hour.at <= issued_at + band * interval '1 hour') as lead_hours
    from unnest($4::text[], $5::text[]) as asked (product, cell)
    join forecast using (product, cell)
    cross join lateral (
      select to_timestamp((element ->> 'atMs')::bigint / 1000.0) as at, element
      from jsonb_array_elements(hours) as element offset 0
    ) as each_hour
    join observation on observation.site = $3 and observation.at = each_hour.at
    where first_hour < $7 and last_hour >= $6 and each_hour.at >= $6 and each_hour.at < $7 and each_hour.at >= fetched_at
  ) as errors
  where lead_hours is not null
  group by product, lead_hours
  on conflict (place_code, day, product, lead_hours) do update set source = excluded.source,
    hours = excluded.hours, error_sum = excluded.error_sum, error_square_sum = excluded.error_square_sum`

/** Places of KMA's table by their province (the first two digits), the others together. */
const SKILL = `
  select case when place_code like 'geo:%' then 'elsewhere' else left(place_code, 2) end as region, product,
    lead_hours as "leadHours", sum(hours)::integer as hours, sum(error_sum) / sum(hours) as "biasC",
    sqrt(sum(error_square_sum) / sum(hours)) as "rmseC"
  from forecast_score where day >= $1
  group by 1, 2, 3 order by 1, 2, 3`

const BIASES = `
  select product, source, sum(hours)::integer as hours, count(distinct day)::integer as days,
    sum(error_sum) / sum(hours) as "biasC"
  from forecast_score where place_code = $1 and day >= $2 and lead_hours <= $3
  group by product, source`

export function createForecastScores(database: Database): ForecastScores {
  return {
    async scoreDay({ placeCode, source, site, keys }, dayMs) {
      const bounds = [new Date(dayMs), new Date(dayMs + 86_400_000)]
      const columns = [keys.map(({ product }) => product), keys.map(({ cell }) => cell)]
      const values = [placeCode, source, site, ...columns, ...bounds, LEAD_BANDS_HOURS]
      await database.transaction((tx) => tx.query(SCORE, values), { timeoutMs: SCORE_TIMEOUT_MS })
    },

    async lastDayScored(placeCode) {
      const text =
        'select extract(epoch from max(day)::timestamp) * 1000 as ms from forecast_score where place_code = $1'
      const { rows } = await database.query<{ ms: string | null }>(text, [placeCode])
      const ms = rows[0]?.ms ?? null
      return ms === null ? null : Number(ms)
    },

    async skill(sinceMs) {
      const { rows } = await database.query<ForecastSkill>(SKILL, [utcDay(sinceMs)])
      return rows
    },

    async biasesAt(placeCode, sinceMs, maxLeadHours) {
      const values = [placeCode, utcDay(sinceMs), maxLeadHours]
      const { rows } = await database.query<{
        product: WeatherSourceId
        source: HistorySource
        hours: number
        days: number
        biasC: number
      }>(BIASES, values)
      return rows
    },

    async deleteScoresBefore(beforeMs) {
      const result = await database.query('delete from forecast_score where day < $1', [utcDay(beforeMs)])
      return result.rowCount ?? 0
    },
  }
}

function utcDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}
