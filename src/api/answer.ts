import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { addVary } from './vary.ts'

/**
 * An answer as it goes over the wire, made once and kept as bytes: serialized, compressed, with its ETag and the time it is good for.
 * Packed as: freshUntilMs (double), body length (4 bytes), all big endian, ETag (ETAG_BYTES of ASCII), body, gzip of the body.
 */
export type Answer = { freshUntilMs: number; etag: string; body: Buffer; gzip: Buffer }

const LENGTH_AT = 8
const ETAG_AT = LENGTH_AT + 4
/** W/"…" around 96 bits of SHA-256 in base64url: weak, since the same answer is sent with and without compression. */
const ETAG_BYTES = 20
const BODY_AT = ETAG_AT + ETAG_BYTES
const compress = promisify(gzip)

export async function packAnswer(value: unknown, freshUntilMs: number): Promise<Buffer> {
  const body = Buffer.from(JSON.stringify(value))
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  const head = Buffer.alloc(BODY_AT)
  head.writeDoubleBE(freshUntilMs)
  head.writeUInt32BE(body.length, LENGTH_AT)
  head.write(`W/"${digest}"`, ETAG_AT, 'latin1')
  return Buffer.concat([head, body, await compress(body)])
}

/** The views share the memory of `packed`. */
export function unpackAnswer(packed: Uint8Array): Answer {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  const gzipAt = BODY_AT + bytes.readUInt32BE(LENGTH_AT)
  return {
    freshUntilMs: bytes.readDoubleBE(),
    etag: bytes.toString('latin1', ETAG_AT, BODY_AT),
    body: bytes.subarray(BODY_AT, gzipAt),
    gzip: bytes.subarray(gzipAt),
  }
}

/** Shared caches may answer this long with an old answer while they fetch a new one, or while we are down. */
const STALE_WHILE_REVALIDATE_S = 600
const STALE_IF_ERROR_S = 86_400
const STALE = `, stale-while-revalidate=${STALE_WHILE_REVALIDATE_S}, stale-if-error=${STALE_IF_ERROR_S}`
const VARY = 'Accept-Encoding, Accept-Language'

/**
 * Sends an answer as the request asks for it: 304 where the client has it, compressed where it takes gzip. `private` is for one person's own
 * cache; `removable` for what may have to be taken down: no cache shows it beyond its time.
 */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  nowMs: number,
  whose: 'public' | 'removable' | 'private' = 'public',
): FastifyReply {
  const maxAgeS = Math.max(0, Math.floor((answer.freshUntilMs - nowMs) / 1000))
  addVary(reply, VARY)
  reply.headers({
    'cache-control': `${whose === 'private' ? 'private' : 'public'}, max-age=${maxAgeS}${whose === 'public' ? STALE : ''}`,
    etag: answer.etag,
  })
  if (matchesEtag(request.headers['if-none-match'], answer.etag)) return reply.code(304).send()
  reply.header('content-type', 'application/json; charset=utf-8')
  if (!takesGzip(request.headers['accept-encoding'])) return reply.send(answer.body)
  return reply.header('content-encoding', 'gzip').send(answer.gzip)
}

/** Weak comparison of If-None-Match (RFC 9110 8.8.3.2). */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const opaque = etag.slice(2)
  return header.split(',').some((tag) => ['*', etag, opaque].includes(tag.trim()))
}

/** gzip is named, or everything is, and not with q=0 (RFC 9110 12.5.3). */
function takesGzip(header: string | undefined): boolean {
  return (
    header !== undefined && /(?:^|[,\s])(?:x-)?(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(header)
  )
}
