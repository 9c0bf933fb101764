import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../domain/clock.ts'
import type { Place } from '../domain/place.ts'
import { matchesEtag } from './answer.ts'
import type { Limiter } from './limiter.ts'

const MOST_BYTES = 64 * 2 ** 20
const MOST_KEY_LENGTH = 1000
/** What an address means can change when a local day or hour begins, and those begin on quarters of an hour everywhere. */
const QUARTER_MS = 15 * 60_000
/** Said anew for each request. */
const NOT_KEPT = new Set(['ratelimit', 'ratelimit-policy', 'connection', 'date'])

declare module 'fastify' {
  interface FastifyRequest {
    /** What the answer is for; null where it is for no place. */
    place: Place | null
  }
}

type Kept = {
  place: Place | null
  storedAtMs: number
  untilMs: number
  etag: string
  head: readonly string[]
  body: Buffer
}

export type EdgeCache = {
  /** Sends what is kept; all else goes on to the app. */
  inFrontOf(app: RequestListener): RequestListener
  /** Keeps what the app answers with `Cache-Control: public`. */
  keep(request: FastifyRequest, reply: FastifyReply, payload: unknown): void
  /** Answers sent since start. */
  hits(): number
}

/**
 * A shared HTTP cache (RFC 9111) in front of the app, in its process: the same address asked again with the same headers gets the same
 * bytes before anything is parsed. A morning's requests are few questions asked by many phones. Rate limits count here, too.
 */
export function createEdgeCache(deps: {
  clock: Clock
  limiter: Limiter
  trustProxy: boolean
  asked: (place: Place) => void
}): EdgeCache {
  const { clock, limiter, trustProxy, asked } = deps
  const kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    // Views keep the whole memory that they look at.
    sizeCalculation: ({ body }, key) => body.buffer.byteLength + 2 * key.length,
  })
  let hits = 0

  /** True when the request is answered. */
  function answer(request: IncomingMessage, response: ServerResponse): boolean {
    // What a person is answered is theirs alone.
    if (request.method !== 'GET' || request.headers.authorization !== undefined) return false
    const found = kept.get(keyOf(request))
    if (found === undefined) return false
    const nowMs = clock()
    if (nowMs >= found.untilMs) return false
    const { policy, state, exceeded } = limiter.take(request.headers['x-app-key'], addressOf(request))
    if (exceeded) return false
    const ageS = Math.floor((nowMs - found.storedAtMs) / 1000)
    const head = [...found.head, 'age', String(ageS), 'ratelimit-policy', policy, 'ratelimit', state]
    hits++
    if (found.place) asked(found.place)
    if (matchesEtag(request.headers['if-none-match'], found.etag)) {
      response.writeHead(304, head)
      response.end()
    } else {
      response.writeHead(200, [...head, 'content-length', String(found.body.length)])
      response.end(found.body)
    }
    return true
  }

  /** As Fastify's request.ip. */
  function addressOf(request: IncomingMessage): string {
    const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined
    return (
      String(forwarded ?? '')
        .split(',', 1)[0]
        ?.trim() ||
      request.socket.remoteAddress ||
      ''
    )
  }

  return {
    inFrontOf: (app) => (request, response) => {
      if (!answer(request, response)) app(request, response)
    },
    keep(request, reply, payload) {
      const maxAgeS = /^public, max-age=(\d+)/.exec(String(reply.getHeader('cache-control')))?.[1]
      const key = keyOf(request.raw)
      if (request.method !== 'GET' || reply.statusCode !== 200 || maxAgeS === undefined) return
      if (!Buffer.isBuffer(payload) || key.length > MOST_KEY_LENGTH) return
      const storedAtMs = clock()
      const quarterEndsMs = (Math.floor(storedAtMs / QUARTER_MS) + 1) * QUARTER_MS
      kept.set(key, {
        place: request.place,
        storedAtMs,
        untilMs: Math.min(storedAtMs + Number(maxAgeS) * 1000, quarterEndsMs),
        etag: String(reply.getHeader('etag')),
        head: Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
          NOT_KEPT.has(name) ? [] : [name, String(value)],
        ),
        body: payload,
      })
    },
    hits: () => hits,
  }
}

/** All that an answer varies by. */
function keyOf({ url, headers }: IncomingMessage): string {
  return `${url}\n${headers['accept-encoding'] ?? ''}\n${headers['accept-language'] ?? ''}\n${headers.origin ?? ''}`
}
