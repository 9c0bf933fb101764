import type { PostDriver } from '../../../src/crawlers/posts/post-driver.ts'
import { createWebClient, type WebClient } from '../../../src/crawlers/web/web-client.ts'
import type { CrawlParams } from '../../../src/domain/crawl.ts'
import type { Article, Post } from '../../../src/domain/post.ts'

/** The real client without pauses, allowed to reach the fakes. */
export function webFor(...origins: string[]): WebClient {
  return createWebClient({
    contact: 'crawler@ondot.example',
    minIntervalMs: 0,
    backoffMs: 1,
    tries: 1,
    allowedOrigins: origins,
  })
}

export type ReadAll = {
  posts: Post[]
  articles: Article[]
  skipped: Record<string, number>
  pages: number
  requests: number
}

/** Everything that a source gives, page by page, as a crawl reads it. */
export async function readAll(driver: PostDriver, params: CrawlParams, mostPages = 100): Promise<ReadAll> {
  const read: ReadAll = { posts: [], articles: [], skipped: {}, pages: 0, requests: 0 }
  const options = {
    signal: new AbortController().signal,
    admit: async () => {
      read.requests++
    },
  }
  let cursor: string | null = null
  do {
    const page = await driver.fetchPage(params, cursor, options)
    read.posts.push(...page.posts)
    read.articles.push(...page.articles)
    for (const [reason, times] of Object.entries(page.skipped))
      read.skipped[reason] = (read.skipped[reason] ?? 0) + times
    cursor = page.nextCursor
    read.pages++
  } while (cursor !== null && read.pages < mostPages)
  return read
}

export const ids = ({ posts }: Pick<ReadAll, 'posts'>) => posts.map(({ sourceId }) => sourceId)
