import type { HistorySite, HistorySource, ObservedHour } from '../domain/history.ts'
import type { Database } from './database.ts'
import { nearestSites } from './nearest-sites.ts'
import type { ObservationStore } from './ports.ts'

/** Long enough for a year of one site on a busy machine. */
const SAVE_TIMEOUT_MS = 30_000

type HourRow = {
  at: Date
  temperature_c: number
  humidity_pct: number
  wind_ms: number
  precipitation_mm: number
  snow_cm: number
  cloud_pct: number | null
  precipitation_kind: ObservedHour['precipitation']['kind']
}

/** No row comes back where the range would leave a gap. */
const COVER = `
  insert into history_site as held (site, source, lat, lon, covered_from, covered_to) values ($1, $2, $3, $4, $5, $6)
  on conflict (site) do update set source = excluded.source, lat = excluded.lat, lon = excluded.lon,
    covered_from = least(held.covered_from, excluded.covered_from),
    covered_to = greatest(held.covered_to, excluded.covered_to)
  where held.covered_from <= excluded.covered_to and held.covered_to >= excluded.covered_from
  returning site`

const SAVE = `
  insert into observation (site, at, temperature_c, humidity_pct, wind_ms, precipitation_mm, snow_cm, cloud_pct, precipitation_kind)
  select $1, * from unnest($2::timestamptz[], $3::real[], $4::real[], $5::real[], $6::real[], $7::real[], $8::real[], $9::text[])
  on conflict (site, at) do update set temperature_c = excluded.temperature_c, humidity_pct = excluded.humidity_pct,
    wind_ms = excluded.wind_ms, precipitation_mm = excluded.precipitation_mm, snow_cm = excluded.snow_cm,
    cloud_pct = excluded.cloud_pct, precipitation_kind = excluded.precipitation_kind`

/** The first candidate of each question (they come best first) that has the hour. */
const NEAREST = `
  with asked as materialized (
    select n, date_trunc('hour', local_time::timestamp at time zone zone, 'UTC') as at
    from unnest($1::text[], $2::text[]) with ordinality as asked (local_time, zone, n)
  )
  select distinct on (n) n::integer, rank::integer, observation.*
  from unnest($3::bigint[], $4::text[]) with ordinality as candidate (n, site, rank)
  join asked using (n) join observation using (site, at)
  order by n, rank`

/** What is older than the range that is kept is no longer covered either; a site with nothing left is forgotten. */
const FORGET_SITES = 'delete from history_site where covered_to <= $1'
const UNCOVER = 'update history_site set covered_from = $1 where covered_from < $1'

export function createObservationStore(database: Database): ObservationStore {
  return {
    async saveHours({ site, source, lat, lon }, hours, { fromMs, toMs }) {
      const column = <T>(of: (hour: ObservedHour) => T) => hours.map(of)
      await database.transaction(
        async (tx) => {
          const cover = [site, source, lat, lon, new Date(fromMs), new Date(toMs)]
          if ((await tx.query(COVER, cover)).rows.length === 0)
            throw new RangeError(`saving this range of ${site} would leave a gap before or behind it`)
          if (hours.length === 0) return
          await tx.query(SAVE, [
            site,
            column(({ atMs }) => new Date(atMs).toISOString()),
            column(({ temperatureC }) => temperatureC),
            column(({ humidityPct }) => humidityPct),
            column(({ windMs }) => windMs),
            column(({ precipitation }) => precipitation.mm),
            column(({ precipitation }) => precipitation.snowCm),
            column(({ cloudPct }) => cloudPct),
            column(({ precipitation }) => precipitation.kind),
          ])
        },
        { timeoutMs: SAVE_TIMEOUT_MS },
      )
    },

    async coverage(sites) {
      const text = 'select site, covered_from, covered_to from history_site where site = any($1)'
      const { rows } = await database.query<{ site: string; covered_from: Date; covered_to: Date }>(text, [
        sites,
      ])
      return new Map(
        rows.map((row) => [row.site, { fromMs: row.covered_from.getTime(), toMs: row.covered_to.getTime() }]),
      )
    },

    async hoursObserved(site, { fromMs, toMs }) {
      const text = 'select * from observation where site = $1 and at >= $2 and at < $3 order by at'
      const { rows } = await database.query<HourRow>(text, [site, new Date(fromMs), new Date(toMs)])
      return rows.map(hourOf)
    },

    async nearestHours(asked) {
      const { rows: sites } = await database.query<HistorySite & { source: HistorySource }>(
        'select site, source, lat, lon from history_site',
      )
      const near = nearestSites(sites)
      const candidates = asked.flatMap((place, i) => near(place).map((found) => ({ n: i + 1, ...found })))
      const { rows } = await database.query<HourRow & { n: number; rank: number }>(NEAREST, [
        asked.map(({ localTime }) => localTime),
        asked.map(({ timeZone }) => timeZone),
        candidates.map(({ n }) => n),
        candidates.map(({ site }) => site.site),
      ])
      const byQuestion = new Map(rows.map((row) => [row.n, row]))
      return asked.map((_, i) => {
        const row = byQuestion.get(i + 1)
        const candidate = row && candidates[row.rank - 1]
        return candidate
          ? { site: candidate.site, distanceKm: candidate.distanceKm, hour: hourOf(row) }
          : null
      })
    },

    async deleteObservationsBefore(beforeMs) {
      const before = [new Date(beforeMs)]
      return database.transaction(
        async (tx) => {
          await tx.query(FORGET_SITES, before)
          await tx.query(UNCOVER, before)
          const { rowCount } = await tx.query('delete from observation where at < $1', before)
          return rowCount ?? 0
        },
        { timeoutMs: SAVE_TIMEOUT_MS },
      )
    },
  }
}

function hourOf(row: HourRow): ObservedHour {
  return {
    atMs: row.at.getTime(),
    temperatureC: row.temperature_c,
    humidityPct: row.humidity_pct,
    windMs: row.wind_ms,
    precipitation: {
      chancePct: null,
      kind: row.precipitation_kind,
      mm: row.precipitation_mm,
      snowCm: row.snow_cm,
    },
    cloudPct: row.cloud_pct,
  }
}
