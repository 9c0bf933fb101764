import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { type Static, Type } from 'typebox'
import type { Database } from './database.ts'
import { schemaVersion } from './migrate.ts'
import type { Queryable } from './queryable.ts'

/** Every table of ours but the answers kept for a day; of jobs nothing is carried over, the schedule makes them anew. */
export const TABLES = [
  'forecast',
  'provider_budget',
  'demand',
  'history_site',
  'observation',
  'forecast_score',
  'provider_outcome',
  'post',
  'look',
  'look_thumbnail',
  'look_waiting',
  'look_print',
  'look_region',
  'evidence_count',
  'worn_together',
  'article',
  'block',
  'hashtag_use',
  'crawl',
  'source_setting',
  'source_success',
  'api_key',
  'audit_entry',
  'profile',
  'advice',
  'felt_answer',
  'wear_answer',
  'wardrobe_item',
  'taste_model',
  'taste_person',
] as const

/** First line of an export. Each further line is one row, `["table", {column: value}]`, tables in the order of TABLES. */
export const ExportHeader = Type.Object({
  format: Type.Literal('ondot-store'),
  schemaVersion: Type.Integer(),
  rows: Type.Integer({ minimum: 0 }),
})
export type ExportHeader = Static<typeof ExportHeader>

/** Rows done of rows in all; called after every batch. */
export type Progress = (rows: number, total: number) => void

const BATCH_ROWS = 500
/** Of one statement. */
export const TRANSFER_TIMEOUT_MS = 60_000

/** Writes the whole store as of one moment to `out` as NDJSON, at the reader's pace, and leaves `out` open. Returns the rows written. */
export async function exportStore(database: Database, out: Writable, onProgress: Progress): Promise<number> {
  return database.transaction(
    async (tx) => {
      await tx.query("set transaction isolation level repeatable read, read only; set local timezone = 'UTC'")
      const total = await countRows(tx)
      const header: ExportHeader = {
        format: 'ondot-store',
        schemaVersion: await schemaVersion(tx),
        rows: total,
      }
      await write(out, `${JSON.stringify(header)}\n`)
      let done = 0
      for (const table of TABLES) {
        for await (const rows of batches(tx, table)) {
          await write(out, rows.map((row) => `["${table}",${row}]\n`).join(''))
          done += rows.length
          onProgress(done, total)
        }
      }
      return done
    },
    { timeoutMs: TRANSFER_TIMEOUT_MS },
  )
}

async function countRows(tx: Queryable): Promise<number> {
  const counts = TABLES.map((table) => `(select count(*) from ${table})`).join(' + ')
  const { rows } = await tx.query<{ total: number }>(`select (${counts})::integer as total`)
  return rows[0]?.total ?? 0
}

/** Rows as JSON texts, through a cursor: memory holds one batch. */
async function* batches(tx: Queryable, table: string): AsyncGenerator<string[]> {
  await tx.query(
    `declare export_rows no scroll cursor for select row_to_json(t)::text as row from ${table} t`,
  )
  for (;;) {
    const { rows } = await tx.query<{ row: string }>(`fetch ${BATCH_ROWS} from export_rows`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await tx.query('close export_rows')
}

async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain')
}
