import { createHash } from 'node:crypto'
import { Check } from 'typebox/value'
import { Post } from '../../../domain/post.ts'
import type { WebClient } from '../../web/web-client.ts'
import { dayOfPosting } from '../day-of-posting.ts'
import { hashtagsIn } from '../hashtags.ts'
import { licenceOf } from '../licences.ts'
import { allowOnly, checkUrlParam, needOneOf } from '../params.ts'
import { plainText } from '../plain-text.ts'
import type { PostDriver } from '../post-driver.ts'
import { fetchFeed } from './fetch-feed.ts'
import type { FeedItem } from './read-feed.ts'

export type FeedOptions = { web: WebClient; allowedOrigins: ReadonlySet<string> }

/** The entries of one feed with the first picture of each. A feed is one page. */
export function createFeedDriver({ web, allowedOrigins }: FeedOptions): PostDriver {
  return {
    source: 'feed',
    unavailable: null,
    checkParams(params) {
      allowOnly(params, 'feed', ['url'])
      needOneOf(params, 'feed', ['url'])
      checkUrlParam(params, allowedOrigins)
    },
    async fetchPage({ url = '' }, _cursor, options) {
      const feed = await fetchFeed(web, url, options)
      const read = feed.items.map((item) => postOf(item, feed.url))
      const skipped: Record<string, number> = {}
      for (const reason of read) if (typeof reason === 'string') skipped[reason] = (skipped[reason] ?? 0) + 1
      return {
        posts: read.filter((post) => typeof post !== 'string'),
        articles: [],
        skipped,
        nextCursor: null,
      }
    },
  }
}

function postOf(item: FeedItem, feedUrl: string): Post | string {
  const link = URL.parse(item.link, feedUrl)
  const image = item.images
    .map((src) => URL.parse(src, link?.href))
    .find((found) => found?.protocol.startsWith('http'))
  if (!image) return 'no-image'
  const caption = plainText(`${item.title} ${item.html}`, 5000)
  const post = {
    source: 'feed',
    // Ids are unique in their feed only, and of any length.
    sourceId: createHash('sha256')
      .update(`${new URL(feedUrl).host}\n${item.id}`)
      .digest('hex'),
    link: link?.href ?? '',
    imageUrl: image.href,
    author: item.author === null ? null : { name: plainText(item.author, 200), url: null },
    licence: licenceOf(item.licenceUrl, null),
    caption,
    tags: [...item.categories.map((name) => plainText(name, 200)), ...hashtagsIn(caption)].slice(0, 100),
    takenAt: item.publishedAtMs === null ? null : dayOfPosting(caption, item.publishedAtMs),
    coordinates: item.coordinates,
    placeNames: [],
    gender: 'unknown',
    personKey: null,
  }
  return link?.protocol.startsWith('http') && Check(Post, post) ? post : 'malformed'
}
