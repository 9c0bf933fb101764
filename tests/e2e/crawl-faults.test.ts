import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import {
  type CrawlHarness,
  createCrawls,
  createFakeDetector,
  createFakeDriver,
} from '../crawlers/posts/crawl-harness.ts'
import { aPost } from '../fakes/a-post.ts'
import { openCuttableProxy } from '../fakes/cuttable-proxy.ts'
import { onPostgres, postgresAnswers } from '../services.ts'
import { createPostgres, openEmbedded, silentLog } from '../store/test-databases.ts'

const POSTS = 60
const PATIENCE = { timeout: 120_000, interval: 50 }
const DAY_MS = 86_400_000
const pages = [0, 30].map((from) => Array.from({ length: 30 }, (_, i) => aPost(String(from + i))))
const slow = () => createFakeDetector(() => sleep(60))

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

function openCrawls(
  database: Database,
  options: Partial<Parameters<typeof createCrawls>[1]> = {},
): CrawlHarness {
  const crawls = createCrawls(database, { drivers: [createFakeDriver(pages)], ...options })
  opened.push(crawls.stop)
  return crawls
}

const start = ({ trigger }: CrawlHarness) =>
  trigger.start({ source: 'commons', params: {}, requestedBy: 'cli' })

async function evidenceOf({ stores }: CrawlHarness, id: string): Promise<number> {
  return (await stores.crawls.byId(id).catch(() => null))?.counters.evidence ?? 0
}

async function expectEachOnce(crawls: CrawlHarness, database: Database, id: string): Promise<void> {
  await vi.waitFor(async () => expect(await evidenceOf(crawls, id)).toBe(POSTS), PATIENCE)
  await vi.waitFor(async () => expect((await crawls.stores.crawls.byId(id))?.state).toBe('done'), PATIENCE)
  const text = 'select count(*)::integer as looks, count(distinct source_id)::integer as posts from look'
  expect((await database.query(text)).rows[0]).toEqual({ looks: POSTS, posts: POSTS })
  expect((await crawls.stores.crawls.byId(id))?.counters).toEqual({
    found: POSTS,
    fetched: POSTS,
    tagged: POSTS,
    stored: POSTS,
    evidence: POSTS,
  })
  expect(await crawls.stores.evidence.recount()).toMatchObject({ differed: 0 })
}

describe('a clock that jumps in mid-crawl', () => {
  it.each([
    ['a day ahead', DAY_MS],
    ['a day back', -DAY_MS],
  ])('%s loses no post and does none twice', { timeout: 130_000 }, async (_, jumpMs) => {
    const embedded = await openEmbedded()
    opened.push(embedded.close)
    let offMs = 0
    const crawls = openCrawls(embedded.database, { detector: slow(), clock: () => Date.now() + offMs })
    const { id } = await start(crawls)
    await crawls.worker.start()
    await vi.waitFor(async () => expect(await evidenceOf(crawls, id)).toBeGreaterThan(5), PATIENCE)
    offMs = jumpMs
    await expectEachOnce(crawls, embedded.database, id)
  })
})

describe.skipIf(!postgresAnswers)(onPostgres('Postgres'), () => {
  it('may go away in mid-crawl: every post is a look once it is back', { timeout: 200_000 }, async () => {
    const postgres = await createPostgres()
    opened.push(postgres.drop)
    const url = new URL(postgres.url)
    const proxy = await openCuttableProxy({ host: url.hostname, port: Number(url.port || 5432) })
    opened.push(proxy.close)
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    const database = openDatabase({ databaseUrl: url.href, dataDir: '', log: silentLog })
    opened.push(() => database.close())
    await database.ready
    let aheadMs = 0
    const crawls = openCrawls(database, { detector: slow(), clock: () => Date.now() + aheadMs })
    const { id } = await start(crawls)
    await crawls.worker.start()
    await vi.waitFor(async () => expect(await evidenceOf(crawls, id)).toBeGreaterThan(5), PATIENCE)
    await proxy.cut()
    await sleep(3_000)
    await proxy.mend()
    // Leases of posts that were taken while nobody heard the answer are over.
    aheadMs = 600_000
    await expectEachOnce(crawls, database, id)
  })

  it('lets two workers share a crawl: each does some, none does another’s', {
    timeout: 130_000,
  }, async () => {
    const postgres = await createPostgres()
    opened.push(postgres.drop)
    const done = [0, 0]
    // More posts than one worker takes at a time: none is done before the other has come.
    const bothCame = Promise.withResolvers<void>()
    const came = new Set<number>()
    const workers: { crawls: CrawlHarness; database: Database }[] = []
    for (const n of [0, 1]) {
      const database = openDatabase({ databaseUrl: postgres.url, dataDir: '', log: silentLog })
      opened.push(() => database.close())
      await database.ready
      const detector = createFakeDetector(async () => {
        if (came.add(n).size === 2) bothCame.resolve()
        await bothCame.promise
        done[n]! += 1
      })
      workers.push({ database, crawls: openCrawls(database, { detector }) })
    }
    const [first] = workers
    const { id } = await start(first!.crawls)
    await Promise.all(workers.map(({ crawls }) => crawls.worker.start()))
    await expectEachOnce(first!.crawls, first!.database, id)
    expect(Math.min(...done)).toBeGreaterThan(0)
    expect(done[0]! + done[1]!).toBe(POSTS)
  })
})
