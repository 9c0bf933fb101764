import type { Database } from './database.ts'
import type { Demand } from './ports.ts'

const TOUCH = `
  insert into demand (day, place_code, place, asks) values ($1, $2, $3, $4)
  on conflict (day, place_code) do update set place = excluded.place, asks = demand.asks + excluded.asks`

const MOST_ASKED = `
  select place_code as code, (array_agg(place order by day desc))[1] as place, sum(asks)::integer as asks
  from demand where day >= $1
  group by place_code order by asks desc, code limit $2`

export function createDemand(database: Database): Demand {
  return {
    async touch(code, askedPlace, atMs, asks = 1) {
      await database.query(TOUCH, [utcDay(atMs), code, JSON.stringify(askedPlace), asks])
    },

    async mostAsked(sinceMs, limit) {
      const { rows } = await database.query<{ code: string; place: unknown; asks: number }>(MOST_ASKED, [
        utcDay(sinceMs),
        limit,
      ])
      return rows
    },

    async deleteDemandBefore(beforeMs) {
      const result = await database.query('delete from demand where day < $1', [utcDay(beforeMs)])
      return result.rowCount ?? 0
    },
  }
}

function utcDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}
