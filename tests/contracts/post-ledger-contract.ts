import { beforeEach, expect, it } from 'vitest'
import type { Article, Post } from '../../src/domain/post.ts'
import { createCrawlStore } from '../../src/store/crawl-store.ts'
import type { Database } from '../../src/store/database.ts'
import { createArticles } from '../../src/store/articles.ts'
import type { CrawlStore, LookStore, PostLedger } from '../../src/store/look-ports.ts'
import { createLookStore } from '../../src/store/look-store.ts'
import { createPostLedger } from '../../src/store/post-ledger.ts'
import { emptyLooks, lookOf, noonMs, postOf, startCrawl, weatherOf } from './look-samples.ts'

type Page = Parameters<PostLedger['addPage']>[1]

function pageOf(posts: readonly Post[], over: Partial<Page> = {}): Page {
  return { posts, articles: [], skipped: {}, cursor: null, nextCursor: 'p2', last: false, ...over }
}

export function postLedgerContract(database: () => Database): void {
  let ledger: PostLedger
  let crawls: CrawlStore
  let looks: LookStore
  let crawlId: string

  beforeEach(async () => {
    await emptyLooks(database())
    ledger = createPostLedger(database())
    crawls = createCrawlStore(database())
    looks = createLookStore(database())
    crawlId = await startCrawl(database())
  })

  const countersOf = async (id = crawlId) => (await crawls.byId(id))?.counters
  const claim = (over: Partial<Parameters<PostLedger['claim']>[0]> = {}) =>
    ledger.claim({ limit: 10, leaseMs: 60_000, nowMs: noonMs, ...over })
  const claimed = async (over = {}) => (await claim(over)).map(({ post }) => post.sourceId)

  it('adds what a page has that is new, counts it, and goes on to the next page', async () => {
    const page = pageOf([postOf('1'), postOf('2'), postOf('1')], { skipped: { licence: 2, 'no-image': 1 } })
    expect(await ledger.addPage(crawlId, page)).toEqual({ added: 2 })
    expect(await countersOf()).toEqual({ found: 6, known: 1, 'excluded:licence': 2, 'excluded:no-image': 1 })
    const second = pageOf([postOf('2'), postOf('3')], { cursor: 'p2', nextCursor: null, last: true })
    expect(await ledger.addPage(crawlId, second)).toEqual({ added: 1 })
    expect(await crawls.byId(crawlId)).toMatchObject({
      cursor: null,
      exhausted: true,
      counters: { found: 8, known: 2, 'excluded:licence': 2, 'excluded:no-image': 1 },
    })
    expect(await ledger.open(crawlId)).toBe(3)
  })

  it('adds and counts nothing for a page that comes again, the first and last included', async () => {
    const only = pageOf([postOf('1')], { skipped: { licence: 1 }, nextCursor: null, last: true })
    await ledger.addPage(crawlId, only)
    expect(await ledger.addPage(crawlId, pageOf([postOf('9')], { nextCursor: null, last: true }))).toEqual({
      added: 0,
    })
    expect(await countersOf()).toEqual({ found: 2, 'excluded:licence': 1 })
    const other = await startCrawl(database())
    await ledger.addPage(other, pageOf([postOf('2')]))
    expect(await ledger.addPage(other, pageOf([postOf('3')]))).toEqual({ added: 0 })
    expect(await countersOf(other)).toEqual({ found: 1 })
  })

  it('adds each post once when crawls and pages come at the same time', async () => {
    const posts = Array.from({ length: 40 }, (_, n) => postOf(`${n}`))
    const others = await Promise.all([1, 2, 3].map(() => startCrawl(database())))
    const ids = [crawlId, ...others]
    const added = await Promise.all(
      ids.flatMap((id, n) => {
        const page = pageOf(n % 2 ? posts : posts.toReversed())
        return [ledger.addPage(id, page), ledger.addPage(id, page)]
      }),
    )
    expect(added.reduce((sum, each) => sum + each.added, 0)).toBe(40)
    const all = await Promise.all(ids.map((id) => countersOf(id)))
    expect(all.map((counters) => counters?.found)).toEqual([40, 40, 40, 40])
    expect(all.reduce((sum, counters) => sum + (counters?.known ?? 0), 0)).toBe(120)
  })

  it('keeps text that JSON columns refuse, without what they refuse', async () => {
    await ledger.addPage(crawlId, pageOf([postOf('1', { caption: 'a\0b\ud800c\\u0000', tags: ['\0'] })]))
    expect((await claim())[0]?.post).toMatchObject({ caption: 'ab\ufffdc\\u0000', tags: [''] })
  })

  it('keeps articles, each link once, as they came last', async () => {
    const article: Article = {
      link: 'https://news.example/1',
      title: 'Cold wave',
      source: 'news.example',
      publishedAtMs: noonMs + 123,
      topic: 'weather',
    }
    const newer = { ...article, link: 'https://news.example/2', publishedAtMs: noonMs + 999 }
    await ledger.addPage(crawlId, pageOf([], { articles: [article, newer, { ...article, title: '한파' }] }))
    const articles = createArticles(database())
    expect(await articles.latest('weather', 5)).toEqual([newer, { ...article, title: '한파' }])
    expect(await articles.latest('weather', 1)).toEqual([newer])
    expect(await articles.latest('fashion', 5)).toEqual([])
  })

  it('adds posts of no crawl, and each once', async () => {
    const imported = [postOf('a', { source: 'import' }), postOf('b', { source: 'import' })]
    expect(await ledger.addPosts(imported)).toBe(2)
    expect(await ledger.addPosts([...imported, postOf('a')])).toBe(1)
    expect((await claim()).map(({ crawlId }) => crawlId)).toEqual([null, null, null])
  })

  it('refuses a page of a crawl that is not there', async () => {
    await expect(ledger.addPage('00000000-0000-4000-8000-000000000000', pageOf([]))).rejects.toThrow(
      RangeError,
    )
  })

  it('gives each post to one worker, in the order found, until the lease is over', async () => {
    await ledger.addPage(crawlId, pageOf(['3', '1', '2'].map((id) => postOf(id, { tags: [id] }))))
    const first = await claim({ limit: 2 })
    expect(first).toEqual([
      { post: postOf('3', { tags: ['3'] }), crawlId, attempts: 1 },
      { post: postOf('1', { tags: ['1'] }), crawlId, attempts: 1 },
    ])
    expect(await claimed()).toEqual(['2'])
    expect(await claimed({ nowMs: noonMs + 59_999 })).toEqual([])
    const again = await claim({ nowMs: noonMs + 60_000 })
    expect(again.map(({ post, attempts }) => [post.sourceId, attempts])).toEqual([
      ['3', 2],
      ['1', 2],
      ['2', 2],
    ])
  })

  it('gives no post twice to workers that ask at the same time', async () => {
    await ledger.addPosts(Array.from({ length: 60 }, (_, n) => postOf(`${n}`)))
    const given = await Promise.all(Array.from({ length: 12 }, () => claimed({ limit: 7 })))
    const all = given.flat()
    expect(new Set(all).size).toBe(all.length)
    all.push(...(await claimed({ limit: 60 })))
    expect(new Set(all).size).toBe(60)
    expect(all).toHaveLength(60)
  })

  it('gives the posts of one crawl where asked for them', async () => {
    const other = await startCrawl(database())
    await ledger.addPage(crawlId, pageOf([postOf('1')]))
    await ledger.addPage(other, pageOf([postOf('2')]))
    expect(await claimed({ crawlId: other })).toEqual(['2'])
    expect(await claimed()).toEqual(['1'])
  })

  it('gives nothing of a cancelled crawl; the next crawl that finds it takes it over', async () => {
    await ledger.addPage(crawlId, pageOf([postOf('1'), postOf('2')]))
    const [held] = await claim({ limit: 1 })
    await crawls.move(crawlId, 'cancelled', noonMs)
    expect(await ledger.addPage(crawlId, pageOf([postOf('3')], { cursor: 'p2' }))).toEqual({ added: 0 })
    const error = { kind: 'timeout', message: 'late' }
    await ledger.end('commons', held!.post.sourceId, { kind: 'later', retryAtMs: noonMs, error }, noonMs)
    expect(await claimed({ nowMs: noonMs + 3_600_000 })).toEqual([])
    const next = await startCrawl(database())
    expect(await ledger.addPage(next, pageOf([postOf('2'), postOf('1')]))).toEqual({ added: 2 })
    expect(await ledger.open(crawlId)).toBe(0)
    expect(await claimed({ crawlId: next })).toEqual(['1', '2'])
  })

  it('gives what an ended crawl left for later to the next crawl that finds it', async () => {
    await ledger.addPage(crawlId, pageOf([postOf('1')], { last: true, nextCursor: null }))
    const error = { kind: 'timeout', message: 'late' }
    const end = { kind: 'later', retryAtMs: noonMs + 86_400_000, error } as const
    await ledger.end('commons', '1', end, noonMs)
    await crawls.move(crawlId, 'done', noonMs)
    const next = await startCrawl(database())
    expect(await ledger.addPage(next, pageOf([postOf('1')]))).toEqual({ added: 1 })
    expect(await claimed({ crawlId: next })).toEqual(['1'])
  })

  it('counts the stages that posts passed, once they are ended for good', async () => {
    await ledger.addPage(crawlId, pageOf([postOf('1'), postOf('2'), postOf('3')]))
    const look = lookOf('1')
    await ledger.end('commons', '1', { kind: 'look', look, stages: ['fetched', 'tagged'] }, noonMs)
    const out = { kind: 'excluded', reason: 'no-place', stages: ['fetched'] } as const
    await ledger.end('commons', '2', out, noonMs)
    await ledger.end('commons', '2', out, noonMs)
    expect(await countersOf()).toMatchObject({ fetched: 2, tagged: 1, evidence: 1, 'excluded:no-place': 1 })
  })

  it('tells when the next open post is due', async () => {
    expect(await ledger.nextDueMs(crawlId)).toBeNull()
    await ledger.addPage(crawlId, pageOf([postOf('1'), postOf('2')]))
    expect(await ledger.nextDueMs(crawlId)).toBe(0)
    await claimed({ limit: 2, leaseMs: 60_000 })
    expect(await ledger.nextDueMs(crawlId)).toBe(noonMs + 60_000)
    const error = { kind: 'timeout', message: 'late' }
    for (const id of ['1', '2'])
      await ledger.end('commons', id, { kind: 'later', retryAtMs: noonMs + 3_600_000, error }, noonMs)
    expect(await ledger.nextDueMs(crawlId)).toBe(noonMs + 3_600_000)
    await crawls.move(crawlId, 'cancelled', noonMs)
    expect(await ledger.nextDueMs(crawlId)).toBeNull()
  })

  it('ends a post as a look: stored, with its thumbnail, and counted by its crawl', async () => {
    await ledger.addPage(crawlId, pageOf([postOf('1'), postOf('2'), postOf('3')]))
    const look = lookOf('1', { classes: ['jeans', 'coat'] })
    expect(await ledger.end('commons', '1', { kind: 'look', look }, noonMs)).toBe(true)
    const waiting = lookOf('2', { state: 'waiting', weather: null, takenTime: null, slot: 'unknown' })
    await ledger.end('commons', '2', { kind: 'look', look: waiting }, noonMs)
    const out = lookOf('3', { state: 'excluded', reason: 'costume', weather: null })
    await ledger.end('commons', '3', { kind: 'look', look: out }, noonMs)
    const { contentHash, perceptualHash, personKey, regions, ...stored } = look
    expect(await looks.byId(look.id)).toEqual({ ...stored, classes: ['coat', 'jeans'], thumbnail: true })
    expect(await looks.thumbnail(look.id)).toEqual(Buffer.from([0xff, 0xd8, 0, 1, 2]))
    expect(await looks.byId(waiting.id)).toMatchObject({ state: 'waiting', weather: null, slot: 'unknown' })
    expect(await looks.byId(out.id)).toMatchObject({ state: 'excluded', reason: 'costume', thumbnail: false })
    expect(await looks.thumbnail(out.id)).toBeNull()
    expect(await countersOf()).toEqual({
      found: 3,
      stored: 3,
      evidence: 1,
      waiting: 1,
      'excluded:costume': 1,
    })
    expect(await ledger.open(crawlId)).toBe(0)
    expect(await claimed({ nowMs: noonMs + 1e9 })).toEqual([])
  })

  it('keeps no copy where the licence allows none', async () => {
    await ledger.addPosts([postOf('1')])
    const look = lookOf('1', { licence: { id: 'unknown', url: null, copies: false } })
    await ledger.end('commons', '1', { kind: 'look', look }, noonMs)
    expect(await looks.thumbnail(look.id)).toBeNull()
    expect(await looks.byId(look.id)).toMatchObject({ thumbnail: false, licence: { copies: false } })
  })

  it('keeps nothing that was said in a post once it is ended', async () => {
    await ledger.addPosts([postOf('1'), postOf('2')])
    await ledger.end('commons', '1', { kind: 'look', look: lookOf('1') }, noonMs)
    await ledger.end('commons', '2', { kind: 'excluded', reason: 'licence' }, noonMs)
    const { rows } = await database().query('select source_id, post, author_url from post order by 1')
    expect(rows).toEqual([
      { source_id: '1', post: null, author_url: 'https://photos.example/people/kim' },
      { source_id: '2', post: null, author_url: null },
    ])
  })

  it('ends a post once, whoever comes second', async () => {
    await ledger.addPage(crawlId, pageOf([postOf('1')]))
    const ends = await Promise.all(
      Array.from({ length: 6 }, () =>
        ledger.end('commons', '1', { kind: 'look', look: lookOf('1') }, noonMs),
      ),
    )
    expect(ends.filter(Boolean)).toHaveLength(1)
    expect(await ledger.end('commons', '1', { kind: 'excluded', reason: 'x' }, noonMs)).toBe(false)
    expect(await countersOf()).toEqual({ found: 1, stored: 1, evidence: 1 })
    expect(await looks.newest(9)).toHaveLength(1)
  })

  it('refuses to end what it has never seen', async () => {
    const end = { kind: 'excluded', reason: 'x' } as const
    await expect(ledger.end('commons', 'nobody', end, noonMs)).rejects.toThrow(RangeError)
  })

  it('tries a post again when its time has come, and notes why', async () => {
    await ledger.addPage(crawlId, pageOf([postOf('1')]))
    await claim()
    const later = (message: string) =>
      ledger.end(
        'commons',
        '1',
        { kind: 'later', retryAtMs: noonMs + 5000, error: { kind: 'timeout', message } },
        noonMs,
      )
    expect(await later('first')).toBe(true)
    await later('second\0')
    expect(await claimed({ nowMs: noonMs + 4999 })).toEqual([])
    expect(await claim({ nowMs: noonMs + 5000 })).toMatchObject([{ attempts: 2 }])
    expect(await ledger.open(crawlId)).toBe(1)
    expect((await crawls.byId(crawlId))?.errors).toEqual({
      timeout: { times: 2, lastAtMs: noonMs, message: 'second' },
    })
  })

  it.each([
    ['photo', { contentHash: 'ab'.repeat(32) }],
    ['person on the same day', { personKey: 'kim' }],
  ])('stores the same %s once, also when two come at once; the other is a duplicate', async (_, same) => {
    await ledger.addPage(crawlId, pageOf(['1', '2', '3', '4'].map((id) => postOf(id))))
    await Promise.all(
      ['1', '2', '3'].map((id) =>
        ledger.end('commons', id, { kind: 'look', look: lookOf(id, same) }, noonMs),
      ),
    )
    const nextDay = lookOf('4', { ...same, takenOn: '2026-02-16', weather: weatherOf(3) })
    await ledger.end('commons', '4', { kind: 'look', look: nextDay }, noonMs)
    const byPhoto = 'contentHash' in same
    expect(await countersOf()).toMatchObject({
      stored: 4,
      evidence: byPhoto ? 1 : 2,
      'excluded:duplicate': byPhoto ? 3 : 2,
    })
  })

  it('makes the month of a look while others make it, too', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `${n}`)
    await ledger.addPosts(ids.map((id) => postOf(id)))
    const months = ['1999-12-31', '2000-01-01', '9999-12-31']
    await Promise.all(
      ids.map((id, n) => {
        // A ledger of its own knows no months yet, as in another process.
        const look = lookOf(id, { takenOn: months[n % 3]! })
        return createPostLedger(database()).end('commons', id, { kind: 'look', look }, noonMs)
      }),
    )
    const stored = (await looks.newest(20)).map(({ takenOn }) => takenOn).sort()
    expect(stored).toEqual(months.flatMap((month) => [month, month, month, month]))
    const { rows } = await database().query<{ name: string }>(
      "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'look'::regclass order by 1",
    )
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['look_1999_12', 'look_2000_01', 'look_9999_12']),
    )
  })
}
