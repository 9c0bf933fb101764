import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadConfig } from '../../src/config.ts'
import { createJobs } from '../../src/crawlers/jobs/create-jobs.ts'
import { createGazetteer } from '../../src/domain/regions/gazetteer.ts'
import { createPostsContext } from '../../src/posts-context.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStores } from '../../src/store/stores.ts'
import { someTags } from '../fakes/a-post.ts'
import { warmingDay } from '../fakes/past-weather.ts'

/**
 * Run as a process: crawls with the wiring of the service, but for a detector that sees an outfit in everything and a weather of its own,
 * each as slow as asked. Says on standard output what stage a post is in, and how far the crawl is. Ends when the crawl has.
 */
export type CrawlUntilKilled = {
  env: Record<string, string>
  /** Starts a crawl; else goes on with whatever is queued. */
  start: boolean
  detectMs: number
  weatherMs: number
  /** How far its clock is ahead: leases of those killed before are over then. */
  aheadMs: number
}
export type Said =
  | { stage: 'detect' | 'weather' }
  | { evidence: number; found: number }
  | { ended: { id: string; state: string; counters: Record<string, number> } }

const asked: CrawlUntilKilled = JSON.parse(process.argv[2] ?? '')
const say = (what: Said) => process.stdout.write(`${JSON.stringify(what)}\n`)
const log = {
  info() {},
  warn() {},
  error: (fields: object, message: string) => console.error(message, fields),
}

const config = loadConfig(asked.env)
const database = openDatabase({ ...config.store, log })
await database.ready
const stores = createStores(database)
const jobs = createJobs(database, log)
const { crawlTrigger, createCrawlWorker } = createPostsContext(config, {
  ...stores,
  jobs,
  gazetteer: createGazetteer(),
  pastWeather: {
    async at(moments) {
      say({ stage: 'weather' })
      await sleep(asked.weatherMs)
      return moments.map(warmingDay)
    },
  },
  openDetector: async () => ({
    modelVersion: 'test-1',
    async detect(photo) {
      say({ stage: 'detect' })
      await sleep(asked.detectMs)
      return someTags({ perceptualHash: createHash('sha256').update(photo).digest('hex').slice(0, 16) })
    },
    async close() {},
  }),
  clock: () => Date.now() + asked.aheadMs,
  log,
})
if (asked.start)
  await crawlTrigger.start({ source: 'commons', params: { query: 'street' }, requestedBy: 'cli' })
const worker = createCrawlWorker()
await worker.start()
for (;;) {
  const [crawl] = await stores.crawls.list({ limit: 1, before: null }).catch(() => [])
  const open = crawl && (await stores.posts.open(crawl.id).catch(() => 1))
  if (crawl) say({ evidence: crawl.counters.evidence ?? 0, found: crawl.counters.found ?? 0 })
  if (crawl?.endedAtMs && open === 0) {
    say({ ended: crawl })
    break
  }
  await sleep(20)
}
await Promise.all([worker.stop(), jobs.stop()])
await database.close()
