import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { createCrawlStore } from '../../src/store/crawl-store.ts'
import type { Database } from '../../src/store/database.ts'
import { createEvidenceStore } from '../../src/store/evidence-store.ts'
import type { LookCursor, LookFilter, LookStore, NewLook } from '../../src/store/look-ports.ts'
import { createLookStore } from '../../src/store/look-store.ts'
import { createPostLedger } from '../../src/store/post-ledger.ts'
import {
  emptyLooks,
  GANGNAM_REGIONS,
  lookOf,
  noonMs,
  postOf,
  startCrawl,
  storeLooks,
  weatherOf,
} from './look-samples.ts'

export function lookStoreContract(database: () => Database): void {
  let looks: LookStore
  const ledger = () => createPostLedger(database())
  const crawls = () => createCrawlStore(database())

  beforeEach(async () => {
    await emptyLooks(database())
    looks = createLookStore(database())
  })

  const store = (...stored: NewLook[]) => storeLooks(database(), stored)
  const atC = (id: string, apparentC: number, over: Partial<NewLook> = {}) =>
    lookOf(id, { weather: weatherOf(apparentC), ...over })
  const filterOf = (over: Partial<LookFilter> = {}): LookFilter => ({
    regions: GANGNAM_REGIONS,
    apparentC: 5,
    gender: null,
    ...over,
  })
  /** Source ids of every page, each page a list. */
  async function pages(filter: LookFilter, limit: number, between = async () => {}): Promise<string[][]> {
    const all: string[][] = []
    for (let after: LookCursor | null = null; ; ) {
      const page = await looks.page(filter, limit, after)
      all.push(page.looks.map(({ sourceId }) => sourceId))
      if (page.next === null) return all
      after = page.next
      await between()
    }
  }

  it('knows no look that is not there', async () => {
    expect(await looks.byId(randomUUID())).toBeNull()
    expect(await looks.thumbnail(randomUUID())).toBeNull()
    expect(await looks.newest(5)).toEqual([])
    expect(await looks.page(filterOf(), 5, null)).toEqual({ region: null, looks: [], next: null })
  })

  it('pages evidence by how near it is to the apparent temperature', async () => {
    await store(
      atC('minus1', -1),
      atC('four', 4),
      atC('five', 5),
      atC('five-more', 5.04),
      atC('four-more', 4),
      atC('six', 6),
      atC('thirty', 30),
    )
    expect(await pages(filterOf(), 2)).toEqual([
      ['five', 'five-more'],
      ['six', 'four-more'],
      ['four', 'minus1'],
      ['thirty'],
    ])
    expect(await pages(filterOf({ apparentC: -40 }), 9)).toEqual([
      ['minus1', 'four', 'four-more', 'five', 'five-more', 'six', 'thirty'],
    ])
    expect(await pages(filterOf({ apparentC: 40 }), 3)).toEqual([
      ['thirty', 'six', 'five-more'],
      ['five', 'four-more', 'four'],
      ['minus1'],
    ])
  })

  it('pages the newest photos first where no temperature is asked', async () => {
    await store(
      atC('old', 5, { takenOn: '2019-12-31' }),
      atC('new', 9, { takenOn: '2026-11-20' }),
      atC('january', 1),
      atC('january-later', 2),
    )
    expect(await pages(filterOf({ apparentC: null }), 2)).toEqual([
      ['new', 'january-later'],
      ['january', 'old'],
    ])
  })

  it.each([{ apparentC: 5 }, { apparentC: null }])(
    'shows each look once and nothing that came later, whatever comes between pages ($apparentC)',
    async (asked) => {
      await store(...Array.from({ length: 9 }, (_, n) => atC(`${n}`, 1 + n)))
      let turn = 0
      const seen = await pages(filterOf(asked), 2, async () => {
        turn++
        await store(
          ...[1, 5, 5.1, 9].map((apparentC) =>
            atC(`later-${turn}-${apparentC}`, apparentC, { takenOn: `2026-0${turn}-02` }),
          ),
        )
      })
      expect(seen.map((page) => page.length)).toEqual([2, 2, 2, 2, 1])
      expect(seen.flat().sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8'])
    },
  )

  it('goes on where a look was taken down between pages', async () => {
    const ids = await store(...Array.from({ length: 6 }, (_, n) => atC(`${n}`, 5 + n)))
    const seen = await pages(filterOf(), 2, async () => {
      await looks.takeDown(ids[2]!, 'asked')
    })
    expect(seen.flat()).toEqual(['0', '1', '3', '4', '5'])
  })

  it('takes the first region that has looks, and says which', async () => {
    await store(
      atC('seoul', 5, { regions: ['1114000000', '1100000000', 'KR', 'world'] }),
      atC('busan', 5, { regions: ['2600000000', 'KR', 'world'] }),
    )
    expect(await looks.page(filterOf(), 5, null)).toMatchObject({
      region: '1100000000',
      looks: [{ sourceId: 'seoul' }],
      next: null,
    })
    expect(await pages(filterOf({ regions: ['KR'] }), 5)).toEqual([['seoul', 'busan']])
    expect(await looks.page(filterOf({ regions: ['geo:1.00,2.00'] }), 5, null)).toMatchObject({ looks: [] })
  })

  it('shows those of a stated gender where asked, and no look that waits or is excluded', async () => {
    await store(
      atC('woman', 5),
      atC('man', 5, { gender: 'male' }),
      atC('nobody-said', 5, { gender: 'unknown' }),
      atC('waits', 5, { state: 'waiting', weather: null }),
      atC('costume', 5, { state: 'excluded', reason: 'costume' }),
    )
    expect(await pages(filterOf({ gender: 'male' }), 5)).toEqual([['man']])
    expect((await pages(filterOf(), 2)).flat().sort()).toEqual(['man', 'nobody-said', 'woman'])
  })

  it('shows operators the newest looks in any state', async () => {
    await ledger().addPosts(['1', '2', '3'].map((id) => postOf(id)))
    const end = (look: NewLook, atMs: number) =>
      ledger().end('commons', look.sourceId, { kind: 'look', look }, atMs)
    await end(lookOf('2', { state: 'excluded', reason: 'x' }), noonMs + 2)
    await end(lookOf('3', { state: 'waiting', weather: null }), noonMs + 3)
    await end(lookOf('1', { takenOn: '2020-02-29' }), noonMs + 1)
    expect((await looks.newest(2)).map(({ sourceId, state }) => [sourceId, state])).toEqual([
      ['3', 'waiting'],
      ['2', 'excluded'],
    ])
    expect(await looks.newest(9)).toHaveLength(3)
  })

  const asked = { contentHash: null, perceptualHash: null, bits: 6, personKey: null, takenOn: '2026-01-15' }

  it('tells the same photo, nearly the same photo, and the same person on the same day', async () => {
    const [byContent, byNear, byPerson] = await store(
      atC('1', 5, { contentHash: '01'.repeat(32) }),
      atC('2', 5, { perceptualHash: 'ffff0000ffff0000' }),
      atC('3', 5, { personKey: 'kim' }),
    )
    expect(await looks.duplicateOf({ ...asked, contentHash: '01'.repeat(32), personKey: 'kim' })).toEqual({
      id: byContent,
      by: 'content',
    })
    expect(
      await looks.duplicateOf({ ...asked, perceptualHash: 'ffff0000ffff0001', personKey: 'kim' }),
    ).toEqual({
      id: byNear,
      by: 'near',
    })
    expect(await looks.duplicateOf({ ...asked, personKey: 'kim' })).toEqual({
      id: byPerson,
      by: 'person-day',
    })
    expect(await looks.duplicateOf({ ...asked, personKey: 'kim', takenOn: '2026-01-16' })).toBeNull()
    expect(await looks.duplicateOf({ ...asked, contentHash: '02'.repeat(32) })).toBeNull()
    expect(await looks.duplicateOf(asked)).toBeNull()
  })

  it('is exact within the bits asked, wherever they lie', async () => {
    const base = 0x8000_0000_0000_0001n
    await store(atC('1', 5, { perceptualHash: base.toString(16).padStart(16, '0') }))
    const random = seededRandom(7)
    for (let bits = 0; bits <= 7; bits++)
      for (let round = 0; round < 12; round++) {
        const flip = (count: number) => {
          const places = new Set<number>()
          // Spread over the bands in turn: the worst case for finding one that is equal.
          for (let n = 0; places.size < count; n++) places.add((n % 4) * 16 + Math.floor(random() * 16))
          const hash = [...places].reduce((sum, place) => sum ^ (1n << BigInt(place)), base)
          return hash.toString(16).padStart(16, '0')
        }
        expect(await looks.duplicateOf({ ...asked, bits, perceptualHash: flip(bits) })).toMatchObject({
          by: 'near',
        })
        expect(await looks.duplicateOf({ ...asked, bits, perceptualHash: flip(bits + 1) })).toBeNull()
      }
    await expect(looks.duplicateOf({ ...asked, bits: 8 })).rejects.toThrow(RangeError)
  })

  it('takes for duplicates only looks that wait or count', async () => {
    const print = { contentHash: 'aa'.repeat(32), perceptualHash: '0123456789abcdef', personKey: 'lee' }
    const [waiting] = await store(
      atC('1', 5, { ...print, state: 'excluded', reason: 'costume' }),
      lookOf('2', { ...print, state: 'waiting', weather: null }),
    )
    expect(waiting).toBeDefined()
    expect(await looks.duplicateOf({ ...asked, ...print })).toMatchObject({ by: 'content' })
    const [held] = await looks.waiting(1, noonMs)
    await looks.joinWeather(held!.id, { excluded: 'no-weather' }, noonMs)
    expect(await looks.duplicateOf({ ...asked, ...print })).toBeNull()
  })

  it('gives waiting looks a turn: those that waited longest first, not those just tried', async () => {
    await ledger().addPosts(['1', '2', '3'].map((id) => postOf(id)))
    for (const [n, id] of ['2', '1', '3'].entries()) {
      const look = lookOf(id, { state: 'waiting', weather: null })
      await ledger().end('commons', id, { kind: 'look', look }, noonMs + n)
    }
    const turn = async (triedBeforeMs: number) =>
      (await looks.waiting(2, triedBeforeMs)).map((l) => l.sourceId)
    expect(await turn(0)).toEqual(['2', '1'])
    const [first] = await looks.waiting(1, 0)
    await looks.joinWeather(first!.id, 'later', noonMs + 1000)
    expect(await turn(noonMs + 1000)).toEqual(['1', '3'])
    expect(await turn(noonMs + 1001)).toEqual(['2', '1'])
  })

  it('joins a waiting look with its weather once, and counts it', async () => {
    const crawlId = await startCrawl(database())
    const page = { articles: [], skipped: {}, cursor: null, nextCursor: null, last: true }
    await ledger().addPage(crawlId, { ...page, posts: [postOf('1'), postOf('2')] })
    const [one, two] = ['1', '2'].map((id) => lookOf(id, { state: 'waiting', weather: null }))
    for (const look of [one!, two!])
      await ledger().end('commons', look.sourceId, { kind: 'look', look }, noonMs)
    await Promise.all([1, 2, 3].map(() => looks.joinWeather(one!.id, weatherOf(7), noonMs)))
    await looks.joinWeather(two!.id, { excluded: 'no-weather' }, noonMs)
    await looks.joinWeather(two!.id, weatherOf(7), noonMs)
    await looks.joinWeather(one!.id, 'later', noonMs)
    expect(await looks.byId(one!.id)).toMatchObject({ state: 'evidence', weather: weatherOf(7) })
    expect(await looks.byId(two!.id)).toMatchObject({
      state: 'excluded',
      reason: 'no-weather',
      weather: null,
      thumbnail: false,
    })
    expect(await looks.thumbnail(two!.id)).toBeNull()
    expect(await looks.waiting(5, noonMs * 2)).toEqual([])
    expect(await pages(filterOf(), 5)).toEqual([['1']])
    expect((await crawls().byId(crawlId))?.counters).toEqual({
      found: 2,
      stored: 2,
      waiting: 0,
      evidence: 1,
      'excluded:no-weather': 1,
    })
    expect(await createEvidenceStore(database()).recount()).toMatchObject({ differed: 0 })
  })

  it('takes a look down with all that hangs on it, and its post never comes again', async () => {
    const crawlId = await startCrawl(database())
    const page = { articles: [], skipped: {}, cursor: null, nextCursor: 'p2', last: false }
    await ledger().addPage(crawlId, { ...page, posts: [postOf('1')] })
    const look = lookOf('1', { contentHash: 'cc'.repeat(32) })
    await ledger().end('commons', '1', { kind: 'look', look }, noonMs)
    expect(await Promise.all([looks.takeDown(look.id, 'asked'), looks.takeDown(look.id, 'asked')])).toEqual(
      expect.arrayContaining([true, false]),
    )
    expect(await looks.byId(look.id)).toBeNull()
    expect(await looks.thumbnail(look.id)).toBeNull()
    expect(await looks.newest(5)).toEqual([])
    expect(await pages(filterOf(), 5)).toEqual([[]])
    expect(await looks.duplicateOf({ ...asked, contentHash: 'cc'.repeat(32) })).toBeNull()
    const { rows } = await database().query('select 1 from evidence_count')
    expect(rows).toEqual([])
    expect((await crawls().byId(crawlId))?.counters).toEqual({
      found: 1,
      stored: 1,
      evidence: 0,
      'excluded:taken-down': 1,
    })
    const again = await startCrawl(database())
    expect(await ledger().addPage(again, { ...page, posts: [postOf('1')] })).toEqual({ added: 0 })
    expect(await ledger().addPosts([postOf('1')])).toBe(0)
    expect((await crawls().byId(again))?.counters).toEqual({ found: 1, 'excluded:blocked': 1 })
  })

  it('blocks posts, links and authors: what is there goes, what is to come stays out', async () => {
    const lee = { name: 'Lee', url: 'https://photos.example/people/lee' }
    await store(
      atC('1', 5),
      atC('2', 6),
      atC('3', 7, { author: lee }),
      atC('4', 7, { author: lee, state: 'waiting', weather: null }),
      atC('5:a', 8),
    )
    await ledger().addPosts([postOf('6', { author: lee })])
    expect(await looks.block({ kind: 'post', value: 'commons:5:a', reason: 'asked' })).toBe(1)
    expect(await looks.block({ kind: 'link', value: 'https://photos.example/page/1', reason: 'asked' })).toBe(
      1,
    )
    expect(await looks.block({ kind: 'author', value: lee.url, reason: 'asked' })).toBe(2)
    expect(await looks.block({ kind: 'author', value: lee.url, reason: 'asked again' })).toBe(0)
    expect((await looks.newest(9)).map(({ sourceId }) => sourceId)).toEqual(['2'])
    expect(await ledger().claim({ limit: 9, leaseMs: 1, nowMs: noonMs })).toEqual([])
    expect(await ledger().end('commons', '6', { kind: 'look', look: lookOf('6') }, noonMs)).toBe(false)
    const coming = [
      postOf('7', { author: lee }),
      postOf('8', { link: 'https://photos.example/page/1' }),
      postOf('9'),
      postOf('5:a'),
    ]
    expect(await ledger().addPosts(coming)).toBe(1)
    expect(await createEvidenceStore(database()).recount()).toMatchObject({ differed: 0 })
  })
}

/** The same numbers in every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
