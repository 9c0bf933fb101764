import type { CrawlParams, CrawlSource } from '../../domain/crawl.ts'
import type { Article, Post } from '../../domain/post.ts'

/** One page of a source: what it held, and where to go on (null: nothing left). Posts that can't be read are counted, not thrown. */
export type PostPage = {
  posts: readonly Post[]
  articles: readonly Article[]
  /** Items that were left out, by reason (`no-image`, `licence`, `malformed`, …). */
  skipped: Readonly<Record<string, number>>
  nextCursor: string | null
}

/**
 * Port: one source of posts. Implemented in this folder, one driver a source.
 * Pages may repeat posts (the store knows them); a driver never sleeps or retries by itself: its client does.
 * Throws the coded errors of src/errors.ts; none holds a key.
 */
export type PostDriver = {
  readonly source: CrawlSource
  /** Why it can't run as configured (key missing, switched off), as a sentence that names the setting; null when it can. */
  readonly unavailable: string | null
  /** Throws SkipError `params-refused` naming the field and what is allowed; URLs are checked here too (src/crawlers/web). */
  checkParams(params: CrawlParams): void
  /** One page. `cursor` is null at the beginning, else what an earlier page gave. `admit` is awaited before each HTTP call (the run's budget) and what it throws ends the page. */
  fetchPage(
    params: CrawlParams,
    cursor: string | null,
    options: { signal: AbortSignal; admit: () => Promise<void> },
  ): Promise<PostPage>
}
