import type { Static, TSchema } from 'typebox'
import { Check } from 'typebox/value'
import type { Post } from '../../domain/post.ts'

/** Parses the items of a page one by one: what can't be read is counted by its reason, and the rest lands. */
export function collectPosts<S extends TSchema>(
  schema: S,
  items: readonly unknown[],
  parse: (item: Static<S>) => readonly (Post | string)[],
): { posts: Post[]; skipped: Record<string, number> } {
  const posts: Post[] = []
  const skipped: Record<string, number> = {}
  for (const item of items) {
    for (const read of Check(schema, item) ? parse(item) : ['malformed']) {
      if (typeof read === 'string') skipped[read] = (skipped[read] ?? 0) + 1
      else posts.push(read)
    }
  }
  return { posts, skipped }
}
