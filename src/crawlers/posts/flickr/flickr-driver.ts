import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import type { Clock } from '../../../domain/clock.ts'
import type { CrawlParams } from '../../../domain/crawl.ts'
import { AbortedError, RetryError, SkipError } from '../../../errors.ts'
import type { WebClient } from '../../web/web-client.ts'
import { collectPosts } from '../collect-posts.ts'
import { allowOnly, needOneOf, refuse } from '../params.ts'
import type { PostDriver, PostPage } from '../post-driver.ts'
import { readJson } from '../read-json.ts'
import { FLICKR_LICENCES, FlickrPhoto, parseFlickrPhoto } from './parse-flickr.ts'
import { after, type FlickrCursor, split } from './windows.ts'

const PATH = '/services/rest/'
/** The most that a search by place gives. */
const PAGE_SIZE = 250
/** Beyond these the service repeats what it gave. */
const MOST_RESULTS = 4_000
const DAY_S = 86_400
const DEFAULT_DAYS = 365

const Answer = Type.Object({
  photos: Type.Object({
    pages: Type.Integer(),
    total: Type.Union([Type.Integer(), Type.String()]),
    photo: Type.Array(Type.Unknown()),
  }),
})
const Fault = Type.Object({ stat: Type.Literal('fail'), code: Type.Integer(), message: Type.String() })
type Fault = Static<typeof Fault>

export type FlickrOptions = { web: WebClient; baseUrl: string; key: string | null; clock: Clock }

/** Flickr's search for photos with a place under free licences. More than 4,000 results are read in slices of the time taken. */
export function createFlickrDriver({ web, baseUrl, key, clock }: FlickrOptions): PostDriver {
  return {
    source: 'flickr',
    unavailable: key === null ? 'FLICKR_API_KEY is not set' : null,
    checkParams(params) {
      allowOnly(params, 'flickr', ['query', 'near', 'from', 'to'])
      needOneOf(params, 'flickr', ['query', 'near'])
      if (params.from && params.to && params.from > params.to) refuse('to', 'must not be before from')
    },
    async fetchPage(params, cursorText, { signal, admit }) {
      if (key === null) throw new AbortedError('key-missing', 'FLICKR_API_KEY is not set')
      const cursor: FlickrCursor = cursorText === null ? wholeRange(params, clock()) : JSON.parse(cursorText)
      const query = new URLSearchParams(searchOf(params, cursor))
      const request = {
        url: `${baseUrl}${PATH}?${query}`,
        secrets: { query: { api_key: key } },
        signal,
        admit,
      }
      const { photos } = await readJson(web, Answer, request, (body, { url }) =>
        Check(Fault, body) ? faultOf(body, url) : null,
      )
      const finer = cursor.page === 1 && Number(photos.total) > MOST_RESULTS ? split(cursor) : null
      if (finer) return { posts: [], articles: [], skipped: {}, nextCursor: JSON.stringify(finer) }
      return pageOf(photos.photo, after(cursor, Math.min(photos.pages, MOST_RESULTS / PAGE_SIZE)))
    },
  }
}

function wholeRange({ from, to }: CrawlParams, nowMs: number): FlickrCursor {
  const endS = to ? Date.parse(`${to}T23:59:59Z`) / 1000 : Math.floor(nowMs / 1000) + DAY_S
  const startS = from ? Date.parse(`${from}T00:00:00Z`) / 1000 : endS - DEFAULT_DAYS * DAY_S
  return { windows: [[startS, endS]], page: 1 }
}

function searchOf({ query, near }: CrawlParams, { windows, page }: FlickrCursor): Record<string, string> {
  const [fromS, toS] = windows[0]!
  return {
    method: 'flickr.photos.search',
    format: 'json',
    nojsoncallback: '1',
    media: 'photos',
    content_types: '0',
    safe_search: '1',
    has_geo: '1',
    license: FLICKR_LICENCES,
    extras: 'geo,date_taken,license,owner_name,tags,description,url_l,url_c',
    sort: 'date-taken-desc',
    min_taken_date: clockText(fromS),
    max_taken_date: clockText(toS),
    per_page: String(PAGE_SIZE),
    page: String(page),
    ...(query !== undefined && { text: query }),
    ...(near && {
      lat: String(near.lat),
      lon: String(near.lon),
      radius: String(near.radiusKm),
      radius_units: 'km',
    }),
  }
}

/** `2026-11-21 14:35:00`, of the photo's own clock. */
function clockText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

function pageOf(photos: readonly unknown[], next: FlickrCursor | null): PostPage {
  const read = collectPosts(FlickrPhoto, photos, (photo) => [parseFlickrPhoto(photo)])
  return { ...read, articles: [], nextCursor: next && JSON.stringify(next) }
}

/** Codes of flickr.photos.search; faults come with status 200. */
function faultOf({ code, message }: Fault, url: string): Error {
  const text = `GET ${url}: fault ${code}, ${message.slice(0, 120)}`
  if (code === 100 || code === 98 || code === 99) return new AbortedError('upstream-denied', text)
  if (code === 10 || code === 105 || code === 0 || code === 106)
    return new RetryError('upstream-failed', text)
  return new SkipError('upstream-refused', text)
}
