import { setTimeout as sleep } from 'node:timers/promises'
import axios, { isAxiosError } from 'axios'
import { OndotError, RetryError, SkipError } from '../../errors.ts'
import { retryAfterMs } from './retry-after.ts'
import { retryDelayMs } from './retry-delay.ts'

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

function withoutSecrets(text: string, secrets: HttpGet['secrets'] = {}): string {
  return Object.values(secrets)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((clean, secret) => (secret === '' ? clean : clean.replaceAll(secret, '***')), text)
}

/** Axios errors carry the whole request, keys included: only their code is kept, never the error itself as cause. */
function cleanError(error: unknown, url: string, timedOut: boolean): OndotError {
  if (error instanceof OndotError) return error
  if (timedOut) return new RetryError('upstream-timeout', `GET ${url}: no answer in time`)
  const code = isAxiosError(error) ? (error.code ?? 'no code') : 'no code'
  // Axios names an answer over maxContentLength, and one it can't decompress, "bad response".
  if (code === 'ERR_BAD_RESPONSE')
    return new SkipError('upstream-body-unusable', `GET ${url}: body too large or broken`)
  return new RetryError('upstream-unreachable', `GET ${url}: ${code}`)
}
