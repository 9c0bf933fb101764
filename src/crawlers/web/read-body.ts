import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { SkipError } from '../../errors.ts'

/** What `decoder` below understands, as Accept-Encoding. */
export const ACCEPT_ENCODING = 'gzip, br'

/** A compressed body is never much longer than what it holds. */
const SPARE_BYTES = 65_536

export type BodyLimits = {
  /** How messages call it. */
  name: string
  maxBytes: number
  /** What to do with a longer body: refuse it, or take its beginning. */
  over: 'refuse' | 'cut'
  /** Called with every piece that arrives. */
  onChunk: () => void
  signal: AbortSignal
}

/**
 * The body, decompressed, counted as it comes: before decompression and after it, so that neither a long one nor a bomb takes more memory than allowed.
 * Errors of the connection pass as they are.
 * @throws SkipError `upstream-body-unusable` when it is too long, in an unknown encoding or broken in it.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  { name, maxBytes, over, onChunk, signal }: BodyLimits,
): Promise<Uint8Array> {
  const unusable = (reason: string) => new SkipError('upstream-body-unusable', `GET ${name}: ${reason}`)
  const chunks: Buffer[] = []
  let bytes = 0

  async function* counted(source: AsyncIterable<Buffer>) {
    let arrived = 0
    for await (const chunk of source) {
      onChunk()
      arrived += chunk.length
      if (arrived > maxBytes + SPARE_BYTES) throw unusable(`body over ${maxBytes} bytes`)
      yield chunk
    }
  }
  async function collect(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes <= maxBytes) continue
      if (over === 'refuse') throw unusable(`body over ${maxBytes} bytes`)
      return
    }
  }

  const decode = decoder(encoding)
  if (decode === undefined) {
    body.destroy()
    throw unusable(`body encoded as ${encoding.slice(0, 40)}`)
  }
  try {
    if (decode === null) await pipeline(body, counted, collect, { signal })
    else await pipeline(body, counted, decode(), collect, { signal })
  } catch (error) {
    const cut = over === 'cut' && bytes > maxBytes
    if (!cut) throw isDecodingFault(error) ? unusable('body broken in its encoding') : error
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

/** Null: nothing to decode; undefined: unknown. */
function decoder(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return () => createGunzip()
    case 'deflate':
      return () => createInflate()
    case 'br':
      return () => createBrotliDecompress()
    default:
      return undefined
  }
}

function isDecodingFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(Z_|ERR__ERROR)/.test(code)
}
