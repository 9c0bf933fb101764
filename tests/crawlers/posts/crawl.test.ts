import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AbortedError, RetryError, SkipError, ThrottleError } from '../../../src/errors.ts'
import { emptyLooks } from '../../contracts/look-samples.ts'
import { aPost } from '../../fakes/a-post.ts'
import { databaseDrivers, type TestDatabase } from '../../store/test-databases.ts'
import {
  type CrawlHarness,
  createCrawls,
  createFakeDetector,
  createFakeDriver,
  createFakeWeb,
} from './crawl-harness.ts'

const PATIENCE = { timeout: 30_000, interval: 20 }

/** Posts of different days, so that nothing but their number tells them apart. */
const posts = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => aPost(String(from + i)))

for (const driver of databaseDrivers) {
  describe.skipIf(!driver.answers)(driver.title, () => {
    let opened: TestDatabase
    const opens: CrawlHarness[] = []
    beforeAll(async () => {
      opened = await driver.open()
    })
    beforeEach(() => emptyLooks(opened.database))
    afterEach(async () => {
      await Promise.all(opens.splice(0).map((crawls) => crawls.stop()))
      await opened.database.query('delete from pgboss.job')
    })
    afterAll(() => opened.close())

    function open(options: Parameters<typeof createCrawls>[1]): CrawlHarness {
      const crawls = createCrawls(opened.database, options)
      opens.push(crawls)
      return crawls
    }

    const start = (crawls: CrawlHarness, params = {}, budget = 1_000) =>
      crawls.trigger.start({ source: 'commons', params, requestedBy: 'cli', budget })
    const ended = (crawls: CrawlHarness, id: string) =>
      vi.waitFor(async () => {
        const crawl = await crawls.stores.crawls.byId(id)
        expect(['done', 'failed', 'cancelled']).toContain(crawl?.state)
        return crawl!
      }, PATIENCE)
    const lookCount = async () =>
      (await opened.database.query<{ n: number }>('select count(*)::integer as n from look')).rows[0]?.n
    async function expectCountsAgree(crawls: CrawlHarness) {
      expect(await crawls.stores.evidence.recount()).toMatchObject({ differed: 0 })
    }

    it('crawls page after page to looks with weather, counted stage by stage', async () => {
      const driver = createFakeDriver([posts(0, 30), posts(30, 30), posts(55, 15)])
      const crawls = open({ drivers: [driver] })
      const { id } = await start(crawls)
      await crawls.worker.start()
      const crawl = await ended(crawls, id)
      expect(crawl).toMatchObject({ state: 'done', exhausted: true, requests: 3 + 70, errors: {} })
      expect(crawl.counters).toEqual({
        found: 75,
        known: 5,
        fetched: 70,
        tagged: 70,
        stored: 70,
        evidence: 70,
      })
      expect(driver.fetched).toEqual([0, 1, 2])
      const { looks } = await crawls.stores.looks.page(
        { regions: ['KR'], apparentC: 24, gender: null },
        100,
        null,
      )
      expect(looks).toHaveLength(70)
      expect(looks[0]).toMatchObject({
        weather: { temperatureC: 24 },
        classes: ['jacket', 'jeans'],
        thumbnail: true,
      })
      await expectCountsAgree(crawls)
    })

    it('stops at the limit', async () => {
      const crawls = open({ drivers: [createFakeDriver([posts(0, 30), posts(30, 30)])] })
      const { id } = await start(crawls, { limit: 35 })
      await crawls.worker.start()
      expect(await ended(crawls, id)).toMatchObject({ state: 'done', counters: { found: 35, evidence: 35 } })
    })

    it('fails where its budget went before a page came, and the source has no success', async () => {
      const driver = createFakeDriver([posts(0, 3)])
      const refusing: typeof driver = {
        ...driver,
        // As a source that lets no connection be: every try takes a request.
        fetchPage: async (_params, _cursor, { admit }) => {
          for (;;) await admit()
        },
      }
      const crawls = open({ drivers: [refusing] })
      const { id } = await start(crawls, {}, 2)
      const before = await crawls.stores.sourceSettings.successes()
      await crawls.worker.start()
      expect(await ended(crawls, id)).toMatchObject({
        state: 'failed',
        requests: 2,
        errors: {
          'crawl-budget-spent': {
            message: 'The 2 requests of this run were spent before its first page came.',
          },
        },
      })
      expect(await crawls.stores.sourceSettings.successes()).toEqual(before)
    })

    it('ends with its budget; what it had no request for is left for the next run that finds it', async () => {
      const crawls = open({ drivers: [createFakeDriver([posts(0, 10), posts(10, 10)])] })
      const { id } = await start(crawls, {}, 12)
      await crawls.worker.start()
      const first = await ended(crawls, id)
      expect(first).toMatchObject({ state: 'done', requests: 12 })
      expect(first.errors['crawl-budget-spent']?.times).toBeGreaterThan(0)
      const done = await lookCount()
      expect(done).toBeLessThan(12)
      const next = await start(crawls)
      await ended(crawls, next.id)
      expect(await lookCount()).toBe(20)
      await expectCountsAgree(crawls)
    })

    it('counts why posts are kept out, and goes on', async () => {
      const some = [
        aPost('costume', { caption: 'cosplay' }),
        aPost('nowhere', { coordinates: null }),
        aPost('gone'),
        aPost('fine'),
      ]
      const web = createFakeWeb(async ({ url }) => {
        if (url.includes('gone')) throw new SkipError('upstream-refused', 'GET …: HTTP 404')
      })
      const crawls = open({ drivers: [createFakeDriver([some])], web })
      const { id } = await start(crawls)
      await crawls.worker.start()
      expect((await ended(crawls, id)).counters).toMatchObject({
        found: 4,
        'excluded:costume': 1,
        'excluded:no-place': 1,
        'excluded:upstream-refused': 1,
        evidence: 1,
      })
    })

    it('is done without posts that are tried again later; they come when their time has come', async () => {
      let nowMs = Date.now()
      let isUp = false
      const web = createFakeWeb(async ({ url }) => {
        if (url.includes('/3.jpg') && !isUp) throw new ThrottleError('upstream-throttled', 'wait', 3_600_000)
      })
      const crawls = open({ drivers: [createFakeDriver([posts(0, 5)])], web, clock: () => nowMs })
      const { id } = await start(crawls)
      await crawls.worker.start()
      const crawl = await ended(crawls, id)
      expect(crawl).toMatchObject({ state: 'done', counters: { evidence: 4 } })
      expect(crawl.errors).toMatchObject({ 'upstream-throttled': { times: 1, message: 'wait' } })
      isUp = true
      nowMs += 3_600_000
      await vi.waitFor(async () => expect(await lookCount()).toBe(5), PATIENCE)
      expect((await crawls.stores.crawls.byId(id))?.counters).toMatchObject({ evidence: 5 })
    })

    it('cancels within two seconds, also what it is fetching', async () => {
      const web = createFakeWeb(
        ({ signal }) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      )
      const crawls = open({ drivers: [createFakeDriver([posts(0, 5), posts(5, 5)])], web })
      const { id } = await start(crawls)
      await crawls.worker.start()
      await vi.waitFor(
        async () => expect(await crawls.stores.posts.nextDueMs(id)).toBeGreaterThan(0),
        PATIENCE,
      )
      expect(await crawls.trigger.cancel(id)).toBe(true)
      await vi.waitFor(async () => {
        const crawl = await crawls.stores.crawls.byId(id)
        expect(crawl?.errors.interrupted?.times).toBeGreaterThan(0)
        expect(await crawls.jobs.crawls.holds(id)).toBe(false)
      }, PATIENCE)
      expect(await crawls.trigger.cancel(id)).toBe(false)
      expect((await crawls.stores.crawls.byId(id))?.state).toBe('cancelled')
    })

    it('fails with a fault that a person must mend, says so, and keeps its posts', async () => {
      const web = createFakeWeb(async () => {
        throw new AbortedError('contact-missing', 'Set CONTACT')
      })
      const crawls = open({ drivers: [createFakeDriver([posts(0, 3)])], web })
      const { id } = await start(crawls)
      await crawls.worker.start()
      const crawl = await ended(crawls, id)
      expect(crawl).toMatchObject({
        state: 'failed',
        errors: { 'contact-missing': { message: 'Set CONTACT' } },
      })
      await vi.waitFor(async () => expect(await crawls.stores.posts.open(id)).toBe(3), PATIENCE)
    })

    it('runs again after a passing fault of the source, from where it was', async () => {
      let failures = 0
      const driver = createFakeDriver([posts(0, 5), posts(5, 5)], {
        async before(page) {
          if (page === 1 && failures++ === 0) throw new ThrottleError('upstream-throttled', 'wait', 100)
        },
      })
      const crawls = open({ drivers: [driver] })
      const { id } = await start(crawls)
      await crawls.worker.start()
      const crawl = await ended(crawls, id)
      expect(crawl).toMatchObject({ state: 'done', counters: { found: 10, evidence: 10 } })
      expect(crawl.errors['upstream-throttled']?.times).toBe(1)
      expect(driver.fetched).toEqual([0, 1])
    })

    it('gives up a source that fails again and again', async () => {
      const driver = createFakeDriver([], {
        async before() {
          throw new RetryError('upstream-failed', 'GET …: HTTP 500')
        },
      })
      const crawls = open({ drivers: [driver] })
      const { id } = await start(crawls)
      let failures = 0
      for (;;) {
        const outcome = await crawls.runCrawl(id, failures, new AbortController().signal)
        if (outcome.kind === 'ended') break
        expect(outcome.afterMs).toBe(Math.min(15_000 * 2 ** failures, 3_600_000))
        failures = outcome.failures
      }
      expect(failures).toBe(7)
      expect(await crawls.stores.crawls.byId(id)).toMatchObject({
        state: 'failed',
        errors: { 'upstream-failed': { times: 8 } },
      })
    })

    it('runs one crawl of a source at a time, and crawls of different sources beside each other', async () => {
      const running = { commons: 0, flickr: 0 }
      const most = { commons: 0, flickr: 0, both: 0 }
      const slow = (source: 'commons' | 'flickr') =>
        createFakeDriver([[]], {
          source,
          async before() {
            running[source] += 1
            most[source] = Math.max(most[source], running[source])
            most.both = Math.max(most.both, running.commons + running.flickr)
            await new Promise((resolve) => setTimeout(resolve, 1_500))
            running[source] -= 1
          },
        })
      const crawls = open({ drivers: [slow('commons'), slow('flickr')] })
      const started = [await start(crawls), await start(crawls)]
      started.push(await crawls.trigger.start({ source: 'flickr', params: {}, requestedBy: 'cli' }))
      await crawls.worker.start()
      for (const { id } of started) expect((await ended(crawls, id)).state).toBe('done')
      expect(most).toEqual({ commons: 1, flickr: 1, both: 2 })
    })

    it('queues crawls that no job knows of when a worker starts', async () => {
      const crawls = open({ drivers: [createFakeDriver([posts(0, 2)])] })
      const lost = {
        id: crypto.randomUUID(),
        source: 'commons',
        params: {},
        requestedBy: 'cli',
        budget: 10,
      } as const
      await crawls.stores.crawls.create(lost, Date.now())
      await crawls.worker.start()
      expect(await ended(crawls, lost.id)).toMatchObject({ state: 'done', counters: { evidence: 2 } })
    })

    it('joins looks that waited once their weather is known', async () => {
      let answer: 'later' | 'never' = 'later'
      const pastWeather = { at: async (moments: readonly unknown[]) => moments.map(() => answer) }
      const crawls = open({ drivers: [createFakeDriver([posts(0, 3)])], pastWeather })
      const { id } = await start(crawls)
      await crawls.worker.start()
      expect((await ended(crawls, id)).counters).toMatchObject({ stored: 3, waiting: 3 })
      const signal = new AbortController().signal
      expect(await crawls.join(signal)).toEqual({ joined: 0, excluded: 0, later: 3 })
      answer = 'never'
      expect(await crawls.join(signal)).toEqual({ joined: 0, excluded: 3, later: 0 })
      expect((await crawls.stores.crawls.byId(id))?.counters).toMatchObject({
        waiting: 0,
        'excluded:no-weather': 3,
      })
    })

    it('gives back what is under way when it stops', async () => {
      const slow = createFakeDetector(() => new Promise((resolve) => setTimeout(resolve, 300)))
      const crawls = open({ drivers: [createFakeDriver([posts(0, 40)])], detector: slow })
      const { id } = await start(crawls)
      await crawls.worker.start()
      await vi.waitFor(async () => expect(await lookCount()).toBeGreaterThan(0), PATIENCE)
      await crawls.stop()
      const left = await crawls.stores.posts.open(id)
      expect(left + ((await lookCount()) ?? 0)).toBe(40)
      // None is held by the lease of one that is gone.
      expect(await crawls.stores.posts.nextDueMs(id)).toBeLessThanOrEqual(Date.now())
      const next = open({ drivers: [createFakeDriver([posts(0, 40)])] })
      await next.worker.start()
      expect((await ended(next, id)).counters).toMatchObject({ found: 40, stored: 40, evidence: 40 })
      await expectCountsAgree(next)
    })
  })
}
