import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createCrawlEvents } from '../../src/api/admin/crawl-events.ts'
import { createCrawlWatch } from '../../src/api/admin/crawl-watch.ts'
import type { CrawlAnswer } from '../../src/api/schemas/admin.ts'
import { loadConfig } from '../../src/config.ts'
import type { CrawlQueue } from '../../src/crawlers/jobs/crawl-queue.ts'
import { createCrawlTrigger } from '../../src/crawlers/posts/crawl-trigger.ts'
import { configuredOrigins, createPostDrivers } from '../../src/crawlers/posts/post-drivers.ts'
import { createWebClient } from '../../src/crawlers/web/web-client.ts'
import type { Crawl } from '../../src/domain/crawl.ts'
import { StoreUnavailableError } from '../../src/store/store-unavailable-error.ts'
import { HARMLESS_URLS, HOSTILE_URLS } from '../crawlers/web/hostile-urls.ts'
import { createMemoryLog } from '../fakes/memory-log.ts'
import { adminHarness } from './admin-harness.ts'
import { fieldsOf, problemOf } from './api-harness.ts'

const { open } = adminHarness()
const COATS = { source: 'commons', params: { query: 'coat', limit: 50 } }

describe('POST /v1/admin/crawls', () => {
  it('starts a crawl: 202, where it is, and who asked is noted', async () => {
    const { ask, key, stores, time } = await open()
    const response = await ask('POST', 'crawls', { ...COATS, budget: 7 })
    expect(response.statusCode).toBe(202)
    const crawl: CrawlAnswer = response.json()
    expect(response.headers.location).toBe(`/v1/admin/crawls/${crawl.id}`)
    expect(crawl).toEqual({
      id: crawl.id,
      ...COATS,
      state: 'waiting',
      requestedBy: 'for admin',
      requestedAt: '2026-11-20T22:20:00.000Z',
      startedAt: null,
      endedAt: null,
      budget: 7,
      requests: 0,
      counters: {},
      errors: {},
    })
    expect((await ask('GET', `crawls/${crawl.id}`)).json()).toEqual(crawl)
    expect(await stores.audit.newest(5)).toEqual([
      {
        atMs: time.nowMs,
        actor: key.id,
        action: 'crawl.start',
        target: crawl.id,
        details: { ...COATS, budget: 7 },
      },
    ])
  })

  it.each([
    ['a source that is none', { ...COATS, source: 'tiktok' }, '#/body/source', 'source'],
    ['no parameters', { source: 'commons' }, '#/body/params', 'params'],
    [
      'a parameter that is none',
      { ...COATS, params: { colour: 'red' } },
      '#/body/params/colour',
      'params/colour',
    ],
    [
      'too large a circle',
      { ...COATS, params: { near: { lat: 1, lon: 1, radiusKm: 33 } } },
      '#/body/params/near/radiusKm',
      'params/near/radiusKm',
    ],
    ['what the source refuses', { source: 'feed', params: {} }, '#/body/params/url', 'params/url'],
    ['a budget of nothing', { ...COATS, budget: 0 }, '#/body/budget', 'budget'],
  ])('refuses %s, and names it', async (_, body, pointer, field) => {
    const { ask, stores } = await open()
    const response = await ask('POST', 'crawls', body)
    expect(fieldsOf(response)).toContain(field)
    expect(problemOf(response).errors?.map((error) => error.pointer)).toContain(pointer)
    expect(await stores.crawls.list({ limit: 5, before: null })).toEqual([])
  })

  it('says 409 and why where the source can not run', async () => {
    const { ask } = await open()
    const response = await ask('POST', 'crawls', { source: 'flickr', params: {} })
    expect(response.statusCode).toBe(409)
    expect(problemOf(response)).toMatchObject({
      code: 'source-unavailable',
      detail: 'set FLICKR_KEY to crawl Flickr',
    })
  })

  it('does a request once for each Idempotency-Key, and tells the first answer again', async () => {
    const { ask, stores, app, createKey } = await open()
    const once = { 'idempotency-key': 'a-1' }
    const [first, second] = [
      await ask('POST', 'crawls', COATS, once),
      await ask('POST', 'crawls', COATS, once),
    ]
    expect(second.statusCode).toBe(202)
    expect(second.json()).toEqual(first.json())
    expect(second.headers.location).toBe(first.headers.location)
    const other = await ask('POST', 'crawls', { ...COATS, budget: 3 }, once)
    expect(other.statusCode).toBe(422)
    expect(problemOf(other).code).toBe('idempotency-key-reused')
    expect(await stores.crawls.list({ limit: 5, before: null })).toHaveLength(1)
    const { headers } = await createKey('crawl')
    const theirs = await app.inject({
      method: 'POST',
      url: '/v1/admin/crawls',
      headers: { ...headers, ...once },
      payload: COATS,
    })
    expect(theirs.json().id).not.toBe(first.json().id)
    await ask('POST', 'crawls', COATS)
    expect(await stores.crawls.list({ limit: 5, before: null })).toHaveLength(3)
  })

  it('starts one crawl for one key asked at the same time', async () => {
    const { ask, stores } = await open()
    const asked = await Promise.all(
      Array.from({ length: 6 }, () => ask('POST', 'crawls', COATS, { 'idempotency-key': 'k' })),
    )
    expect(await stores.crawls.list({ limit: 9, before: null })).toHaveLength(1)
    for (const response of asked) expect([202, 409]).toContain(response.statusCode)
    for (const response of asked.filter(({ statusCode }) => statusCode === 409))
      expect([problemOf(response).code, response.headers['retry-after']]).toEqual([
        'idempotency-key-running',
        '1',
      ])
  })

  it('does what failed anew', async () => {
    const { ask } = await open()
    const key = { 'idempotency-key': 'k' }
    expect((await ask('POST', 'crawls', { source: 'feed', params: {} }, key)).statusCode).toBe(400)
    expect((await ask('POST', 'crawls', COATS, key)).statusCode).toBe(202)
  })

  it.each(['', 'x'.repeat(256), 'two words'])('refuses %j as Idempotency-Key', async (key) => {
    const { ask } = await open()
    expect((await ask('POST', 'crawls', COATS, { 'idempotency-key': key })).statusCode).toBe(400)
  })
})

