import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { AbortedError } from '../errors.ts'
import type { Database } from './database.ts'
import { ExportHeader, type Progress, TABLES, TRANSFER_TIMEOUT_MS } from './export-store.ts'
import { makeLookMonth } from './look-partitions.ts'
import { schemaVersion } from './migrate.ts'
import type { Queryable } from './queryable.ts'
import { recountEvidence } from './recount-evidence.ts'

const BATCH_ROWS = 500

const ExportRow = Type.Tuple([Type.Enum(TABLES), Type.Record(Type.String(), Type.Unknown())])
type Table = (typeof TABLES)[number]

/**
 * Adds the rows of an export, all or none; rows that are there already stay as they are, so a second import adds nothing.
 * Returns the rows added. Throws AbortedError `export-unreadable` (not an export, damaged, cut short) or `export-version`.
 */
export async function importStore(
  database: Database,
  input: Readable,
  onProgress: Progress,
): Promise<number> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  const first = await lines.next()
  const header = parseLine(ExportHeader, first.done ? '' : first.value, 1)
  return database.transaction(
    async (tx) => {
      await refuseOtherVersion(tx, header)
      let [read, added] = [0, 0]
      for await (const { table, rows } of batches(lines)) {
        added += await insert(tx, table, rows)
        read += rows.length
        onProgress(read, header.rows)
      }
      if (read !== header.rows) throw unreadable(`it has ${read} rows of ${header.rows}: it was cut short`)
      if (added > 0) await afterRows(tx)
      return added
    },
    { timeoutMs: TRANSFER_TIMEOUT_MS },
  )
}

async function refuseOtherVersion(tx: Queryable, header: ExportHeader): Promise<void> {
  const version = await schemaVersion(tx)
  if (header.schemaVersion === version) return
  const message = `the export has schema version ${header.schemaVersion}, this store ${version}: export and import with the same release`
  throw new AbortedError('export-version', message)
}

async function* batches(
  lines: AsyncIterator<string>,
): AsyncGenerator<{ table: Table; rows: Record<string, unknown>[] }> {
  let batch: { table: Table; rows: Record<string, unknown>[] } | null = null
  for (let number = 2; ; number++) {
    const line = await lines.next()
    if (line.done) break
    const [table, row] = parseLine(ExportRow, line.value, number)
    if (batch !== null && (batch.table !== table || batch.rows.length === BATCH_ROWS)) {
      yield batch
      batch = null
    }
    batch ??= { table, rows: [] }
    batch.rows.push(row)
  }
  if (batch !== null) yield batch
}

/** Numbers go on behind those that came, and where looks joined looks the counts are of both. */
const SEQUENCES = [
  ['post_seq', 'post'],
  ['look_seq', 'look'],
  ['crawl_seq', 'crawl'],
  ['audit_seq', 'audit_entry'],
]

async function afterRows(tx: Queryable): Promise<void> {
  for (const [sequence, table] of SEQUENCES)
    await tx.query(`select setval('${sequence}', max(seq)) from ${table} having max(seq) is not null`)
  await recountEvidence(tx)
}

async function insert(tx: Queryable, table: Table, rows: Record<string, unknown>[]): Promise<number> {
  if (table === 'look')
    for (const month of new Set(rows.map(({ taken_on }) => String(taken_on).slice(0, 7))))
      await makeLookMonth(tx, `${month}-01`)
  const text = `insert into ${table} select * from json_populate_recordset(null::${table}, $1) on conflict do nothing`
  const result = await tx.query(text, [JSON.stringify(rows)])
  return result.rowCount ?? 0
}

function parseLine<T extends TSchema>(schema: T, line: string, number: number): Static<T> {
  try {
    const parsed: unknown = JSON.parse(line)
    if (Value.Check(schema, parsed)) return parsed
  } catch {
    // Not JSON: the same as JSON of another shape.
  }
  throw unreadable(`line ${number} is not what an export of this program holds there`)
}

function unreadable(why: string): AbortedError {
  return new AbortedError('export-unreadable', `the export can't be read: ${why}`)
}
