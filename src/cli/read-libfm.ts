import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { AbortedError } from '../errors.ts'
import type { TasteData } from '../recommender/taste/evaluate-fm.ts'
import { LibfmLineError, parseLibfmLine } from '../recommender/taste/libfm.ts'
import { createRowPacker, type Rows } from '../recommender/taste/rows.ts'

/**
 * Reads three libFM files, line by line. Indices, however far apart, become places in the order in which the training file names them;
 * an index that it does not know says nothing of a row and is left out. Throws AbortedError `libfm-unreadable` naming file and line.
 */
export async function readTasteData(paths: Record<'train' | 'valid' | 'test', string>): Promise<TasteData> {
  const places = new Map<number, number>()
  const train = await readRows(paths.train, (index) => {
    const known = places.get(index)
    if (known !== undefined) return known
    places.set(index, places.size)
    return places.size - 1
  })
  const valid = await readRows(paths.valid, (index) => places.get(index) ?? null)
  const test = await readRows(paths.test, (index) => places.get(index) ?? null)
  return { train, valid, test, featureCount: places.size }
}

async function readRows(path: string, placeOf: (index: number) => number | null): Promise<Rows> {
  const packer = createRowPacker()
  let number = 0
  const input = createReadStream(path)
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      const line = parseLibfmLine(text)
      if (line === null) continue
      const known = line.indices.map(placeOf)
      packer.add(
        line.label,
        known.filter((place) => place !== null),
        line.values.filter((_, i) => known[i] !== null),
      )
    }
  } catch (error) {
    if (!(error instanceof LibfmLineError)) throw error
    throw new AbortedError('libfm-unreadable', `${path}:${number}: ${error.message}`)
  } finally {
    input.destroy()
  }
  const rows = packer.rows()
  if (rows.count === 0) throw new AbortedError('libfm-unreadable', `${path} has no rows`)
  return rows
}
