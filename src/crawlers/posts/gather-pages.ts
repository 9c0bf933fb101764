import type { Crawl } from '../../domain/crawl.ts'
import type { PostDriver, PostPage } from './post-driver.ts'

/** A transaction for one post costs as much as for many; and a crawl that is killed fetches again what it had gathered. */
const ENOUGH_POSTS = 25
const LONGEST_MS = 2_000

/**
 * Pages of a driver from the crawl's cursor on, as one: until they hold enough posts, took long enough, or there are no more. What goes wrong
 * behind the first page ends them there, and is told as `fault`: what was gathered is to be kept first. Rejects as `fetchPage`.
 */
export async function gatherPages(
  driver: PostDriver,
  { params, cursor }: Pick<Crawl, 'params' | 'cursor'>,
  options: Parameters<PostDriver['fetchPage']>[2],
): Promise<{ page: PostPage; fault: unknown }> {
  const beganMs = performance.now()
  let page = await driver.fetchPage(params, cursor, options)
  while (
    page.nextCursor !== null &&
    page.posts.length < ENOUGH_POSTS &&
    performance.now() - beganMs < LONGEST_MS
  ) {
    try {
      page = joined(page, await driver.fetchPage(params, page.nextCursor, options))
    } catch (fault) {
      return { page, fault }
    }
  }
  return { page, fault: null }
}

function joined(before: PostPage, next: PostPage): PostPage {
  const skipped = { ...before.skipped }
  for (const [reason, times] of Object.entries(next.skipped)) skipped[reason] = (skipped[reason] ?? 0) + times
  return {
    posts: [...before.posts, ...next.posts],
    articles: [...before.articles, ...next.articles],
    skipped,
    nextCursor: next.nextCursor,
  }
}
