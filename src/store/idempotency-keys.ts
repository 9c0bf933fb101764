import type { Database } from './database.ts'
import type { IdempotencyKeys } from './look-ports.ts'

/** Longer than any request takes: whoever had the key is gone. */
const RUNNING_MS = 60_000

const TAKE = `
  insert into idempotency_key as held (owner, key, request_hash, taken_at) values ($1, $2, $3, $4)
  on conflict (owner, key) do update set request_hash = excluded.request_hash, taken_at = excluded.taken_at
  where held.status is null and held.taken_at <= $5
  returning key`

type HeldRow = {
  request_hash: string
  status: number | null
  headers: Record<string, string> | null
  body: string | null
}

export function createIdempotencyKeys(database: Database): IdempotencyKeys {
  return {
    async take(owner, key, requestHash, nowMs) {
      const values = [owner, key, requestHash, new Date(nowMs), new Date(nowMs - RUNNING_MS)]
      return database.transaction(async (tx) => {
        if ((await tx.query(TAKE, values)).rows.length === 1) return { kind: 'new' }
        const text =
          'select request_hash, status, headers, body from idempotency_key where owner = $1 and key = $2'
        const { rows } = await tx.query<HeldRow>(text, [owner, key])
        const held = rows[0]
        // It was given back in this moment: whoever asks again gets it.
        if (held === undefined) return { kind: 'running' }
        if (held.request_hash !== requestHash) return { kind: 'other' }
        const { status, headers, body } = held
        return status === null
          ? { kind: 'running' }
          : { kind: 'kept', status, headers: headers ?? {}, body: body ?? '' }
      })
    },

    async keep(owner, key, { status, headers, body }) {
      const text =
        'update idempotency_key set status = $3, headers = $4, body = $5 where owner = $1 and key = $2'
      await database.query(text, [owner, key, status, JSON.stringify(headers), body])
    },

    async release(owner, key) {
      const text = 'delete from idempotency_key where owner = $1 and key = $2 and status is null'
      await database.query(text, [owner, key])
    },

    async deleteBefore(beforeMs) {
      const text = 'delete from idempotency_key where taken_at < $1'
      return (await database.query(text, [new Date(beforeMs)])).rowCount ?? 0
    },
  }
}
