import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { LookCursor } from '../store/look-ports.ts'
import { invalidQuery } from './problem.ts'

const Safe = Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })
const Packed = Type.Tuple([
  Type.String({ maxLength: 100 }),
  Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
  Safe,
  Safe,
])

/** A cursor as clients carry it: opaque to them. */
export function packCursor({ region, at, seq, asOfSeq }: LookCursor): string {
  return Buffer.from(JSON.stringify([region, at, seq, asOfSeq])).toString('base64url')
}

/** Throws ProblemError 400 where it is none that an answer gave. */
export function unpackCursor(text: string): LookCursor {
  try {
    const packed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Value.Check(Packed, packed)) {
      const [region, at, seq, asOfSeq] = packed
      return { region, at, seq, asOfSeq }
    }
  } catch {
    // No JSON: the same as JSON of another shape.
  }
  throw invalidQuery('cursor', 'must be `next` of an earlier answer')
}
