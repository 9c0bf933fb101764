import type { Article } from '../../../domain/post.ts'
import type { WebClient } from '../../web/web-client.ts'
import { allowOnly } from '../params.ts'
import { plainText } from '../plain-text.ts'
import type { PostDriver } from '../post-driver.ts'
import { fetchFeed } from './fetch-feed.ts'
import type { FeedItem } from './read-feed.ts'

export type NewsFeed = { topic: Article['topic']; url: string }

/** Weather and fashion news of the operator's feeds, one feed a page; a cursor is the number of the next. */
export function createNewsDriver({ web, feeds }: { web: WebClient; feeds: readonly NewsFeed[] }): PostDriver {
  return {
    source: 'news',
    unavailable: feeds.length === 0 ? 'NEWS_FEEDS is not set' : null,
    checkParams: (params) => allowOnly(params, 'news', []),
    async fetchPage(_params, cursor, options) {
      const index = cursor === null ? 0 : Number(cursor)
      const asked = feeds[index]
      if (!asked) return { posts: [], articles: [], skipped: {}, nextCursor: null }
      const feed = await fetchFeed(web, asked.url, options)
      const source = plainText(feed.title, 200) || new URL(feed.url).host
      const articles = feed.items.flatMap((item) => articleOf(item, feed.url, source, asked.topic) ?? [])
      return {
        posts: [],
        articles,
        skipped:
          articles.length < feed.items.length ? { malformed: feed.items.length - articles.length } : {},
        nextCursor: index + 1 < feeds.length ? String(index + 1) : null,
      }
    },
  }
}

function articleOf(item: FeedItem, feedUrl: string, source: string, topic: Article['topic']): Article | null {
  const link = URL.parse(item.link, feedUrl)
  const title = plainText(item.title, 300)
  if (!link?.protocol.startsWith('http') || title === '' || item.publishedAtMs === null) return null
  return { link: link.href, title, source, publishedAtMs: item.publishedAtMs, topic }
}
