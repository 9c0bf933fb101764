import { setTimeout as sleep } from 'node:timers/promises'
import axios from 'axios'
import { cleanError } from './clean-error.ts'
import { retryAfterMs } from './retry-after.ts'
import { retryDelayMs } from './retry-delay.ts'
import { withoutSecrets } from './secrets.ts'

/** What came back, whatever its status. `text` never holds a secret of the request, even where the other side echoed it. */
export type HttpAnswer = {
  url: string
  status: number
  text: string
  retryAfterMs: number | null
  /** Headers as they came; absent where there were none. */
  expires?: string
  lastModified?: string
}

export type HttpGet = {
  /** Without query; it is the only part of the address that errors name. */
  url: string
  query: Readonly<Record<string, string | number>>
  /** Query values that must never be seen: keys. */
  secrets?: Readonly<Record<string, string>>
  /** Beside those that every request has. */
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
  /** Called before every try; what it throws ends the request (or is retried, by its class). */
  admit?: (() => Promise<void>) | undefined
}

/**
 * Polite GETs of text. `read` turns an answer of any status into the value or throws a coded error; its class decides what happens:
 * retry → again after a full-jitter backoff, throttle → again after the time told, both only within the deadline; skip and abort end it.
 * Throws OndotError, or the reason of `signal` once that is aborted.
 */
export type HttpClient = {
  get<T>(request: HttpGet, read: (answer: HttpAnswer) => T): Promise<T>
}

export type HttpClientOptions = {
  /** Who we are: `name/version (contact)`. */
  userAgent: string
  /** Over all tries and the waits between them. */
  deadlineMs?: number
  /** For one try. */
  tryMs?: number
  tries?: number
  maxBytes?: number
  /** Upper end of the wait before the second try; doubles with every further one. */
  backoffMs?: number
  random?: () => number
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const {
    userAgent,
    deadlineMs = 10_000,
    tryMs = 5_000,
    tries = 3,
    maxBytes = 4 * 2 ** 20,
    backoffMs = 250,
    random = Math.random,
  } = options

  async function tryOnce(request: HttpGet, timeoutMs: number): Promise<HttpAnswer> {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const response = await axios.get<string>(addressOf(request), {
        signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
        responseType: 'text',
        maxContentLength: maxBytes,
        maxRedirects: 0,
        proxy: false,
        validateStatus: () => true,
        headers: {
          'User-Agent': userAgent,
          Accept: 'application/json, application/xml;q=0.9, */*;q=0.1',
          ...request.headers,
        },
      })
      const { expires, 'last-modified': lastModified } = response.headers
      return {
        url: request.url,
        status: response.status,
        text: withoutSecrets(response.data, request.secrets),
        retryAfterMs: retryAfterMs(response.headers['retry-after'], Date.now()),
        ...(typeof expires === 'string' && { expires }),
        ...(typeof lastModified === 'string' && { lastModified }),
      }
    } catch (error) {
      request.signal?.throwIfAborted()
      throw cleanError(error, request.url, timeout.aborted)
    }
  }

  return {
    async get(request, read) {
      const endMs = performance.now() + deadlineMs
      for (let tried = 1; ; tried++) {
        try {
          request.signal?.throwIfAborted()
          await request.admit?.()
          const leftMs = Math.max(1, Math.ceil(endMs - performance.now()))
          return read(await tryOnce(request, Math.min(tryMs, leftMs)))
        } catch (error) {
          const waitMs = retryDelayMs(error, tried, backoffMs, random)
          if (waitMs === null || tried >= tries || performance.now() + waitMs >= endMs) throw error
          await sleep(waitMs, undefined, request.signal ? { signal: request.signal } : {})
        }
      }
    },
  }
}

function addressOf({ url, query, secrets }: HttpGet): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...secrets, ...query })) params.set(name, String(value))
  return `${url}?${params}`
}
