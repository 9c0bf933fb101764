import type { Agent } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import type { Readable } from 'node:stream'
import axios, { type AxiosResponse } from 'axios'
import { SkipError } from '../../errors.ts'
import { cleanError } from '../http/clean-error.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import { withoutSecrets } from '../http/secrets.ts'
import { createDeadline } from './deadline.ts'
import { ACCEPT_ENCODING, readBody } from './read-body.ts'
import type { WebRequest } from './web-client.ts'

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
> & { over: 'refuse' | 'cut' }

/** One answer of one server, its secrets made unreadable. */
export type Exchange = {
  status: number
  body: Uint8Array
  contentType: string | null
  etag: string | null
  lastModified: string | null
  location: string | null
  retryAfterMs: number | null
}

/** Of an answer that nobody wanted, this much is read, for the message and to keep the connection. */
const REMAINS_BYTES = 64 * 1024

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
  const name = plainName(url, request)
  const deadline = createDeadline(options.totalMs, name, request.signal)
  try {
    deadline.part(options.headersMs, 'the first byte')
    const response = await client.get<Readable>(withQuery(url, request.secrets?.query), {
      ...options.agents,
      signal: deadline.signal,
      headers: headersOf(request, options.userAgent),
    })
    const wanted = isWanted(response.status, request.statuses)
    const header = (field: string) => clean(response.headers[field], request)
    const contentType = header('content-type')
    if (wanted && response.status !== 304 && !isAccepted(contentType, request.accept)) {
      response.data.destroy()
      throw new SkipError(
        'upstream-type-refused',
        `GET ${name}: ${contentType?.slice(0, 80)} is not what was asked for`,
      )
    }
    const onChunk = () => deadline.part(options.idleMs, 'the next byte')
    const body = wanted
      ? await bodyOf(response, request, onChunk)
      : await bodyOf(response, { maxBytes: REMAINS_BYTES, over: 'cut' }, onChunk).catch(
          () => new Uint8Array(),
        )
    return {
      status: response.status,
      body: cleanBytes(body, request),
      contentType,
      etag: header('etag'),
      lastModified: header('last-modified'),
      location: fromUtf8(header('location')),
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

export function isWanted(status: number, statuses: readonly number[] = []): boolean {
  return (status >= 200 && status < 300) || status === 304 || statuses.includes(status)
}

/** How errors name it: without its query. */
export function plainName(url: URL, { secrets }: Pick<WebRequest, 'secrets'>): string {
  return withoutSecrets(url.origin + url.pathname, { ...secrets?.query, ...secrets?.headers })
}

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
  { maxBytes, over }: Pick<ExchangeRequest, 'maxBytes' | 'over'>,
  onChunk: () => void,
): Promise<Uint8Array> {
  if (status === 204 || status === 304) {
    data.resume()
    return new Uint8Array()
  }
  if (over === 'refuse' && Number(headers['content-length']) > maxBytes) {
    data.destroy()
    throw new SkipError('upstream-body-unusable', `body over ${maxBytes} bytes`)
  }
  onChunk()
  return await readBody(data, String(headers['content-encoding'] ?? ''), { maxBytes, over, onChunk })
}

function clean(header: unknown, { secrets }: ExchangeRequest): string | null {
  return typeof header === 'string'
    ? withoutSecrets(header, { ...secrets?.query, ...secrets?.headers })
    : null
}

/** Node reads headers as Latin-1; servers that don't encode their addresses send UTF-8. */
function fromUtf8(header: string | null): string | null {
  if (header === null) return null
  const text = Buffer.from(header, 'latin1').toString()
  return text.includes('\u{fffd}') ? header : text
}

/** Byte for byte: whatever the text's encoding. */
function cleanBytes(body: Uint8Array, { secrets }: ExchangeRequest): Uint8Array {
  if (secrets === undefined) return body
  const bytes = Object.entries({ ...secrets.query, ...secrets.headers }).map(([name, secret]) => [
    name,
    Buffer.from(secret).toString('latin1'),
  ])
  const text = Buffer.from(body).toString('latin1')
  return Buffer.from(withoutSecrets(text, Object.fromEntries(bytes)), 'latin1')
}
