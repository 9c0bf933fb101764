import { AbortedError, SkipError } from '../../errors.ts'
import { withoutSecrets } from '../http/secrets.ts'
import { userAgent } from '../http/user-agent.ts'
import { checkUrl, openTo } from './check-url.ts'
import type { Exchange, ExchangeRequest } from './exchange.ts'
import { createGuardedAgents } from './guarded-agents.ts'
import { createHostGate } from './host-gate.ts'
import { nextHop } from './next-hop.ts'
import { createPoliteGet } from './polite-get.ts'
import { createDnsResolve, type Resolve, resolveLikeSystem } from './resolve.ts'
import { createRobots, ROBOTS_MAX_BYTES, ROBOTS_UNAVAILABLE } from './robots.ts'
import { monotonicTimer, type Timer } from './timer.ts'
import type { WebAnswer, WebRequest } from './web-request.ts'

/**
 * Polite GETs from the open web: only public addresses, robots.txt obeyed, one request at a time a host with a pause between, waits as told,
 * limits of time, size and type. Passing faults are tried again with a full-jitter backoff that the whole host feels.
 *
 * Rejects with the reason of `signal` once that is aborted, with what `admit` threw, or with an OndotError:
 * skip `url-refused`, `redirect-refused`, `robots-disallowed`, `upstream-refused` (4xx), `upstream-type-refused`, `upstream-body-unusable`;
 * retry `upstream-unreachable`, `upstream-timeout`, `upstream-failed` (5xx); throttle `upstream-throttled`, `host-held`,
 * `robots-unreachable` (each says when to come back); abort `contact-missing`, and `upstream-denied` (401 or 403 with secrets).
 */
export type WebClient = {
  fetch(request: WebRequest): Promise<WebAnswer>
  /** Ends what is under way and closes all connections. */
  close(): void
}

export type WebClientOptions = {
  /** Told to every server; null: nothing is fetched. */
  contact: string | null
  /** From the end of a request to the start of the next to the same host. */
  minIntervalMs?: number
  /** The longest wait for a host: a longer Crawl-delay is cut to it, a longer Retry-After ends the fetch. */
  maxDelayMs?: number
  /** Exact origins that may lie anywhere: the operator's settings, never a request's parameters. */
  allowedOrigins?: readonly string[]
  connectMs?: number
  headersMs?: number
  idleMs?: number
  totalMs?: number
  tries?: number
  /** Upper end of the wait before the second try; doubles with every further one. */
  backoffMs?: number
  random?: () => number
  /** Names of public hosts; DNS where left out. */
  resolve?: Resolve
  /** Names of `allowedOrigins`; as the system does where left out. */
  resolveOwn?: Resolve
  timer?: Timer
}

const MAX_REDIRECTS = 5
const ROBOTS_REQUEST = {
  accept: [],
  maxBytes: ROBOTS_MAX_BYTES,
  statuses: ROBOTS_UNAVAILABLE,
  robots: false,
} as const

export function createWebClient(options: WebClientOptions): WebClient {
  const {
    contact,
    minIntervalMs = 1_000,
    maxDelayMs = 60_000,
    connectMs = 10_000,
    headersMs = 20_000,
    idleMs = 15_000,
    totalMs = 60_000,
    tries = 3,
    backoffMs = 1_000,
    random = Math.random,
    resolve = createDnsResolve(),
    resolveOwn = resolveLikeSystem,
    timer = monotonicTimer,
  } = options
  const allowedOrigins = new Set(options.allowedOrigins?.map((origin) => new URL(origin).origin))
  const agents = createGuardedAgents({ resolve, resolveOwn, allowedOrigins, connectMs })
  const gate = createHostGate({ minIntervalMs, maxDelayMs, timer })
  const get = createPoliteGet({
    gate,
    maxDelayMs,
    tries,
    backoffMs,
    random,
    userAgent: userAgent(contact),
    agents,
    headersMs,
    idleMs,
    totalMs,
  })
  const robots = createRobots({ timer, get: (request) => follow({ ...ROBOTS_REQUEST, ...request }, 'cut') })
  const closing = new AbortController()

  async function follow(request: WebRequest, over: ExchangeRequest['over']): Promise<WebAnswer> {
    const { url: start, robots: obeysRobots = true, headers, secrets, linkedFrom, ...kept } = request
    const hidden = { ...secrets?.query, ...secrets?.headers }
    const open = linkedFrom === undefined ? allowedOrigins : openTo(linkedFrom, allowedOrigins)
    let url = checkUrl(start, open)
    let own = { ...(headers && { headers }), ...(secrets && { secrets }) }
    for (let hops = 0; ; hops++) {
      const intervalMs = obeysRobots ? await robots.check(url, request) : 0
      const answer = await get(url, { ...kept, ...own, hidden, over }, intervalMs)
      const next = nextHop(url, answer.status, answer.location, allowedOrigins)
      if (next === null) return webAnswer(withoutSecrets(url.href, hidden), answer)
      if (hops >= MAX_REDIRECTS) {
        throw new SkipError('redirect-refused', `GET ${answer.name}: more than ${MAX_REDIRECTS} redirects`)
      }
      const away = next.origin !== url.origin
      if (away) own = {}
      url = away ? checkUrl(withoutSecrets(next.href, hidden), openTo(url.href, allowedOrigins)) : next
    }
  }

  return {
    async fetch(request) {
      // Other characters would be lost in a header.
      if (contact === null || !/^[\x20-\x7e]+$/.test(contact)) {
        throw new AbortedError(
          'contact-missing',
          'Set CONTACT to your e-mail address or web page, in ASCII: a crawler says in every request how to reach who runs it.',
        )
      }
      const signal = AbortSignal.any([request.signal, closing.signal])
      signal.throwIfAborted()
      return await follow({ ...request, signal }, 'refuse')
    },
    close() {
      closing.abort(new AbortedError('web-client-closed', 'the web client is closed'))
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }
}

function webAnswer(url: string, answer: Exchange): WebAnswer {
  const { status, contentType, body, etag, lastModified, robotsTag, retryAfterMs } = answer
  return {
    url,
    status,
    contentType,
    body,
    ...(etag !== null && { etag }),
    ...(lastModified !== null && { lastModified }),
    ...(robotsTag !== null && { robotsTag }),
    ...(retryAfterMs !== null && { retryAfterMs }),
  }
}
