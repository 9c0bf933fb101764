import type { Clock } from '../../domain/clock.ts'
import type { CrawlSource } from '../../domain/crawl.ts'
import type { HashtagBudget } from '../../store/look-ports.ts'
import type { WebClient } from '../web/web-client.ts'
import { createCommonsDriver } from './commons/commons-driver.ts'
import { createFeedDriver } from './feed/feed-driver.ts'
import { createNewsDriver, type NewsFeed } from './feed/news-driver.ts'
import { createFlickrDriver } from './flickr/flickr-driver.ts'
import { createInstagramDriver, type InstagramOptions } from './instagram/instagram-driver.ts'
import { createMastodonDriver } from './mastodon/mastodon-driver.ts'
import { createPageDriver } from './page/page-driver.ts'
import { readSites } from './page/read-sites.ts'
import type { PostDriver } from './post-driver.ts'

export type PostSettings = {
  commons: { baseUrl: string }
  flickr: { key: string | null; baseUrl: string }
  instagram: Pick<InstagramOptions, 'account' | 'baseUrl'>
  mastodon: { baseUrl: string | null; token: string | null }
  newsFeeds: readonly NewsFeed[]
  sites: readonly string[]
  sitesFile: string | null
}

/** Origins that the operator's settings name: they may lie anywhere, also on a private network. */
export function configuredOrigins(settings: PostSettings): string[] {
  const { commons, flickr, instagram, mastodon, newsFeeds } = settings
  const urls = [
    commons.baseUrl,
    flickr.baseUrl,
    instagram.baseUrl,
    mastodon.baseUrl,
    ...newsFeeds.map(({ url }) => url),
  ]
  return [...new Set(urls.flatMap((url) => (url === null ? [] : new URL(url).origin)))]
}

/**
 * One driver a source. `allowedOrigins` are origins beside the configured ones that parameters may name (empty but in tests).
 * Throws AbortedError `sites-unreadable` where the operator's profiles are wrong.
 */
export function createPostDrivers(
  settings: PostSettings,
  deps: { web: WebClient; hashtags: HashtagBudget; clock: Clock; allowedOrigins?: readonly string[] },
): ReadonlyMap<CrawlSource, PostDriver> {
  const { web, hashtags, clock } = deps
  const allowedOrigins = new Set(deps.allowedOrigins)
  const drivers = [
    createCommonsDriver({ web, ...settings.commons }),
    createFlickrDriver({ web, clock, ...settings.flickr }),
    createInstagramDriver({ web, hashtags, clock, ...settings.instagram }),
    createMastodonDriver({ web, ...settings.mastodon }),
    createFeedDriver({ web, allowedOrigins }),
    createPageDriver({ web, sites: readSites(settings.sitesFile, settings.sites), allowedOrigins }),
    createNewsDriver({ web, feeds: settings.newsFeeds }),
  ]
  return new Map(drivers.map((driver) => [driver.source, driver]))
}
