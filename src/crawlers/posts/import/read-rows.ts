import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type CsvError, parse } from 'csv-parse'

/** A row and the line that it begins at; or what is wrong with that line. */
export type RawRow = { line: number; value: unknown } | { line: number; fault: string }

/** Rows of a file: NDJSON by its ending (.ndjson, .jsonl), else CSV with a head line. Rejects where the file can't be read. */
export function readRows(file: string): AsyncGenerator<RawRow> {
  return /\.(ndjson|jsonl)$/i.test(file) ? ndjsonRows(file) : csvRows(file)
}

async function* ndjsonRows(file: string): AsyncGenerator<RawRow> {
  let line = 0
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1
    if (text.trim() === '') continue
    try {
      yield { line, value: JSON.parse(text) }
    } catch {
      yield { line, fault: 'is no JSON' }
    }
  }
}

async function* csvRows(file: string): AsyncGenerator<RawRow> {
  const faults: RawRow[] = []
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      faults.push({ line: Number(error?.lines ?? 0), fault: error?.message.split('\n')[0] ?? 'is no row' })
      return undefined
    },
  })
  const source = createReadStream(file).on('error', (error) => parser.destroy(error))
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
    record: unknown
    info: { lines: number }
  }>) {
    yield* faults.splice(0)
    yield { line: info.lines, value: record }
  }
  yield* faults.splice(0)
}
