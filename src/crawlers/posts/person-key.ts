import { createHash } from 'node:crypto'
import type { SourceId } from '../../domain/post.ts'

/** Tells posts of one account from those of others without keeping who it is; null where the source doesn't say. */
export function personKey(source: SourceId, account: string | null | undefined): string | null {
  if (!account) return null
  return createHash('sha256').update(`${source}\n${account}`).digest('hex').slice(0, 32)
}
