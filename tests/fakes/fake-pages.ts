import type { OutgoingHttpHeaders } from 'node:http'
import { brotliCompressSync, createGzip, gzipSync } from 'node:zlib'
import type { Page } from './fake-site.ts'

/** Pages as servers send them, well and badly. */

export const page =
  (
    body: string | Buffer,
    headers: OutgoingHttpHeaders = { 'content-type': 'text/html' },
    status = 200,
  ): Page =>
  (response) =>
    response.writeHead(status, headers).end(body)

export const status = (code: number, headers: OutgoingHttpHeaders = {}): Page => page('', headers, code)

export const redirect = (location: string, code = 302): Page => status(code, { location })

/** One page the first time, another the second, the last ever after. */
export const inTurn =
  (...pages: readonly Page[]): Page =>
  (response, request, count) =>
    pages[Math.min(count, pages.length) - 1]!(response, request, count)

export const hangUp: Page = (_, request) => {
  request.socket.destroy()
}

/** Takes the request and says nothing. */
export const silent: Page = () => {}

/** Headers, then a byte now and then, for ever. */
export const slowDrip =
  (everyMs: number): Page =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).flushHeaders()
    const timer = setInterval(() => response.write('.'), everyMs)
    response.once('close', () => clearInterval(timer))
  }

/** As many bytes as the client takes, up to `bytes`; tells how many went out. */
export function hugeBody(bytes: number, sent: { bytes: number }): Page {
  return (response) => {
    const chunk = Buffer.alloc(64 * 1024, 'a')
    response.writeHead(200, { 'content-type': 'text/html' })
    const write = () => {
      while (sent.bytes < bytes && !response.destroyed) {
        sent.bytes += chunk.length
        if (!response.write(chunk)) return response.once('drain', write)
      }
      return response.end()
    }
    write()
  }
}

/** Little on the wire, `bytes` of zeros after decompression. */
export const gzipBomb =
  (bytes: number): Page =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
    const gzip = createGzip({ level: 9 })
    gzip.pipe(response)
    response.once('close', () => gzip.destroy())
    const zeros = Buffer.alloc(1024 * 1024)
    let left = bytes
    const write = () => {
      while (left > 0 && !gzip.destroyed) {
        left -= zeros.length
        if (!gzip.write(zeros)) return gzip.once('drain', write)
      }
      return gzip.end()
    }
    write()
  }

/** Empty gzip members for ever: much on the wire that never becomes anything. */
export const emptyGzips: Page = (response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
  const chunk = Buffer.concat(Array.from({ length: 1_000 }, () => gzipSync('')))
  const write = () => {
    while (!response.destroyed) if (!response.write(chunk)) return response.once('drain', write)
    return undefined
  }
  write()
}

export const encoded = (body: string, encoding: string, cutBytes = 0): Page => {
  const bytes = encoding === 'br' ? brotliCompressSync(body) : gzipSync(body)
  return page(bytes.subarray(0, bytes.length - cutBytes), {
    'content-type': 'text/html',
    'content-encoding': encoding,
  })
}

/** Bytes on the socket as they are, then the end. */
export const raw =
  (text: string): Page =>
  (_, request) => {
    request.socket.end(text)
  }

/** Chunked, and the connection ends in the middle of a chunk. */
export const cutChunks: Page = raw(
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nonly the beginning',
)

/** Chunked, and the connection ends after a whole chunk, before the last one. */
export const missingLastChunk: Page = raw(
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
)

/** Says a length that is not the body's. */
export const lyingLength = (saidBytes: number, body: string): Page =>
  raw(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${saidBytes}\r\n\r\n${body}`)
