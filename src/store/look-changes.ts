import { removeEvidence } from './evidence-counting.ts'
import type { NewLook } from './look-ports.ts'
import { insertLook, keyColumns, type LookKey } from './look-rows.ts'
import type { Queryable } from './queryable.ts'

/** Steps that others put together in their transactions. All hold the row of the look's post, so that no two change one look. */

export const DUPLICATE = 'duplicate'

/** Any of its unique indexes may say that the look is there: the same photo, or the same person on the same day. */
const PRINT = `
  insert into look_print (look_id, taken_on, content_hash, perceptual, band_1, band_2, band_3, band_4, person_key)
  values ($1, $2, decode($3, 'hex'), $4::bit(64), $5, $6, $7, $8, $9)
  on conflict do nothing`

/** Stores a new look as what it is, or as a duplicate of one that came in between. Returns it as it was stored: evidence is the caller's to count. */
export async function storeLook(tx: Queryable, asked: NewLook, nowMs: number): Promise<NewLook> {
  const isNew = asked.state === 'excluded' || (await storePrint(tx, asked))
  const look: NewLook = isNew ? asked : { ...asked, state: 'excluded', reason: DUPLICATE }
  const thumbnail = look.state !== 'excluded' && look.licence.copies ? look.thumbnail : null
  await insertLook(tx, { ...look, thumbnail })
  if (thumbnail !== null)
    await tx.query('insert into look_thumbnail (look_id, jpeg) values ($1, $2)', [look.id, thumbnail])
  if (look.state === 'waiting')
    await tx.query('insert into look_waiting (look_id, taken_on, since) values ($1, $2, $3)', [
      look.id,
      look.takenOn,
      new Date(nowMs),
    ])
  return look
}

async function storePrint(tx: Queryable, look: NewLook): Promise<boolean> {
  const { id, takenOn, contentHash, perceptualHash, personKey } = look
  if (contentHash === null && perceptualHash === null && personKey === null) return true
  const bits = perceptualHash && hashBits(perceptualHash)
  const bands = perceptualHash ? hashBands(perceptualHash) : [null, null, null, null]
  const result = await tx.query(PRINT, [id, takenOn, contentHash, bits, ...bands, personKey])
  return result.rowCount === 1
}

export function hashBits(perceptualHash: string): string {
  return BigInt(`0x${perceptualHash}`).toString(2).padStart(64, '0')
}

/** Four times 16 bits. */
export function hashBands(perceptualHash: string): number[] {
  return [0, 4, 8, 12].map((at) => Number.parseInt(perceptualHash.slice(at, at + 4), 16))
}

/** Takes looks away with all that hangs on them. Their posts are the caller's. */
export async function deleteLooks(tx: Queryable, looks: readonly LookKey[]): Promise<void> {
  await removeEvidence(tx, looks)
  await forgetLooks(
    tx,
    looks.map(({ id }) => id),
  )
  await tx.query(
    'delete from look where taken_on = any($1::date[]) and id = any($2::uuid[])',
    keyColumns(looks),
  )
}

/** What only looks that wait or count have. */
export async function forgetLooks(tx: Queryable, ids: readonly string[]): Promise<void> {
  for (const table of ['look_waiting', 'look_print', 'look_thumbnail'])
    await tx.query(`delete from ${table} where look_id = any($1::uuid[])`, [ids])
}
