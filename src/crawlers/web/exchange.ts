import type { Agent } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import type { Readable } from 'node:stream'
import axios, { type AxiosResponse } from 'axios'
import { SkipError } from '../../errors.ts'
import { cleanError } from '../http/clean-error.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import { bytesWithoutSecrets, withoutSecrets } from '../http/secrets.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { ACCEPT_ENCODING, type BodyLimits, readBody } from './read-body.ts'
import type { WebRequest } from './web-request.ts'

export type ExchangeOptions = {
  userAgent: string
  agents: { httpAgent: Agent; httpsAgent: HttpsAgent }
  /** From the request to the headers of the answer, connecting included. */
  headersMs: number
  /** Between two pieces of the body. */
  idleMs: number
  totalMs: number
}

export type ExchangeRequest = Pick<
  WebRequest,
  'accept' | 'maxBytes' | 'etag' | 'lastModified' | 'headers' | 'secrets' | 'statuses' | 'signal'
> & {
  over: BodyLimits['over']
  /** What must not be seen, sent or not: a redirect can repeat what an earlier request said. */
  hidden: Readonly<Record<string, string>>
}

/** One answer of one server, secrets made unreadable but in `location`. */
export type Exchange = {
  /** How messages call the address: without its query. */
  name: string
  status: number
  /** Of a status that the caller reads; of another one, the body is cut. */
  wanted: boolean
  body: Uint8Array
  contentType: string | null
  etag: string | null
  lastModified: string | null
  robotsTag: string | null
  location: string | null
  retryAfterMs: number | null
}

const REMAINS_BYTES = 64 * 1024
const REMAINS_MS = 1_000

/** An instance of its own: nothing that others set on axios reaches it. */
const client = axios.create({
  responseType: 'stream',
  maxRedirects: 0,
  decompress: false,
  proxy: false,
  validateStatus: () => true,
})

/** One GET, without following or trying again. @throws OndotError, or the reason of the request's signal. */
export async function exchange(
  url: URL,
  request: ExchangeRequest,
  options: ExchangeOptions,
): Promise<Exchange> {
  const { hidden } = request
  const name = withoutSecrets(url.origin + url.pathname, hidden)
  const deadline = createDeadline(options.totalMs, name, request.signal)
  try {
    deadline.part(options.headersMs, 'the first byte')
    const response = await client.get<Readable>(withQuery(url, request.secrets?.query), {
      ...options.agents,
      signal: deadline.signal,
      headers: headersOf(request, options.userAgent),
    })
    const { status } = response
    const header = (field: string) => clean(response.headers[field], hidden)
    const contentType = header('content-type')
    const typed = isAccepted(contentType, request.accept)
    if (isSuccess(status) && !typed) {
      response.data.destroy()
      throw new SkipError(
        'upstream-type-refused',
        `GET ${name}: ${contentType?.slice(0, 80)} is not what was asked for`,
      )
    }
    // A failure that is told otherwise than its reader expects (a page of a proxy, say) is one like others.
    const wanted =
      isSuccess(status) || status === 304 || (typed && request.statuses?.includes(status) === true)
    const body = wanted
      ? await bodyOf(response, name, request, options, deadline)
      : await remainsOf(response, deadline)
    return {
      name,
      status,
      wanted,
      body: bytesWithoutSecrets(body, hidden),
      contentType,
      etag: header('etag'),
      lastModified: header('last-modified'),
      robotsTag: header('x-robots-tag'),
      location: fromUtf8(response.headers.location),
      retryAfterMs: retryAfterMs(response.headers['retry-after'], Date.now()),
    }
  } catch (error) {
    request.signal.throwIfAborted()
    deadline.signal.throwIfAborted()
    throw cleanError(error, name, false)
  } finally {
    deadline.clear()
  }
}

const isSuccess = (status: number) => status >= 200 && status < 300

function withQuery(url: URL, query: Readonly<Record<string, string>> = {}): string {
  const whole = new URL(url)
  for (const [name, value] of Object.entries(query)) whole.searchParams.set(name, value)
  return whole.href
}

function headersOf({ accept, etag, lastModified, headers, secrets }: ExchangeRequest, userAgent: string) {
  return {
    ...headers,
    ...secrets?.headers,
    'User-Agent': userAgent,
    Accept: accept.map((type) => (type.endsWith('/') ? `${type}*` : type)).join(', ') || '*/*',
    'Accept-Encoding': ACCEPT_ENCODING,
    ...(etag !== undefined && { 'If-None-Match': etag }),
    ...(lastModified !== undefined && { 'If-Modified-Since': lastModified }),
  }
}

/** Without a type it is for the reader of the body to tell. */
function isAccepted(contentType: string | null, accept: readonly string[]): boolean {
  if (contentType === null || accept.length === 0) return true
  const type = contentType.trim().toLowerCase()
  return accept.some((prefix) => type.startsWith(prefix))
}

async function bodyOf(
  { status, headers, data }: AxiosResponse<Readable>,
  name: string,
  { maxBytes, over }: ExchangeRequest,
  { idleMs }: ExchangeOptions,
  deadline: Deadline,
): Promise<Uint8Array> {
  if (status === 204 || status === 304) {
    data.resume()
    return new Uint8Array()
  }
  if (over === 'refuse' && Number(headers['content-length']) > maxBytes) {
    data.destroy()
    throw new SkipError('upstream-body-unusable', `GET ${name}: body over ${maxBytes} bytes`)
  }
  const onChunk = () => deadline.part(idleMs, 'the next byte')
  onChunk()
  return await readBody(data, encodingOf(headers), { name, maxBytes, over, onChunk, signal: deadline.signal })
}

/** Of an answer that nobody wanted: for the message, and to keep the connection. */
async function remainsOf(
  { headers, data }: AxiosResponse<Readable>,
  deadline: Deadline,
): Promise<Uint8Array> {
  deadline.part(REMAINS_MS, 'the rest')
  const limits = {
    name: '',
    maxBytes: REMAINS_BYTES,
    over: 'cut',
    onChunk() {},
    signal: deadline.signal,
  } as const
  return await readBody(data, encodingOf(headers), limits).catch(() => new Uint8Array())
}

const encodingOf = (headers: AxiosResponse['headers']) => String(headers['content-encoding'] ?? '')

function clean(header: unknown, hidden: ExchangeRequest['hidden']): string | null {
  return typeof header === 'string' ? withoutSecrets(header, hidden) : null
}

/** Node reads headers as Latin-1; servers that don't encode their addresses send UTF-8. */
function fromUtf8(header: unknown): string | null {
  if (typeof header !== 'string') return null
  const text = Buffer.from(header, 'latin1').toString()
  return text.includes('\u{fffd}') ? header : text
}
