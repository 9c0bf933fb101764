import type { Crawl, CrawlState } from '../domain/crawl.ts'
import { addToCounters, noteFault } from './crawl-counters.ts'
import type { Database } from './database.ts'
import { jsonText } from './json-text.ts'
import type { CrawlStore } from './look-ports.ts'

/** Many posts may be open. */
const CANCEL_TIMEOUT_MS = 60_000

type CrawlRow = Omit<Crawl, 'requestedBy' | 'requestedAtMs' | 'startedAtMs' | 'endedAtMs'> & {
  requested_by: string
  requested_at: Date
  started_at: Date | null
  ended_at: Date | null
}

const COLUMNS = `id, source, params, state, requested_by, requested_at, started_at, ended_at, budget, requests, cursor, exhausted,
  counters, errors`

const CREATE = `
  insert into crawl (id, source, params, requested_by, budget, requested_at) values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`

const LIST = `
  select ${COLUMNS} from crawl
  where ($2::uuid is null or seq < (select seq from crawl where id = $2))
    and ($3::text is null or source = $3) and ($4::text is null or state = $4)
  order by seq desc limit $1`

/** From which states each can be reached. */
const FROM: Readonly<Record<CrawlState, readonly CrawlState[]>> = {
  waiting: [],
  running: ['waiting'],
  done: ['running'],
  failed: ['running'],
  cancelled: ['waiting', 'running'],
}

const MOVE = `
  update crawl set state = $2::text,
    started_at = case when $2 = 'running' then $4 else started_at end,
    ended_at = case when $2 = 'running' then null else $4::timestamptz end
  where id = $1 and state = any($3)`

const TAKE = `
  with held as (
    select id, least($2::integer, budget - requests) as granted from crawl where id = $1 and state = 'running' for update
  )
  update crawl set requests = requests + granted from held where crawl.id = held.id returning granted`

const GIVE_BACK = 'update crawl set requests = greatest(requests - $2, 0) where id = $1'

const NEVER_DUE = "update post set due_at = 'infinity' where crawl_id = $1 and state = 'open'"

export function createCrawlStore(database: Database): CrawlStore {
  return {
    async create({ id, source, params, requestedBy, budget }, nowMs) {
      const values = [id, source, jsonText(params), requestedBy, budget, new Date(nowMs)]
      const { rows } = await database.query<CrawlRow>(CREATE, values)
      return crawlOf(rows[0]!)
    },

    async byId(id) {
      const { rows } = await database.query<CrawlRow>(`select ${COLUMNS} from crawl where id = $1`, [id])
      return rows[0] ? crawlOf(rows[0]) : null
    },

    async list({ limit, before, source = null, state = null }) {
      const { rows } = await database.query<CrawlRow>(LIST, [limit, before, source, state])
      return rows.map(crawlOf)
    },

    async move(id, to, nowMs) {
      const { rowCount } = await database.query(MOVE, [id, to, FROM[to], new Date(nowMs)])
      if (rowCount === 0) return false
      // Once nothing can be added. Not in one transaction: who ends a post holds it and then waits for the crawl.
      if (to === 'cancelled')
        await database.transaction((tx) => tx.query(NEVER_DUE, [id]), { timeoutMs: CANCEL_TIMEOUT_MS })
      return true
    },

    async takeRequests(id, atMost) {
      const { rows } = await database.query<{ granted: number }>(TAKE, [id, atMost])
      return rows[0]?.granted ?? 0
    },

    async giveBackRequests(id, count) {
      await database.query(GIVE_BACK, [id, count])
    },

    count: (id, counters) => addToCounters(database, id, counters),
    fault: (id, error, nowMs) => noteFault(database, id, error, nowMs),
  }
}

function crawlOf(row: CrawlRow): Crawl {
  return {
    id: row.id,
    source: row.source,
    params: row.params,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAtMs: row.requested_at.getTime(),
    startedAtMs: row.started_at?.getTime() ?? null,
    endedAtMs: row.ended_at?.getTime() ?? null,
    budget: row.budget,
    requests: row.requests,
    cursor: row.cursor,
    exhausted: row.exhausted,
    counters: row.counters,
    errors: row.errors,
  }
}
