import type { WeatherSourceId } from '../domain/weather.ts'
import type { Database } from './database.ts'
import type { ProviderRecord } from './ports.ts'

const RECORD = `
  insert into provider_outcome as known (product, outcome, last_at, times) values ($1, $2, $3, 1)
  on conflict (product, outcome) do update set last_at = greatest(known.last_at, excluded.last_at), times = known.times + 1`

const ISSUES = `
  select product, max(issued_at) as newest, min(extract(epoch from fetched_at - issued_at))::integer as wait_s
  from forecast where issued_at >= $1 and fetched_at < issued_at + interval '12 hours' group by product`

export function createProviderRecord(database: Database): ProviderRecord {
  return {
    async record(product, outcome, atMs) {
      await database.query(RECORD, [product, outcome, new Date(atMs)])
    },

    async outcomes() {
      const text = 'select product, outcome, last_at, times from provider_outcome order by product, outcome'
      const { rows } = await database.query<{
        product: string
        outcome: string
        last_at: Date
        times: number
      }>(text)
      return rows.map(({ product, outcome, last_at, times }) => ({
        product,
        outcome,
        lastAtMs: last_at.getTime(),
        times,
      }))
    },

    async newestIssues(sinceMs) {
      const { rows } = await database.query<{ product: WeatherSourceId; newest: Date; wait_s: number }>(
        ISSUES,
        [new Date(sinceMs)],
      )
      return rows.map(({ product, newest, wait_s }) => ({
        product,
        issuedAtMs: newest.getTime(),
        shortestWaitMs: wait_s * 1000,
      }))
    },
  }
}
