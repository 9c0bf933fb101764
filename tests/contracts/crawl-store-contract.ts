import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import type { CrawlState } from '../../src/domain/crawl.ts'
import { createSourceSettings } from '../../src/store/source-settings.ts'
import { createCrawlStore } from '../../src/store/crawl-store.ts'
import type { Database } from '../../src/store/database.ts'
import type { CrawlStore } from '../../src/store/look-ports.ts'
import { emptyLooks, noonMs, startCrawl } from './look-samples.ts'

export function crawlStoreContract(database: () => Database): void {
  let crawls: CrawlStore

  beforeEach(async () => {
    await emptyLooks(database())
    crawls = createCrawlStore(database())
  })

  async function create(over: Partial<Parameters<CrawlStore['create']>[0]> = {}, atMs = noonMs) {
    return crawls.create(
      {
        id: randomUUID(),
        source: 'flickr',
        params: { query: '코디', limit: 5 },
        requestedBy: 'cli',
        budget: 3,
        ...over,
      },
      atMs,
    )
  }

  it('creates a crawl that waits', async () => {
    const crawl = await create()
    expect(crawl).toEqual({
      id: crawl.id,
      source: 'flickr',
      params: { query: '코디', limit: 5 },
      state: 'waiting',
      requestedBy: 'cli',
      requestedAtMs: noonMs,
      startedAtMs: null,
      endedAtMs: null,
      budget: 3,
      requests: 0,
      cursor: null,
      exhausted: false,
      counters: {},
      errors: {},
    })
    expect(await crawls.byId(crawl.id)).toEqual(crawl)
    expect(await crawls.byId(randomUUID())).toBeNull()
  })

  it('moves on only as crawls do, and notes when', async () => {
    const states: CrawlState[] = ['waiting', 'running', 'done', 'failed', 'cancelled']
    const paths: Record<CrawlState, CrawlState[]> = {
      waiting: [],
      running: ['running'],
      done: ['running', 'done'],
      failed: ['running', 'failed'],
      cancelled: ['cancelled'],
    }
    const allowed: Record<string, boolean> = {}
    for (const from of states)
      for (const to of states) {
        const { id } = await create()
        for (const step of paths[from]) expect(await crawls.move(id, step, noonMs + 1)).toBe(true)
        if (await crawls.move(id, to, noonMs + 2)) allowed[`${from} → ${to}`] = true
      }
    expect(Object.keys(allowed)).toEqual([
      'waiting → running',
      'waiting → cancelled',
      'running → done',
      'running → failed',
      'running → cancelled',
    ])
    const { id } = await create()
    await crawls.move(id, 'running', noonMs + 1)
    expect(await crawls.byId(id)).toMatchObject({ startedAtMs: noonMs + 1, endedAtMs: null })
    await crawls.move(id, 'done', noonMs + 2)
    expect(await crawls.byId(id)).toMatchObject({ startedAtMs: noonMs + 1, endedAtMs: noonMs + 2 })
    expect(await crawls.move(randomUUID(), 'running', noonMs)).toBe(false)
  })

  it('lists newest first, page by page, by source and state', async () => {
    const ids: string[] = []
    for (const source of ['flickr', 'feed', 'flickr', 'news'] as const)
      ids.push((await create({ source })).id)
    const list = async (over: Partial<Parameters<CrawlStore['list']>[0]> = {}) =>
      (await crawls.list({ limit: 2, before: null, ...over })).map(({ id }) => ids.indexOf(id))
    expect(await list()).toEqual([3, 2])
    expect(await list({ before: ids[2]! })).toEqual([1, 0])
    expect(await list({ before: ids[0]! })).toEqual([])
    expect(await list({ source: 'flickr' })).toEqual([2, 0])
    await crawls.move(ids[0]!, 'running', noonMs)
    expect(await list({ state: 'running' })).toEqual([0])
  })

  it('gives as many requests as the budget has, while it runs', async () => {
    const { id } = await create({ budget: 20 })
    expect(await crawls.takeRequests(id, 1)).toBe(0)
    await crawls.move(id, 'running', noonMs)
    const taken = await Promise.all(Array.from({ length: 10 }, () => crawls.takeRequests(id, 3)))
    expect(taken.toSorted()).toEqual([0, 0, 0, 2, 3, 3, 3, 3, 3, 3])
    expect(await crawls.byId(id)).toMatchObject({ requests: 20 })
    const other = await startCrawl(database())
    await crawls.move(other, 'cancelled', noonMs)
    expect(await crawls.takeRequests(other, 1)).toBe(0)
    await crawls.giveBackRequests(id, 5)
    expect(await crawls.byId(id)).toMatchObject({ requests: 15 })
    expect(await crawls.takeRequests(id, 16)).toBe(5)
  })

  it('adds to counters, many at once, and leaves the others', async () => {
    const { id } = await create()
    await Promise.all(Array.from({ length: 25 }, () => crawls.count(id, { fetched: 2, tagged: 1, found: 0 })))
    await crawls.count(id, { 'excluded:no image': 3, fetched: -1 })
    await crawls.count(id, {})
    expect((await crawls.byId(id))?.counters).toEqual({ fetched: 49, tagged: 25, 'excluded:no image': 3 })
  })

  it('keeps the last error of each kind, and how many there were', async () => {
    const { id } = await create()
    await crawls.fault(id, { kind: 'http-503', message: 'busy' }, noonMs)
    await crawls.fault(id, { kind: 'http-503', message: `still ${'x'.repeat(9_000)}` }, noonMs + 5)
    await crawls.fault(id, { kind: 'timeout', message: 'slow' }, noonMs + 9)
    const { errors } = (await crawls.byId(id))!
    expect(errors['http-503']).toMatchObject({ times: 2, lastAtMs: noonMs + 5 })
    expect(errors['http-503']?.message).toMatch(/^still x{494}$/)
    expect(errors.timeout).toEqual({ times: 1, lastAtMs: noonMs + 9, message: 'slow' })
  })

  it('keeps what operators set of a source, and when each succeeded', async () => {
    const settings = createSourceSettings(database())
    expect(await settings.all()).toEqual([])
    const feed = {
      source: 'feed',
      enabled: true,
      schedule: '0 3 * * *',
      params: { url: 'https://a.example/' },
      budget: 9,
    } as const
    await settings.put({ ...feed, enabled: false })
    await settings.put(feed)
    await settings.succeeded('feed', noonMs + 5)
    await settings.succeeded('feed', noonMs)
    await settings.succeeded('commons', noonMs)
    expect(await settings.all()).toEqual([{ ...feed, lastSuccessAtMs: noonMs + 5 }])
    expect(await settings.successes()).toEqual({ feed: noonMs + 5, commons: noonMs })
  })
}