describe('a crawl of an address', () => {
  /** The drivers as they are wired; nothing is fetched, since nothing is queued. */
  async function openWithDrivers() {
    const opened = await open()
    const { crawls, hashtags, sourceSettings } = opened.stores
    const { posts, crawl } = loadConfig({ CONTACT: 'ops@example.com' })
    const clock = () => opened.time.nowMs
    const web = createWebClient({ ...crawl, allowedOrigins: configuredOrigins(posts) })
    const drivers = createPostDrivers(posts, { web, hashtags, clock })
    const queued: string[] = []
    const queue: CrawlQueue = {
      send: async ({ id }) => void queued.push(id),
      holds: async () => false,
      work: async () => {},
      checkSchedule: () => {},
      schedule: async () => {},
      workOnSchedules: async () => {},
    }
    const trigger = createCrawlTrigger({ drivers, crawls, sourceSettings, queue, clock })
    return { ...(await open({ trigger })), queued }
  }

  it('is refused wherever it leads to where we do not go, and nothing is left behind', async () => {
    const { ask, stores, queued } = await openWithDrivers()
    expect(HOSTILE_URLS.length).toBeGreaterThanOrEqual(60)
    for (const [trick, url] of HOSTILE_URLS) {
      const response = await ask('POST', 'crawls', { source: 'feed', params: { url } })
      expect([trick, response.statusCode]).toEqual([trick, 400])
      expect(problemOf(response).errors).toMatchObject([
        { pointer: '#/body/params/url', field: 'params/url' },
      ])
      const set = { enabled: true, schedule: '0 3 * * *', params: { url }, budget: 5 }
      expect([trick, (await ask('PUT', 'sources/feed', set)).statusCode]).toEqual([trick, 400])
    }
    expect(queued).toEqual([])
    expect(await stores.crawls.list({ limit: 5, before: null })).toEqual([])
    expect(await stores.sourceSettings.all()).toEqual([])
  })

  it('is started where it is harmless', async () => {
    const { ask, queued } = await openWithDrivers()
    for (const url of HARMLESS_URLS)
      expect([url, (await ask('POST', 'crawls', { source: 'feed', params: { url } })).statusCode]).toEqual([
        url,
        202,
      ])
    expect(queued).toHaveLength(HARMLESS_URLS.length)
  })
})

