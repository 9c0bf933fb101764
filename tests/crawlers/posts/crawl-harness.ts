import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { createJobs, type Jobs } from '../../../src/crawlers/jobs/create-jobs.ts'
import { createCancelWatch } from '../../../src/crawlers/posts/cancel-watch.ts'
import { createCrawlBudget } from '../../../src/crawlers/posts/crawl-budget.ts'
import { createCrawlRun } from '../../../src/crawlers/posts/crawl-run.ts'
import { createCrawlTrigger } from '../../../src/crawlers/posts/crawl-trigger.ts'
import { type CrawlWorker, createCrawlWorker } from '../../../src/crawlers/posts/crawl-worker.ts'
import { createIngest, type IngestDeps } from '../../../src/crawlers/posts/ingest/ingest.ts'
import { joinWaiting } from '../../../src/crawlers/posts/ingest/join-waiting.ts'
import { createPlaceOf } from '../../../src/crawlers/posts/ingest/place-of.ts'
import { readRelevanceWords } from '../../../src/crawlers/posts/ingest/relevance-words.ts'
import type { PostDriver, PostPage } from '../../../src/crawlers/posts/post-driver.ts'
import type { WebAnswer, WebRequest } from '../../../src/crawlers/web/web-request.ts'
import type { CrawlSource } from '../../../src/domain/crawl.ts'
import type { Detector } from '../../../src/domain/detector.ts'
import type { Post } from '../../../src/domain/post.ts'
import { createGazetteer } from '../../../src/domain/regions/gazetteer.ts'
import type { Database } from '../../../src/store/database.ts'
import { createStores } from '../../../src/store/stores.ts'
import { someTags } from '../../fakes/a-post.ts'
import { createFakePastWeather, warmingDay } from '../../fakes/past-weather.ts'
import { silentLog } from '../../store/test-databases.ts'

const gazetteer = createGazetteer()
const placeOf = createPlaceOf(gazetteer)
const checkWords = readRelevanceWords(null)

/** A driver over pages in memory; cursors are page numbers. `before` may wait, or throw, for a page. */
export function createFakeDriver(
  pages: readonly (readonly Post[])[],
  options: {
    source?: CrawlSource
    before?: (page: number, signal: AbortSignal) => Promise<void>
  } = {},
): PostDriver & { fetched: number[] } {
  const { source = 'commons', before } = options
  const fetched: number[] = []
  return {
    source,
    unavailable: null,
    fetched,
    checkParams() {},
    async fetchPage(_, cursor, { signal, admit }): Promise<PostPage> {
      const page = Number(cursor ?? 0)
      await admit()
      await before?.(page, signal)
      signal.throwIfAborted()
      fetched.push(page)
      const nextCursor = page + 1 < pages.length ? String(page + 1) : null
      return { posts: pages[page] ?? [], articles: [], skipped: {}, nextCursor }
    },
  }
}

const blank = await sharp({ create: { width: 64, height: 96, channels: 3, background: '#888' } })
  .png()
  .toBuffer()

/** A small photo of its own for every address: what follows the end of a PNG is not looked at. */
export function photoAt(url: string): Buffer {
  return Buffer.concat([blank, Buffer.from(url)])
}

/** A web of photos; `before` may wait or throw for an address. */
export function createFakeWeb(before: (request: WebRequest) => Promise<void> = async () => {}) {
  const fetched: string[] = []
  return {
    fetched,
    async fetch(request: WebRequest): Promise<WebAnswer> {
      await request.admit?.()
      await before(request)
      request.signal.throwIfAborted()
      fetched.push(request.url)
      return { url: request.url, status: 200, contentType: 'image/png', body: photoAt(request.url) }
    },
  }
}

/** Sees a jacket and jeans in everything, and tells photos apart. */
export function createFakeDetector(before: (photo: Uint8Array) => Promise<void> = async () => {}): Detector {
  return {
    modelVersion: 'test-1',
    async detect(photo) {
      await before(photo)
      const perceptualHash = createHash('sha256').update(photo).digest('hex').slice(0, 16)
      return someTags({ perceptualHash })
    },
    async close() {},
  }
}

export type CrawlHarness = ReturnType<typeof createCrawls>

/** Everything that crawls on one store, wired as posts-context.ts does it, with fakes for what lies outside. */
export function createCrawls(
  database: Database,
  options: {
    drivers: readonly PostDriver[]
    web?: IngestDeps['web']
    detector?: Detector
    pastWeather?: IngestDeps['pastWeather']
    clock?: () => number
  },
) {
  const {
    drivers,
    web = createFakeWeb(),
    detector = createFakeDetector(),
    pastWeather = createFakePastWeather(warmingDay),
    clock = Date.now,
  } = options
  const stores = createStores(database)
  const jobs: Jobs = createJobs(database, silentLog)
  const log = silentLog
  const cancelWatch = createCancelWatch(stores.crawls)
  const budget = createCrawlBudget(stores.crawls)
  const weather = {
    pastWeather,
    apparentAt: (_: unknown, hour: { temperatureC: number }) => hour.temperatureC,
  }
  const ingest = createIngest({
    ...stores,
    ...weather,
    web,
    openDetector: async () => detector,
    detectAtOnce: 4,
    placeOf,
    checkWords,
    commercial: false,
    cancelWatch,
    budget,
    clock,
    log,
  })
  const bySource = new Map(drivers.map((driver) => [driver.source, driver]))
  const deps = { ...stores, drivers: bySource, cancelWatch, budget, wakeIngest: ingest.wake, clock, log }
  const runCrawl = createCrawlRun(deps)
  const trigger = createCrawlTrigger({ ...deps, queue: jobs.crawls })
  const join = (signal: AbortSignal) =>
    joinWaiting({ ...weather, looks: stores.looks, gazetteer, clock }, signal)
  const worker: CrawlWorker = createCrawlWorker({
    jobs,
    crawls: stores.crawls,
    trigger,
    runCrawl,
    ingest,
    joinWaiting: join,
    clock,
    log,
  })
  return {
    stores,
    jobs,
    trigger,
    runCrawl,
    ingest,
    worker,
    join,
    async stop() {
      await Promise.all([worker.stop(), jobs.stop()])
    },
  }
}
