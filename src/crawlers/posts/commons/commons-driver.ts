import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { CrawlParams } from '../../../domain/crawl.ts'
import { AbortedError, RetryError, ThrottleError } from '../../../errors.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import type { WebClient } from '../../web/web-client.ts'
import { collectPosts } from '../collect-posts.ts'
import { allowOnly, needOneOf, refuse } from '../params.ts'
import type { PostDriver, PostPage } from '../post-driver.ts'
import { readJson } from '../read-json.ts'
import { CommonsPage, parseCommonsPage } from './parse-commons.ts'

const PATH = '/w/api.php'
const PAGE_SIZE = 50
/** Of the service. */
const LONGEST_RADIUS_KM = 10
/** Wide enough for the detector; the service scales. */
const PHOTO_WIDTH = 1280
/** Seconds that replicas may lag; what its manual asks of crawlers. */
const MAX_LAG = 5
const FIELDS = [
  'DateTimeOriginal',
  'LicenseShortName',
  'LicenseUrl',
  'Artist',
  'GPSLatitude',
  'GPSLongitude',
  'ImageDescription',
  'Categories',
]

const Answer = Type.Object({
  continue: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  query: Type.Optional(Type.Object({ pages: Type.Array(Type.Unknown()) })),
})
const WithInfo = Type.Object({ imageinfo: Type.Unknown() })
const Fault = Type.Object({ error: Type.Object({ code: Type.String(), info: Type.Optional(Type.String()) }) })

/**
 * Wikimedia Commons by words or by place. Keyless; the client's User-Agent names a contact, as its policy asks. A cursor is the
 * service's own `continue`, as JSON.
 */
export function createCommonsDriver({ web, baseUrl }: { web: WebClient; baseUrl: string }): PostDriver {
  return {
    source: 'commons',
    unavailable: null,
    checkParams(params) {
      allowOnly(params, 'commons', ['query', 'near'])
      needOneOf(params, 'commons', ['query', 'near'])
      if (params.query !== undefined && params.near !== undefined)
        refuse('near', 'commons takes query or near, not both')
      if ((params.near?.radiusKm ?? 0) > LONGEST_RADIUS_KM)
        refuse('near', `radiusKm is at most ${LONGEST_RADIUS_KM} at commons`)
    },
    async fetchPage(params, cursor, { signal, admit }) {
      const query = new URLSearchParams({
        action: 'query',
        format: 'json',
        formatversion: '2',
        maxlag: String(MAX_LAG),
        prop: 'imageinfo',
        iiprop: 'url|user|mime|extmetadata',
        iiurlwidth: String(PHOTO_WIDTH),
        iiextmetadatafilter: FIELDS.join('|'),
        ...generatorOf(params),
        ...(cursor === null ? {} : JSON.parse(cursor)),
      })
      const answer = await readJson(
        web,
        Answer,
        { url: `${baseUrl}${PATH}?${query}`, signal, admit },
        faultOf,
      )
      return pageOf(answer.query?.pages ?? [], answer.continue ? JSON.stringify(answer.continue) : null)
    },
  }
}

function generatorOf({ query, near }: CrawlParams): Record<string, string> {
  if (near) {
    const radiusM = Math.max(10, Math.round(near.radiusKm * 1000))
    return {
      generator: 'geosearch',
      ggscoord: `${near.lat}|${near.lon}`,
      ggsradius: String(radiusM),
      ggsnamespace: '6',
      ggslimit: '500',
    }
  }
  return {
    generator: 'search',
    gsrsearch: `${query} filetype:bitmap`,
    gsrnamespace: '6',
    gsrlimit: String(PAGE_SIZE),
  }
}

/** Files whose imageinfo comes with a later page of the same results are left to it. */
function pageOf(pages: readonly unknown[], nextCursor: string | null): PostPage {
  const complete = pages.filter((page) => Check(WithInfo, page))
  return {
    ...collectPosts(CommonsPage, complete, (page) => [parseCommonsPage(page)]),
    articles: [],
    nextCursor,
  }
}

/** Faults come with status 200. */
function faultOf(body: unknown, { url, retryAfterMs }: HttpAnswer): Error | null {
  if (!Check(Fault, body)) return null
  const { code, info = '' } = body.error
  const message = `GET ${url}: ${code} ${info.slice(0, 120)}`
  if (code === 'maxlag' || code === 'ratelimited')
    return new ThrottleError('upstream-throttled', message, retryAfterMs)
  if (code === 'blocked' || code === 'permissiondenied') return new AbortedError('upstream-denied', message)
  if (code.startsWith('internal_api_error') || code === 'readonly')
    return new RetryError('upstream-failed', message)
  return new AbortedError('upstream-refused', message)
}
