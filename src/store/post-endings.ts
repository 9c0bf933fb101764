import { addToCounters, noteFault } from './crawl-counters.ts'
import type { Database } from './database.ts'
import { addEvidence } from './evidence-counting.ts'
import { storeLook } from './look-changes.ts'
import type { NewLook, PostEnd } from './look-ports.ts'
import type { Queryable } from './queryable.ts'

type Ending = { key: readonly [source: string, sourceId: string]; end: PostEnd; nowMs: number }
type Waiting = Ending & { resolve(ended: boolean): void; reject(error: unknown): void }

/** Posts that are ended together at most. */
const MOST_TOGETHER = 16

/** In the order of the key: workers that hold the same posts wait for each other in turn. */
const HOLD = `
  select source, source_id, crawl_id, state from post
  where (source, source_id) in (select * from unnest($1::text[], $2::text[]))
  order by source, source_id for update`

/** A post of a cancelled crawl (due never) stays so. */
const TRY_LATER = `
  update post set due_at = case when due_at = 'infinity' then due_at else $3 end where source = $1 and source_id = $2`

/** What was said of a person goes, but for the author's page of a look. */
const CLOSE = `
  update post set state = ended.state, reason = ended.reason, post = null, ended_at = ended.ended_at, look_id = ended.look_id,
    taken_on = ended.taken_on, author_url = ended.author_url
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::date[], $8::text[])
    as ended (source, source_id, state, reason, ended_at, look_id, taken_on, author_url)
  where (post.source, post.source_id) = (ended.source, ended.source_id)`

/**
 * Ends posts: those that come while others are being ended go into one transaction together, for a transaction of one costs as much. What
 * one of them breaks is done again one by one, so that each fails or succeeds by itself.
 */
export function createPostEndings(database: Database): { end(ending: Ending): Promise<boolean> } {
  const waiting: Waiting[] = []
  let isBusy = false

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (
      let group = waiting.splice(0, MOST_TOGETHER);
      group.length > 0;
      group = waiting.splice(0, MOST_TOGETHER)
    )
      await endTogether(group)
    isBusy = false
  }

  async function endTogether(group: readonly Waiting[]): Promise<void> {
    try {
      const ended = await database.transaction((tx) => endPosts(tx, group))
      for (const [i, { resolve }] of group.entries()) resolve(ended[i]!)
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error)
      else for (const one of group) await endTogether([one])
    }
  }

  return {
    end: (ending) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...ending, resolve, reject })
        void work()
      }),
  }
}

/** What all of them change in common comes last, in an order of its own: workers wait for each other in turn, never in a circle. */
async function endPosts(tx: Queryable, endings: readonly Ending[]): Promise<boolean[]> {
  const ended: boolean[] = []
  const evidence: NewLook[] = []
  const perCrawl = new Map<string, { counters: Record<string, number>; faults: Fault[] }>()
  const held = await holdPosts(tx, endings)
  const closed: Closed[] = []
  for (const ending of endings) {
    const name = ending.key.join(':')
    const post = held.get(name)
    if (post === undefined) throw new RangeError(`there is no post ${name}`)
    ended.push(post.state === 'open')
    if (post.state !== 'open') continue
    const { counters, fault, look, close } = await endPost(tx, ending)
    if (close) {
      closed.push(close)
      // Asked to be ended twice in one group: the first has the say.
      post.state = 'closed'
    }
    if (look?.state === 'evidence') evidence.push(look)
    if (post.crawl_id === null) continue
    const crawl = perCrawl.get(post.crawl_id) ?? { counters: {}, faults: [] }
    perCrawl.set(post.crawl_id, crawl)
    for (const [name, by] of Object.entries(counters)) crawl.counters[name] = (crawl.counters[name] ?? 0) + by
    if (fault) crawl.faults.push(fault)
  }
  if (closed.length > 0)
    await tx.query(
      CLOSE,
      CLOSE_COLUMNS.map((column) => closed.map((row) => row[column])),
    )
  if (evidence.length > 0) await addEvidence(tx, evidence)
  for (const [crawlId, { counters, faults }] of [...perCrawl].toSorted()) {
    for (const { error, nowMs } of faults) await noteFault(tx, crawlId, error, nowMs)
    await addToCounters(tx, crawlId, counters)
  }
  return ended
}

type HeldPost = { source: string; source_id: string; crawl_id: string | null; state: string }

async function holdPosts(tx: Queryable, endings: readonly Ending[]): Promise<Map<string, HeldPost>> {
  const keys = [endings.map(({ key }) => key[0]), endings.map(({ key }) => key[1])]
  const { rows } = await tx.query<HeldPost>(HOLD, keys)
  return new Map(rows.map((row) => [`${row.source}:${row.source_id}`, row]))
}

const CLOSE_COLUMNS = [
  'source',
  'sourceId',
  'state',
  'reason',
  'at',
  'lookId',
  'takenOn',
  'authorUrl',
] as const
type Closed = Record<(typeof CLOSE_COLUMNS)[number], string | null>

type Fault = { error: { kind: string; message: string }; nowMs: number }
type Ended = { counters: Record<string, number>; fault?: Fault; look?: NewLook; close?: Closed }

/** Of an open post that is held. */
async function endPost(tx: Queryable, { key, end, nowMs }: Ending): Promise<Ended> {
  const [source, sourceId] = key
  const close = {
    source,
    sourceId,
    at: new Date(nowMs).toISOString(),
    lookId: null,
    takenOn: null,
    authorUrl: null,
  }
  switch (end.kind) {
    case 'later':
      await tx.query(TRY_LATER, [...key, new Date(end.retryAtMs)])
      return { counters: {}, fault: { error: end.error, nowMs } }
    case 'excluded':
      return {
        counters: { ...onceEach(end.stages), [`excluded:${end.reason}`]: 1 },
        close: { ...close, state: 'excluded', reason: end.reason },
      }
    case 'look': {
      const look = await storeLook(tx, end.look, nowMs)
      const { id, takenOn, author, state, reason } = look
      const outcome = state === 'excluded' ? `excluded:${reason}` : state
      return {
        counters: { ...onceEach(end.stages), stored: 1, [outcome]: 1 },
        look,
        close: { ...close, state: 'look', reason, lookId: id, takenOn, authorUrl: author?.url ?? null },
      }
    }
    default:
      return end satisfies never
  }
}

function onceEach(stages: readonly string[] = []): Record<string, number> {
  return Object.fromEntries(stages.map((stage) => [stage, 1]))
}
