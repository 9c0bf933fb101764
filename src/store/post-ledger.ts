import { addToCounters, noteFault } from './crawl-counters.ts'
import type { Database } from './database.ts'
import { cleanText } from './json-text.ts'
import { storeLook } from './look-changes.ts'
import { makeLookMonth } from './look-partitions.ts'
import type { ClaimedPost, PostEnd, PostLedger } from './look-ports.ts'
import { addPage, insertPosts } from './post-pages.ts'
import type { Queryable } from './queryable.ts'

/** The subquery locks before it is limited: what others hold is passed over, and nobody waits. */
const CLAIM = `
  update post set due_at = $3, attempts = attempts + 1
  from (
    select source, source_id from post
    where state = 'open' and due_at <= $1 and ($4::uuid is null or crawl_id = $4)
    order by due_at, seq limit $2 for update skip locked
  ) as turn
  where (post.source, post.source_id) = (turn.source, turn.source_id)
  returning post.post, post.crawl_id, post.attempts, post.seq::double precision`

/** What was never taken is due since ever; what is due never (of a cancelled crawl) is left out. */
const NEXT_DUE = `
  select (extract(epoch from greatest(min(due_at), 'epoch')) * 1000)::double precision as due
  from post where crawl_id = $1 and state = 'open' and due_at < 'infinity' having count(*) > 0`

const HOLD = 'select crawl_id, state from post where source = $1 and source_id = $2 for update'

/** A post of a cancelled crawl (due never) stays so. */
const TRY_LATER = `
  update post set due_at = case when due_at = 'infinity' then due_at else $3 end where source = $1 and source_id = $2`

/** What was said of a person goes, but for the author's page of a look. */
const CLOSE = `
  update post set state = $3, reason = $4, post = null, ended_at = $5, look_id = $6, taken_on = $7, author_url = $8
  where source = $1 and source_id = $2`

export function createPostLedger(database: Database): PostLedger {
  const months = new Set<string>()
  async function haveMonth(takenOn: string): Promise<void> {
    const month = takenOn.slice(0, 7)
    if (months.has(month)) return
    await database.transaction((tx) => makeLookMonth(tx, takenOn))
    months.add(month)
  }

  return {
    addPage: (crawlId, page) => database.transaction((tx) => addPage(tx, crawlId, page)),

    addPosts: (posts) =>
      database.transaction((tx) => insertPosts(tx, null, posts)).then(({ added }) => added),

    async claim({ crawlId, limit, leaseMs, nowMs }) {
      type Row = ClaimedPost & { crawl_id: string | null; seq: number }
      const values = [new Date(nowMs), limit, new Date(nowMs + leaseMs), crawlId ?? null]
      const { rows } = await database.query<Row>(CLAIM, values)
      return rows
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ post, crawl_id, attempts }) => ({ post, crawlId: crawl_id, attempts }))
    },

    async end(source, sourceId, end, nowMs) {
      if (end.kind === 'look') await haveMonth(end.look.takenOn)
      return database.transaction((tx) => endPost(tx, [source, cleanText(sourceId)], end, nowMs))
    },

    async open(crawlId) {
      const text = "select count(*)::integer as open from post where crawl_id = $1 and state = 'open'"
      const { rows } = await database.query<{ open: number }>(text, [crawlId])
      return rows[0]?.open ?? 0
    },

    async nextDueMs(crawlId) {
      const { rows } = await database.query<{ due: number | null }>(NEXT_DUE, [crawlId])
      return rows[0]?.due ?? null
    },
  }
}

async function endPost(
  tx: Queryable,
  key: readonly [source: string, sourceId: string],
  end: PostEnd,
  nowMs: number,
): Promise<boolean> {
  const { rows } = await tx.query<{ crawl_id: string | null; state: string }>(HOLD, key)
  const post = rows[0]
  if (post === undefined) throw new RangeError(`there is no post ${key.join(':')}`)
  if (post.state !== 'open') return false
  const at = new Date(nowMs)
  switch (end.kind) {
    case 'later':
      await tx.query(TRY_LATER, [...key, new Date(end.retryAtMs)])
      await noteFault(tx, post.crawl_id, end.error, nowMs)
      return true
    case 'excluded':
      await tx.query(CLOSE, [...key, 'excluded', end.reason, at, null, null, null])
      await addToCounters(tx, post.crawl_id, { ...onceEach(end.stages), [`excluded:${end.reason}`]: 1 })
      return true
    case 'look': {
      const { id, takenOn, author, state, reason } = await storeLook(tx, end.look, nowMs)
      await tx.query(CLOSE, [...key, 'look', reason, at, id, takenOn, author?.url ?? null])
      const outcome = state === 'excluded' ? `excluded:${reason}` : state
      await addToCounters(tx, post.crawl_id, { ...onceEach(end.stages), stored: 1, [outcome]: 1 })
      return true
    }
    default:
      return end satisfies never
  }
}

function onceEach(stages: readonly string[] = []): Record<string, number> {
  return Object.fromEntries(stages.map((stage) => [stage, 1]))
}
