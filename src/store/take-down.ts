import { addToCounters } from './crawl-counters.ts'
import { cleanText } from './json-text.ts'
import { deleteLooks } from './look-changes.ts'
import type { LookStore } from './look-ports.ts'
import { keyColumns } from './look-rows.ts'
import type { Queryable } from './queryable.ts'

type Blocked = Parameters<LookStore['block']>[0]

type HeldPost = {
  source: string
  source_id: string
  crawl_id: string | null
  state: 'open' | 'look' | 'excluded'
  look_id: string | null
  taken_on: string | null
}

const HELD = 'source, source_id, crawl_id, state, look_id, taken_on::text'

/** Posts are told as `source:source_id`; no source has a colon. */
const MATCHES: Record<Blocked['kind'], string> = {
  post: "source = split_part($1, ':', 1) and source_id = substr($1, strpos($1, ':') + 1)",
  link: 'link = $1',
  author: 'author_url = $1',
}

const BLOCK = `
  insert into block (kind, value, reason) values ($1, $2, $3)
  on conflict (kind, value) do update set reason = excluded.reason`

const CLOSE = `
  update post set state = 'excluded', reason = $3, post = null, look_id = null, taken_on = null, author_url = null
  from unnest($1::text[], $2::text[]) as these (source, source_id)
  where (post.source, post.source_id) = (these.source, these.source_id)`

const STATES = 'select id, state from look where taken_on = any($1::date[]) and id = any($2::uuid[])'

export async function takeDownLook(tx: Queryable, id: string, reason: string): Promise<boolean> {
  const text = `select ${HELD} from post where look_id = $1 for update`
  const { rows } = await tx.query<HeldPost>(text, [id])
  const post = rows[0]
  if (post === undefined) return false
  await tx.query(BLOCK, ['post', `${post.source}:${post.source_id}`, cleanText(reason)])
  await closePosts(tx, rows, 'taken-down')
  return true
}

/** Posts are held in the order of their key, so that two blocks don't wait for each other. */
export async function blockPosts(tx: Queryable, { kind, value, reason }: Blocked): Promise<number> {
  await tx.query(BLOCK, [kind, cleanText(value), cleanText(reason)])
  const text = `select ${HELD} from post where ${MATCHES[kind]} order by source, source_id for update`
  const { rows } = await tx.query<HeldPost>(text, [cleanText(value)])
  return closePosts(
    tx,
    rows.filter(({ state }) => state !== 'excluded'),
    'blocked',
  )
}

/** Ends posts as excluded and takes down their looks; returns how many looks went. */
async function closePosts(
  tx: Queryable,
  posts: readonly HeldPost[],
  reason: 'taken-down' | 'blocked',
): Promise<number> {
  const looks = posts.flatMap(({ look_id, taken_on }) =>
    look_id !== null && taken_on !== null ? { id: look_id, takenOn: taken_on } : [],
  )
  const { rows } = await tx.query<{ id: string; state: string }>(STATES, keyColumns(looks))
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]))
  if (looks.length > 0) await deleteLooks(tx, looks)
  await tx.query(CLOSE, [posts.map(({ source }) => source), posts.map(({ source_id }) => source_id), reason])
  const byCrawl = Map.groupBy(posts, ({ crawl_id }) => crawl_id ?? '')
  for (const [crawlId, of] of [...byCrawl].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const states = of.map(({ look_id }) => look_id && stateOf.get(look_id)).filter((s) => s !== 'excluded')
    const count = (state: string) => states.filter((each) => each === state).length
    await addToCounters(tx, crawlId || null, {
      waiting: -count('waiting'),
      evidence: -count('evidence'),
      [`excluded:${reason}`]: states.length,
    })
  }
  return looks.length
}
