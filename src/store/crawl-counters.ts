import { jsonText } from './json-text.ts'
import type { Queryable } from './queryable.ts'

const COUNT = `
  update crawl set counters = counters || (
    select coalesce(jsonb_object_agg(key, coalesce((counters ->> key)::integer, 0) + value::integer), '{}')
    from jsonb_each_text($2::jsonb)
  ) where id = $1`

const FAULT = `
  update crawl set errors = errors || jsonb_build_object($2::text, jsonb_build_object(
    'times', coalesce((errors -> $2 ->> 'times')::integer, 0) + 1, 'lastAtMs', $3::bigint, 'message', $4::text
  )) where id = $1`

/** Enough to tell what happened. */
const MESSAGE_LENGTH = 500

/** Adds to counters of a crawl. Last in a transaction: its row is held until the end. */
export async function addToCounters(
  tx: Queryable,
  crawlId: string | null,
  counters: Readonly<Record<string, number>>,
): Promise<void> {
  const changed = Object.entries(counters).filter(([, by]) => by !== 0)
  if (crawlId === null || changed.length === 0) return
  await tx.query(COUNT, [crawlId, jsonText(Object.fromEntries(changed))])
}

/** Notes the last error of its kind. */
export async function noteFault(
  tx: Queryable,
  crawlId: string | null,
  error: { kind: string; message: string },
  nowMs: number,
): Promise<void> {
  if (crawlId === null) return
  const message = error.message.replaceAll('\0', '').slice(0, MESSAGE_LENGTH).toWellFormed()
  await tx.query(FAULT, [crawlId, error.kind, nowMs, message])
}
