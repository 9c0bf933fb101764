import { hashBands, hashBits } from './look-changes.ts'
import type { LookStore } from './look-ports.ts'
import type { Queryable } from './queryable.ts'

type Asked = Parameters<LookStore['duplicateOf']>[0]
type Duplicate = Awaited<ReturnType<LookStore['duplicateOf']>>

/** Four bands: among up to 3 bits of difference one band has none, among up to 7 one has at most one. */
const BANDS = 4
const MOST_BITS = 2 * BANDS - 1

const SAME = `
  select look_id as id, 'content' as by from look_print where content_hash = decode($1, 'hex')
  union all
  select look_id, 'person-day' from look_print where person_key = $2 and taken_on = $3`

const NEAR = `
  select look_id as id, 'near' as by from look_print
  where (band_1 = any($2) or band_2 = any($3) or band_3 = any($4) or band_4 = any($5))
    and bit_count(perceptual # $1::bit(64)) <= $6
  order by bit_count(perceptual # $1::bit(64)), look_id limit 1`

/** Reads what is equal, or shares a band of the hash: a handful of looks out of a million. */
export async function duplicateOf(tx: Queryable, asked: Asked): Promise<Duplicate> {
  const { contentHash, perceptualHash, bits, personKey, takenOn } = asked
  if (bits > MOST_BITS) throw new RangeError(`hashes are compared within ${MOST_BITS} bits at most`)
  const isAsked = contentHash !== null || personKey !== null
  const same = isAsked
    ? await tx.query<NonNullable<Duplicate>>(SAME, [contentHash, personKey, takenOn])
    : { rows: [] }
  const content = same.rows.find(({ by }) => by === 'content')
  if (content) return content
  if (perceptualHash !== null) {
    const near = await tx.query<NonNullable<Duplicate>>(NEAR, [
      hashBits(perceptualHash),
      ...hashBands(perceptualHash).map((band) => (bits < BANDS ? [band] : withinOneBit(band))),
      bits,
    ])
    if (near.rows[0]) return near.rows[0]
  }
  return same.rows[0] ?? null
}

function withinOneBit(band: number): number[] {
  return [band, ...Array.from({ length: 16 }, (_, n) => band ^ (1 << n))]
}
