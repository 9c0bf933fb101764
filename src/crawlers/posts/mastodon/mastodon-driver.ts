import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { WebClient } from '../../web/web-client.ts'
import { collectPosts } from '../collect-posts.ts'
import { asHashtag } from '../hashtags.ts'
import { allowOnly, needOneOf } from '../params.ts'
import type { PostDriver } from '../post-driver.ts'
import { readJson } from '../read-json.ts'
import { MastodonStatus, parseMastodonStatus } from './parse-mastodon.ts'

const PAGE_SIZE = 40

const Page = Type.Array(Type.Unknown())
const WithId = Type.Object({ id: Type.String() })

export type MastodonOptions = {
  web: WebClient
  /** Of the instance; null: not configured. */
  baseUrl: string | null
  /** Some instances want one. */
  token: string | null
}

/** A hashtag of one Mastodon instance, newest first. A cursor is the id of the last status read. */
export function createMastodonDriver({ web, baseUrl, token }: MastodonOptions): PostDriver {
  const unavailable = baseUrl === null ? 'MASTODON_BASE_URL is not set' : null
  return {
    source: 'mastodon',
    unavailable,
    checkParams(params) {
      allowOnly(params, 'mastodon', ['query'])
      needOneOf(params, 'mastodon', ['query'])
    },
    async fetchPage({ query = '' }, cursor, { signal, admit }) {
      const search = new URLSearchParams({
        only_media: 'true',
        limit: String(PAGE_SIZE),
        ...(cursor && { max_id: cursor }),
      })
      const statuses = await readJson(web, Page, {
        url: `${baseUrl}/api/v1/timelines/tag/${encodeURIComponent(asHashtag(query))}?${search}`,
        ...(token !== null && { secrets: { headers: { Authorization: `Bearer ${token}` } } }),
        signal,
        admit,
      })
      const instance = new URL(baseUrl ?? '').host
      const last = statuses.findLast((status) => Check(WithId, status))
      return {
        ...collectPosts(MastodonStatus, statuses, (status) => parseMastodonStatus(status, instance)),
        articles: [],
        nextCursor: last?.id ?? null,
      }
    },
  }
}