describe('GET /v1/admin/crawls', () => {
  it('pages newest first, by source and state', async () => {
    const { ask, stores } = await open()
    const ids: string[] = []
    for (const source of ['commons', 'news', 'commons', 'mastodon'])
      ids.push((await ask('POST', 'crawls', { source, params: {} })).json().id)
    const list = async (query: string) => {
      const { crawls, next } = (await ask('GET', `crawls?${query}`)).json()
      return [crawls.map(({ id }: CrawlAnswer) => ids.indexOf(id)), next && ids.indexOf(next)]
    }
    expect(await list('limit=3')).toEqual([[3, 2, 1], 1])
    expect(await list(`limit=3&before=${ids[1]}`)).toEqual([[0], null])
    expect(await list('source=commons')).toEqual([[2, 0], null])
    await stores.crawls.move(ids[0]!, 'running', 0)
    expect(await list('state=running')).toEqual([[0], null])
    expect(fieldsOf(await ask('GET', 'crawls?before=5'))).toEqual(['before'])
    expect((await ask('GET', 'crawls/00000000-0000-4000-8000-000000000000')).statusCode).toBe(404)
  })

  it('tells counters and the last error of each kind', async () => {
    const { ask, stores } = await open()
    const { id } = (await ask('POST', 'crawls', COATS)).json()
    await stores.crawls.count(id, { found: 5, 'excluded:licence': 2 })
    await stores.crawls.fault(id, { kind: 'http-503', message: 'busy' }, Date.parse('2026-11-21T00:00:00Z'))
    expect((await ask('GET', `crawls/${id}`)).json()).toMatchObject({
      counters: { found: 5, 'excluded:licence': 2 },
      errors: { 'http-503': { times: 1, lastAt: '2026-11-21T00:00:00.000Z', message: 'busy' } },
    })
  })
})

describe('POST /v1/admin/crawls/:id/cancel', () => {
  it('stops a crawl, and leaves one that has ended as it is', async () => {
    const { ask, stores, key } = await open()
    const { id } = (await ask('POST', 'crawls', COATS)).json()
    expect((await ask('POST', `crawls/${id}/cancel`)).json()).toMatchObject({ id, state: 'cancelled' })
    expect((await ask('POST', `crawls/${id}/cancel`)).json()).toMatchObject({ id, state: 'cancelled' })
    expect((await stores.audit.newest(1))[0]).toMatchObject({
      actor: key.id,
      action: 'crawl.cancel',
      target: id,
    })
    expect((await ask('POST', 'crawls/00000000-0000-4000-8000-000000000000/cancel')).statusCode).toBe(404)
  })
})

