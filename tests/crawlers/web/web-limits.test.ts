import { describe, expect, it } from 'vitest'
import {
  cutChunks,
  emptyGzips,
  encoded,
  gzipBomb,
  hugeBody,
  inTurn,
  lyingLength,
  missingLastChunk,
  page,
  raw,
  silent,
  slowDrip,
} from '../../fakes/fake-pages.ts'
import type { Page } from '../../fakes/fake-site.ts'
import { clientOf, request, site, textOf } from './web-harness.ts'

const OPEN = page('open')
const MEGABYTE = 2 ** 20

async function fetchFrom(one: Page, more: Parameters<typeof request>[1] = {}, options = {}) {
  const host = await site({ '/a': one })
  const client = clientOf([host], { tries: 1, ...options })
  const result = await client
    .fetch(request(`${host.url}/a`, { robots: false, ...more }))
    .catch((e: unknown) => e)
  return { host, client, result }
}

describe('the size of a body', () => {
  it('may be exactly the limit', async () => {
    const { result } = await fetchFrom(page('x'.repeat(1_000)))
    expect(result).toMatchObject({ status: 200, body: Buffer.from('x'.repeat(1_000)) })
  })

  it.each([
    ['said', page('x'.repeat(1_001))],
    ['not said', (response) => response.end(`${'x'.repeat(1_000)}y`)],
    ['after decompression', encoded('x'.repeat(1_001), 'gzip')],
  ] satisfies [string, Page][])('may not be more, %s', async (_, one) => {
    const { host, result } = await fetchFrom(one)
    expect(result).toMatchObject({
      code: 'upstream-body-unusable',
      reaction: 'skip',
      message: `GET ${host.url}/a: body over 1000 bytes`,
    })
  })

  it('is believed before any of it has come', async () => {
    const announced: Page = (response) => {
      response.writeHead(200, { 'content-length': 1_001 }).flushHeaders()
    }
    expect((await fetchFrom(announced)).result).toMatchObject({ code: 'upstream-body-unusable' })
  })

  it('of 300 MB is not taken: what goes out stays near the limit', async () => {
    const sent = { bytes: 0 }
    const { host, result } = await fetchFrom(hugeBody(300 * MEGABYTE, sent), { maxBytes: MEGABYTE })
    expect(result).toMatchObject({ code: 'upstream-body-unusable' })
    await host.quiet()
    // What the sockets buffer is on top.
    expect(sent.bytes).toBeLessThan(40 * MEGABYTE)
  })

  it('of a bomb is cut off where it grows, in little memory', async () => {
    const before = process.memoryUsage.rss()
    const { host, result } = await fetchFrom(gzipBomb(2_000 * MEGABYTE), { maxBytes: MEGABYTE })
    expect(result).toMatchObject({ code: 'upstream-body-unusable' })
    await host.quiet()
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MEGABYTE)
  })

  it('counts as it comes, too: what becomes nothing after decompression is no way around', async () => {
    const { host, result } = await fetchFrom(emptyGzips, { maxBytes: 10_000 })
    expect(result).toMatchObject({ code: 'upstream-body-unusable' })
    await host.quiet()
  })
})

describe('the encoding of a body', () => {
  it.each(['gzip', 'br'])('%s is undone', async (encoding) => {
    const { result } = await fetchFrom(encoded('hello', encoding))
    expect(result).toMatchObject({ body: Buffer.from('hello') })
  })

  it.each([
    ['gzip, cut', encoded('hello hello', 'gzip', 4)],
    ['br, cut', encoded('hello hello', 'br', 2)],
    ['gzip, said only', page('hello', { 'content-encoding': 'gzip' })],
    ['br, said only', page('hello', { 'content-encoding': 'br' })],
    ['two at once', page('hello', { 'content-encoding': 'gzip, gzip' })],
    ['unknown', page('hello', { 'content-encoding': 'exi' })],
  ])('that is broken or not asked for is refused: %s', async (_, one) => {
    const { result } = await fetchFrom(one)
    expect(result).toMatchObject({ code: 'upstream-body-unusable', reaction: 'skip' })
  })
})

describe('a body that is not what was said', () => {
  it.each([
    ['ends within a chunk', cutChunks],
    ['ends without the last chunk', missingLastChunk],
    ['is shorter than its length', lyingLength(1_000, 'only this')],
  ])('and %s is tried again, never taken for whole', async (_, broken) => {
    const { host, result } = await fetchFrom(inTurn(broken, broken, OPEN), {}, { tries: 3 })
    expect(result).toMatchObject({ body: Buffer.from('open') })
    expect(host.requests).toHaveLength(3)
    expect((await fetchFrom(broken)).result).toMatchObject({
      code: 'upstream-unreachable',
      reaction: 'retry',
    })
  })

  it('and is longer than its length ends there; the rest is no answer to the next request', async () => {
    const smuggled = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'
    const { host, client, result } = await fetchFrom(inTurn(lyingLength(4, `good${smuggled}`), OPEN))
    expect(result).toMatchObject({ body: Buffer.from('good') })
    expect(textOf(await client.fetch(request(`${host.url}/a`, { robots: false })))).toBe('open')
  })

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nhello'],
    ['headers without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ])('because it is %s is a fault of the other side', async (_, text) => {
    expect((await fetchFrom(raw(text))).result).toMatchObject({
      code: 'upstream-unreachable',
      reaction: 'retry',
    })
  })
})

describe('the type of a body', () => {
  it('is checked before the body is taken', async () => {
    const sent = { bytes: 0 }
    const huge = hugeBody(300 * MEGABYTE, sent)
    const { host, result } = await fetchFrom(huge, { accept: ['image/'], maxBytes: 500 * MEGABYTE })
    expect(result).toMatchObject({
      code: 'upstream-type-refused',
      reaction: 'skip',
      message: `GET ${host.url}/a: text/html is not what was asked for`,
    })
    await host.quiet()
    expect(sent.bytes).toBeLessThan(40 * MEGABYTE)
  })

  it('counts in any case and with parameters; none or any is fine where nothing else is asked', async () => {
    const typed = (type: string) => page('a', { 'content-type': type })
    expect((await fetchFrom(typed('TEXT/HTML; charset=utf-8'))).result).toMatchObject({ status: 200 })
    expect((await fetchFrom(page('a', {}))).result).toMatchObject({ status: 200, contentType: null })
    expect((await fetchFrom(typed('x/y'), { accept: [] })).result).toMatchObject({ contentType: 'x/y' })
  })
})

describe('the time of an answer', () => {
  it.each([
    ['the first byte', silent, { headersMs: 30 }],
    ['the next byte', slowDrip(60_000), { idleMs: 30 }],
    ['the answer', slowDrip(10), { totalMs: 120 }],
  ])('is limited: %s', async (name, one, options) => {
    const { host, result } = await fetchFrom(one, {}, options)
    expect(result).toMatchObject({
      code: 'upstream-timeout',
      reaction: 'retry',
      message: `GET ${host.url}/a: ${name} took too long`,
    })
    await host.quiet()
  })

  it('does not keep a refusal or a redirect waiting for its body', async () => {
    const drip =
      (status: number, headers = {}): Page =>
      (response) => {
        response.writeHead(status, headers).write('sorry')
      }
    const host = await site({ '/gone': drip(410), '/moved': drip(302, { location: '/a' }), '/a': OPEN })
    const client = clientOf([host])
    const fetch = (path: string) => client.fetch(request(host.url + path, { robots: false }))
    await expect(fetch('/gone')).rejects.toMatchObject({ code: 'upstream-refused' })
    expect(textOf(await fetch('/moved'))).toBe('open')
  })
})
