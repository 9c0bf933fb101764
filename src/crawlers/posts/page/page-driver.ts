import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import type { CrawlParams } from '../../../domain/crawl.ts'
import { Post } from '../../../domain/post.ts'
import { SkipError } from '../../../errors.ts'
import type { WebClient } from '../../web/web-client.ts'
import { dayOfPosting } from '../day-of-posting.ts'
import { licenceOf } from '../licences.ts'
import { allowOnly, checkUrlParam, needOneOf, refuse } from '../params.ts'
import { personKey } from '../person-key.ts'
import type { PostDriver, PostPage } from '../post-driver.ts'
import { wishesOut } from '../robots-wish.ts'
import { parseTakenAt } from '../taken-at.ts'
import { extractPage } from './extract-page.ts'
import { linksIn, matchesWhole } from './links-in.ts'
import type { SiteProfile } from './site-profile.ts'

const MAX_BYTES = 4 * 2 ** 20
const TYPES = ['text/html', 'application/xhtml+xml', 'application/xml', 'text/xml']

/** Lists still to be read, and posts still to be fetched. */
const Cursor = Type.Object({ lists: Type.Array(Type.String()), links: Type.Array(Type.String()) })
type Cursor = Static<typeof Cursor>

export type PageOptions = {
  web: WebClient
  sites: readonly SiteProfile[]
  allowedOrigins: ReadonlySet<string>
}

/** Posts on pages of sites that allow it, as profiles describe them. One list or one post a page of results; robots.txt always holds. */
export function createPageDriver({ web, sites, allowedOrigins }: PageOptions): PostDriver {
  const turnedOn = sites.filter(({ on }) => on)

  function siteOf({ site, url }: CrawlParams): SiteProfile & { pattern: RegExp } {
    const found = sites.find(({ id }) => id === site)
    const names = turnedOn.map(({ id }) => id).join(', ') || 'none'
    if (!found) refuse('site', `no such site; turned on: ${names}`)
    if (!found.on) refuse('site', `${found.id} is switched off. ${found.reason}`)
    const origins = new Set(found.start.map((start) => new URL(start).origin))
    if (url !== undefined && !origins.has(new URL(url).origin))
      refuse('url', `must lie on ${[...origins].join(' or ')}, where ${found.id} is`)
    return { ...found, pattern: new RegExp(found.linkPattern, 'u') }
  }

  return {
    source: 'page',
    unavailable: turnedOn.length === 0 ? 'no site is turned on: see CRAWL_SITES' : null,
    checkParams(params) {
      allowOnly(params, 'page', ['site', 'url'])
      needOneOf(params, 'page', ['site'])
      checkUrlParam(params, allowedOrigins)
      siteOf(params)
    },
    async fetchPage(params, cursorText, { signal, admit }) {
      const site = siteOf(params)
      const cursor: Cursor =
        cursorText === null
          ? { lists: params.url ? [params.url] : [...site.start], links: [] }
          : JSON.parse(cursorText)
      const fetchText = async (url: string, linkedFrom?: string) => {
        const answer = await web.fetch({ url, linkedFrom, accept: TYPES, maxBytes: MAX_BYTES, signal, admit })
        const text = new TextDecoder().decode(answer.body)
        return { url: answer.url, text, wishesOut: wishesOut(answer.robotsTag ?? '') }
      }
      const [link, ...links] = cursor.links
      if (link !== undefined) {
        const read = await fetchText(link, site.start[0]).then((page) => postOf(page, site), orReason)
        return pageOf(read, { ...cursor, links })
      }
      const [list, ...lists] = cursor.lists
      if (list === undefined) return pageOf(null, { lists: [], links: [] })
      const { url, text } = await fetchText(list)
      return pageOf(null, { lists, links: linksIn(text, url, site.pattern) })
    },
  }
}

/** One post that can't be had does not end the run. */
function orReason(error: unknown): string {
  if (error instanceof SkipError) return error.code
  throw error
}

function pageOf(read: Post | string | null, cursor: Cursor): PostPage {
  const left = cursor.lists.length + cursor.links.length > 0
  return {
    posts: read === null || typeof read === 'string' ? [] : [read],
    articles: [],
    skipped: typeof read === 'string' ? { [read]: 1 } : {},
    nextCursor: left ? JSON.stringify(cursor) : null,
  }
}

function postOf(
  page: { url: string; text: string; wishesOut: boolean },
  site: SiteProfile & { pattern: RegExp },
): Post | string {
  const fields = extractPage(page.text, site.nextData)
  if (page.wishesOut || fields.wishesOut) return 'page-wish'
  const image = URL.parse(fields.image ?? '', page.url)
  if (fields.image === null || !image?.protocol.startsWith('http')) return 'no-image'
  const canonical = URL.parse(fields.canonical ?? '', page.url)?.href
  const link = canonical !== undefined && matchesWhole(site.pattern, canonical) ? canonical : page.url
  const post = {
    source: 'page',
    sourceId: createHash('sha256').update(link).digest('hex'),
    link,
    imageUrl: image.href,
    author: fields.author === null ? null : { name: fields.author.slice(0, 200), url: fields.authorUrl },
    licence: licenceOf(fields.licence ?? site.licence, fields.licence ?? site.licence),
    caption: fields.caption,
    tags: fields.tags,
    takenAt: takenAtOf(fields, site),
    coordinates: null,
    placeNames: fields.place === null ? [] : [fields.place],
    gender: site.gender ?? 'unknown',
    personKey: personKey('page', fields.authorUrl ?? fields.author),
  }
  return Check(Post, post) ? post : 'malformed'
}

function takenAtOf(
  { createdAt, publishedAt, caption }: ReturnType<typeof extractPage>,
  site: SiteProfile,
): Post['takenAt'] {
  if (createdAt !== null) return parseTakenAt(createdAt)
  if (publishedAt === null) return null
  if (!site.publishedIsTaken) return dayOfPosting(caption, Date.parse(publishedAt))
  const published = parseTakenAt(publishedAt)
  return published && { ...published, time: null }
}
