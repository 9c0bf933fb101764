import { type Static, type TSchema, Type } from 'typebox'
import { Check } from 'typebox/value'
import type { Clock } from '../../../domain/clock.ts'
import { AbortedError, type OndotError, RetryError, SkipError, ThrottleError } from '../../../errors.ts'
import type { HashtagBudget } from '../../../store/look-ports.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import type { WebClient } from '../../web/web-client.ts'
import { collectPosts } from '../collect-posts.ts'
import { asHashtag } from '../hashtags.ts'
import { allowOnly, needOneOf } from '../params.ts'
import type { PostDriver } from '../post-driver.ts'
import { readJson } from '../read-json.ts'
import { InstagramMedia, parseInstagramMedia } from './parse-instagram.ts'

const VERSION = 'v23.0'
/** Of the platform: so many different hashtags an account in seven days. */
const HASHTAGS = 30
const HASHTAG_WINDOW_MS = 7 * 86_400_000
const PAGE_SIZE = 50
const FIELDS = 'id,media_type,media_url,permalink,caption,timestamp,children{id,media_type,media_url}'

const Found = Type.Object({ data: Type.Array(Type.Object({ id: Type.String() })) })
const Media = Type.Object({
  data: Type.Array(Type.Unknown()),
  paging: Type.Optional(
    Type.Object({
      cursors: Type.Optional(Type.Object({ after: Type.Optional(Type.String()) })),
      next: Type.Optional(Type.String()),
    }),
  ),
})
const Fault = Type.Object({ error: Type.Object({ code: Type.Integer(), message: Type.String() }) })

/** Which of the two lists of a hashtag is being read, and from where. */
const Cursor = Type.Object({
  hashtagId: Type.String(),
  edge: Type.Enum(['recent_media', 'top_media']),
  after: Type.Union([Type.String(), Type.Null()]),
})
type Cursor = Static<typeof Cursor>

export type InstagramOptions = {
  web: WebClient
  baseUrl: string
  /** Of a reviewed business account; null: not configured. */
  account: { userId: string; token: string } | null
  hashtags: HashtagBudget
  clock: Clock
}

/** Instagram's official hashtag search: what was posted in the last day, then what is liked most. */
export function createInstagramDriver({
  web,
  baseUrl,
  account,
  hashtags,
  clock,
}: InstagramOptions): PostDriver {
  const unavailable = account === null ? 'INSTAGRAM_TOKEN and INSTAGRAM_USER_ID are not set' : null

  async function firstCursor(query: string, ask: Ask): Promise<Cursor> {
    const hashtag = asHashtag(query)
    if (!(await hashtags.take(ask.userId, hashtag, HASHTAGS, HASHTAG_WINDOW_MS, clock())))
      throw new ThrottleError('hashtags-spent', `Instagram allows ${HASHTAGS} hashtags in seven days`, null)
    const { data } = await ask.json(Found, 'ig_hashtag_search', { q: hashtag })
    const hashtagId = data[0]?.id
    if (hashtagId === undefined)
      throw new SkipError('upstream-refused', `Instagram knows no hashtag ${hashtag}`)
    return { hashtagId, edge: 'recent_media', after: null }
  }

  return {
    source: 'instagram',
    unavailable,
    checkParams(params) {
      allowOnly(params, 'instagram', ['query'])
      needOneOf(params, 'instagram', ['query'])
    },
    async fetchPage({ query = '' }, cursorText, { signal, admit }) {
      if (account === null) throw new AbortedError('key-missing', unavailable ?? '')
      const { userId, token } = account
      const ask: Ask = {
        userId,
        json: (schema, path, params) => {
          const search = new URLSearchParams({ user_id: userId, ...params })
          const url = `${baseUrl}/${VERSION}/${path}?${search}`
          return readJson(
            web,
            schema,
            { url, secrets: { query: { access_token: token } }, signal, admit },
            faultOf,
          )
        },
      }
      const cursor: Cursor = cursorText === null ? await firstCursor(query, ask) : JSON.parse(cursorText)
      const media = await ask.json(Media, `${cursor.hashtagId}/${cursor.edge}`, {
        fields: FIELDS,
        limit: String(PAGE_SIZE),
        ...(cursor.after !== null && { after: cursor.after }),
      })
      const next = after(cursor, media.data.length === 0 ? undefined : media.paging?.cursors?.after)
      return {
        ...collectPosts(InstagramMedia, media.data, parseInstagramMedia),
        articles: [],
        nextCursor: next && JSON.stringify(next),
      }
    },
  }
}

type Ask = {
  userId: string
  json<S extends TSchema>(schema: S, path: string, params: Record<string, string>): Promise<Static<S>>
}

function after(cursor: Cursor, afterText: string | undefined): Cursor | null {
  if (afterText !== undefined && afterText !== cursor.after) return { ...cursor, after: afterText }
  return cursor.edge === 'recent_media' ? { ...cursor, edge: 'top_media', after: null } : null
}

/** Codes of the Graph API. */
const THROTTLED = [4, 17, 18, 32, 613]
const PASSING = [1, 2]

function faultOf(body: unknown, { url, retryAfterMs }: HttpAnswer): OndotError | null {
  if (!Check(Fault, body)) return null
  const { code, message } = body.error
  const text = `GET ${url}: error ${code}, ${message.slice(0, 120)}`
  if (THROTTLED.includes(code)) return new ThrottleError('upstream-throttled', text, retryAfterMs)
  if (PASSING.includes(code)) return new RetryError('upstream-failed', text)
  // 24: the hashtag can't be searched for; 100: a parameter is refused.
  if (code === 24 || code === 100) return new SkipError('upstream-refused', text)
  return new AbortedError('upstream-denied', text)
}
