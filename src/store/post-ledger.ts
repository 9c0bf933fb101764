import type { Database } from './database.ts'
import { cleanText } from './json-text.ts'
import { makeLookMonth } from './look-partitions.ts'
import type { ClaimedPost, PostLedger } from './look-ports.ts'
import { createPostEndings } from './post-endings.ts'
import { addPage, insertPosts } from './post-pages.ts'

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

export function createPostLedger(database: Database): PostLedger {
  const months = new Set<string>()
  async function haveMonth(takenOn: string): Promise<void> {
    const month = takenOn.slice(0, 7)
    if (months.has(month)) return
    await database.transaction((tx) => makeLookMonth(tx, takenOn))
    months.add(month)
  }

  const endings = createPostEndings(database)

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
      return endings.end({ key: [source, cleanText(sourceId)], end, nowMs })
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