describe('GET /v1/admin/crawls/:id/events', () => {
  type Event = { event: string; data: CrawlAnswer }
  const eventsOf = (text: string): Event[] =>
    [...text.matchAll(/event: (\w+)\ndata: (.+)\n\n/g)].map(([, event, data]) => ({
      event: event!,
      data: JSON.parse(data!),
    }))

  /** Listens for real: a stream goes on while others ask. */
  async function listen() {
    const opened = await open()
    await opened.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = opened.app.server.address() as AddressInfo
    const follow = async (id: string) => {
      const asked = request({ port, path: `/v1/admin/crawls/${id}/events`, headers: opened.key.headers })
      asked.end()
      const [response]: IncomingMessage[] = await once(asked, 'response')
      let text = ''
      response!.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      const until = async (count: number) => {
        while (eventsOf(text).length < count) await wait(10)
        return eventsOf(text)
      }
      return { asked, response: response!, until, ended: once(response!, 'end') }
    }
    return { ...opened, follow }
  }

  it('tells the crawl, each change, and its end; then the stream is over', async () => {
    const { app, ask, stores, follow } = await listen()
    const { id } = (await ask('POST', 'crawls', COATS)).json()
    const [one, two] = [await follow(id), await follow(id)]
    expect(one.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(await one.until(1)).toMatchObject([{ event: 'progress', data: { id, state: 'waiting' } }])
    await stores.crawls.move(id, 'running', 1000)
    expect((await one.until(2))[1]).toMatchObject({ event: 'progress', data: { state: 'running' } })
    await stores.crawls.count(id, { found: 3 })
    expect((await one.until(3))[2]).toMatchObject({ data: { counters: { found: 3 } } })
    await stores.crawls.move(id, 'done', 2000)
    expect((await one.until(4))[3]).toMatchObject({
      event: 'end',
      data: { state: 'done', endedAt: '1970-01-01T00:00:02.000Z' },
    })
    await Promise.all([one.ended, two.ended])
    expect(await two.until(4)).toEqual(await one.until(4))
    await app.close()
  })

  it('ends at once for a crawl that has ended', async () => {
    const { ask } = await open()
    const { id } = (await ask('POST', 'crawls', COATS)).json()
    await ask('POST', `crawls/${id}/cancel`)
    const events = eventsOf((await ask('GET', `crawls/${id}/events`)).body)
    expect(events.map(({ event, data }) => [event, data.state])).toEqual([
      ['progress', 'cancelled'],
      ['end', 'cancelled'],
    ])
  })

  it('ends when the server closes', async () => {
    const { app, ask, follow } = await listen()
    const { id } = (await ask('POST', 'crawls', COATS)).json()
    const { until, ended } = await follow(id)
    await until(1)
    await app.close()
    await ended
  })
})

const RUNNING: Crawl = {
  id: '1',
  source: 'commons',
  params: {},
  state: 'running',
  requestedBy: 'cli',
  requestedAtMs: 0,
  startedAtMs: 1,
  endedAtMs: null,
  budget: 9,
  requests: 0,
  cursor: null,
  exhausted: false,
  counters: {},
  errors: {},
}

describe('the watch of crawls', () => {
  it('reads a crawl once for all who follow it, and no more once they left', async () => {
    let reads = 0
    const { promise: readTwice, resolve } = Promise.withResolvers<void>()
    const byId = async () => {
      reads++
      if (reads === 2) resolve()
      return { ...RUNNING, requests: reads }
    }
    const watch = createCrawlWatch(byId, { everyMs: 1, log: createMemoryLog() })
    const events = createCrawlEvents(watch)
    const streams = [1, 2, 3].map(() => events.open(RUNNING))
    for (const stream of streams) stream.resume()
    expect(watch.reading()).toBe(1)
    await readTwice
    for (const stream of streams) {
      stream.destroy()
      await once(stream, 'close')
    }
    expect(watch.reading()).toBe(0)
  })

  it('goes on where the store was away', async () => {
    let reads = 0
    const byId = async () => {
      reads++
      if (reads < 3) throw new StoreUnavailableError('it is away')
      return { ...RUNNING, state: 'done' as const }
    }
    const watch = createCrawlWatch(byId, { everyMs: 1, log: createMemoryLog() })
    const { promise, resolve } = Promise.withResolvers<Crawl>()
    watch.follow(RUNNING, resolve)
    expect(await promise).toMatchObject({ state: 'done' })
    expect(watch.reading()).toBe(0)
  })
})
