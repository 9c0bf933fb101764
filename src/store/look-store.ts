import { addToCounters } from './crawl-counters.ts'
import type { Database } from './database.ts'
import { addEvidence } from './evidence-counting.ts'
import { jsonText } from './json-text.ts'
import { forgetLooks } from './look-changes.ts'
import { duplicateOf } from './look-duplicates.ts'
import { lookPage } from './look-page.ts'
import type { LookStore } from './look-ports.ts'
import { looksByKeys } from './look-rows.ts'
import { blockPosts, takeDownLook } from './take-down.ts'

/** A block may take many looks down. */
const BLOCK_TIMEOUT_MS = 60_000

const KEY_OF = 'select taken_on::text as "takenOn", look_id as id from post where look_id = $1'

const NEWEST = `
  select look_id as id, taken_on::text as "takenOn" from post where look_id is not null
  order by ended_at desc, seq desc limit $1`

const WAITING = `
  select look_id as id, taken_on::text as "takenOn" from look_waiting
  where tried_at is null or tried_at < $2 order by since, look_id limit $1`

/** The post's row is held to the end, so that a look is joined or taken down, never both, and never twice. */
const HOLD = 'select crawl_id, taken_on::text as "takenOn" from post where look_id = $1 for update'

const WAITS = 'select 1 from look_waiting where look_id = $1'

const JOIN = `
  update look set weather = $3, state = 'evidence', seq = nextval('look_seq') where taken_on = $1 and id = $2`

const EXCLUDE = `
  update look set state = 'excluded', reason = $3, thumbnail = false where taken_on = $1 and id = $2`

export function createLookStore(database: Database): LookStore {
  type Key = { id: string; takenOn: string }
  const looksOf = async (text: string, values: readonly unknown[]) => {
    const { rows } = await database.query<Key>(text, values)
    return rows.length === 0 ? [] : looksByKeys(database, rows)
  }

  return {
    async byId(id) {
      return (await looksOf(KEY_OF, [id]))[0] ?? null
    },

    async thumbnail(id) {
      const text = 'select jpeg from look_thumbnail where look_id = $1'
      const { rows } = await database.query<{ jpeg: Uint8Array }>(text, [id])
      return rows[0]?.jpeg ?? null
    },

    page: (filter, limit, after) => lookPage(database, filter, limit, after),
    newest: (limit) => looksOf(NEWEST, [limit]),
    duplicateOf: (look) => duplicateOf(database, look),
    waiting: (limit, triedBeforeMs) => looksOf(WAITING, [limit, new Date(triedBeforeMs)]),

    async joinWeather(id, outcome, nowMs) {
      await database.transaction(async (tx) => {
        const { rows } = await tx.query<{ crawl_id: string | null; takenOn: string }>(HOLD, [id])
        const post = rows[0]
        if (post === undefined || (await tx.query(WAITS, [id])).rows.length === 0) return
        const { crawl_id: crawlId, takenOn } = post
        if (outcome === 'later') {
          await tx.query('update look_waiting set tried_at = $2 where look_id = $1', [id, new Date(nowMs)])
        } else if ('excluded' in outcome) {
          await forgetLooks(tx, [id])
          await tx.query(EXCLUDE, [takenOn, id, outcome.excluded])
          await addToCounters(tx, crawlId, { waiting: -1, [`excluded:${outcome.excluded}`]: 1 })
        } else {
          await tx.query('delete from look_waiting where look_id = $1', [id])
          await tx.query(JOIN, [takenOn, id, jsonText(outcome)])
          await addEvidence(tx, [{ id, takenOn }])
          await addToCounters(tx, crawlId, { waiting: -1, evidence: 1 })
        }
      })
    },

    takeDown: (id, reason) => database.transaction((tx) => takeDownLook(tx, id, reason)),
    block: (what) => database.transaction((tx) => blockPosts(tx, what), { timeoutMs: BLOCK_TIMEOUT_MS }),
  }
}
