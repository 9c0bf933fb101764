import { afterEach, describe, expect, it } from 'vitest'
import { createCommonsDriver } from '../../../src/crawlers/posts/commons/commons-driver.ts'
import { describePostDriver } from '../../contracts/post-driver-contract.ts'
import { type CommonsFile, commonsFile, openFakeCommons } from '../../fakes/fake-commons.ts'
import type { FakeReply, FakeUpstream } from '../../fakes/fake-upstream.ts'
import { ids, readAll, webFor } from './driver-harness.ts'

const FILES = Array.from({ length: 120 }, (_, i) => commonsFile(i + 1))
const BROKEN = commonsFile(900, { extmetadata: { Artist: null as unknown as string } })
const near = { lat: 37.5, lon: 127.03, radiusKm: 5 }

describePostDriver('Commons', {
  open: (replyWith) => openFakeCommons({ files: [...FILES, BROKEN], replyWith }),
  create: (web, baseUrl) => createCommonsDriver({ web, baseUrl }),
  params: { query: '가을 코디' },
  strangeParams: { query: 'x', from: '2025-01-01' },
})

describe('Commons', () => {
  let upstream: FakeUpstream
  const web = () => webFor(upstream.url)
  afterEach(() => upstream.close())

  async function read(files: CommonsFile[], params = { near }, replyWith?: () => FakeReply | null) {
    upstream = await openFakeCommons({ files, ...(replyWith && { replyWith }) })
    return readAll(createCommonsDriver({ web: web(), baseUrl: upstream.url }), params)
  }

  it('reads licence, author, place, local time and words of a file', async () => {
    const { posts } = await read([commonsFile(7)])
    expect(posts).toEqual([
      {
        source: 'commons',
        sourceId: '7',
        link: 'https://commons.wikimedia.org/wiki/File:Street_style_7.jpg',
        imageUrl: `${upstream.url}/photos/1280px-Street_style_7.jpg`,
        author: { name: 'Kim', url: null },
        licence: { id: 'cc-by-sa-4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/', copies: true },
        caption: 'Street style 7 강남역에서 가을 코디',
        tags: ['Street fashion', 'Gangnam District'],
        takenAt: { date: '2025-10-03', time: '14:22' },
        coordinates: { lat: 37.4979, lon: 127.0276 },
        placeNames: [],
        gender: 'unknown',
        personKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ])
  })

  it('reads all files near a place though their details come batch by batch, each once', async () => {
    const { posts, pages } = await read(FILES)
    expect(ids({ posts })).toEqual(FILES.map(({ pageid }) => String(pageid)))
    expect(pages).toBe(3)
  })

  it.each([
    ['4 October 2025', null],
    ['2025-10-04', { date: '2025-10-04', time: null }],
    ['<time datetime="2025-10-04">2025-10-04 09:05:00</time>', { date: '2025-10-04', time: '09:05' }],
    ['2025:10:04 23:59:59', { date: '2025-10-04', time: '23:59' }],
    ['2025-02-30 10:00:00', null],
    ['0000-00-00 00:00:00', null],
    ['', null],
  ])('takes the time %j as %j', async (text, takenAt) => {
    const { posts } = await read([commonsFile(1, { extmetadata: { DateTimeOriginal: text } })])
    expect(posts[0]?.takenAt).toEqual(takenAt)
  })

  it('takes neither drawings nor films for photos', async () => {
    const { posts, skipped } = await read([
      commonsFile(1, { mime: 'image/svg+xml' }),
      commonsFile(2, { mime: 'video/webm' }),
    ])
    expect(posts).toEqual([])
    expect(skipped).toEqual({ 'no-photo': 2 })
  })

  it('knows that nothing was found', async () => {
    expect(await read([])).toMatchObject({ posts: [], skipped: {}, pages: 1 })
  })

  it('waits where the replicas lag, and stops where it is blocked', async () => {
    const fault = (code: string) => () => ({
      headers: { 'content-type': 'application/json', 'retry-after': '5' },
      body: JSON.stringify({ error: { code, info: 'Waiting for a database server: 6 seconds lagged.' } }),
    })
    await expect(read([], { near }, fault('maxlag'))).rejects.toMatchObject({
      reaction: 'throttle',
      retryAfterMs: 5_000,
    })
    await upstream.close()
    await expect(read([], { near }, fault('blocked'))).rejects.toMatchObject({ code: 'upstream-denied' })
  })

  it.each([
    [{}, 'query: commons needs query or near'],
    [{ query: 'a', near }, 'near: commons takes query or near, not both'],
    [{ near: { ...near, radiusKm: 20 } }, 'near: radiusKm is at most 10 at commons'],
    [{ query: 'a', url: 'https://example.org' }, "url: commons can't use it; it takes query, near, limit"],
  ])('refuses %j', async (params, message) => {
    upstream = await openFakeCommons({ files: [] })
    const driver = createCommonsDriver({ web: web(), baseUrl: upstream.url })
    expect(() => driver.checkParams(params)).toThrow(message)
  })
})
