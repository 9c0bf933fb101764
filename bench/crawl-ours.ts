/** Run as a process: crawls the site with everything the service does, on an embedded store of its own. Says posts a second and its peak memory. */
import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '../src/config.ts'
import { createJobs } from '../src/crawlers/jobs/create-jobs.ts'
import type { Detector } from '../src/domain/detector.ts'
import { createGazetteer } from '../src/domain/regions/gazetteer.ts'
import { createPostsContext } from '../src/posts-context.ts'
import { openDatabase } from '../src/store/database.ts'
import { createStores } from '../src/store/stores.ts'
import { openDetector } from '../src/vision/open-detector.ts'
import { someTags } from '../tests/fakes/a-post.ts'
import { warmingDay } from '../tests/fakes/past-weather.ts'
import { createDataDir, silentLog } from '../tests/store/test-databases.ts'
import { benchSite } from './crawl-site.ts'
import { measure } from './measure.ts'

const { url, photos, lists, withDetector } = JSON.parse(process.argv[2] ?? '')
const dataDir = await createDataDir()
const sitesFile = join(dataDir, 'sites.json')
await writeFile(sitesFile, JSON.stringify([benchSite(url, lists)]))
const config = loadConfig({
  DATA_DIR: dataDir,
  CONTACT: 'bench@ondot.invalid',
  CRAWL_MIN_INTERVAL_MS: '0',
  CRAWL_SITES_FILE: sitesFile,
  CRAWL_SITES: 'bench',
})
const database = openDatabase({ ...config.store, log: silentLog })
await database.ready
const stores = createStores(database)
const jobs = createJobs(database, silentLog)
const detector: Detector = withDetector
  ? await openDetector(config.vision)
  : {
      modelVersion: 'none',
      detect: async (photo) =>
        someTags({ perceptualHash: createHash('sha256').update(photo).digest('hex').slice(0, 16) }),
      close: async () => {},
    }
const { crawlTrigger, createCrawlWorker, closePosts } = createPostsContext(config, {
  ...stores,
  jobs,
  gazetteer: createGazetteer(),
  pastWeather: { at: async (moments) => moments.map(warmingDay) },
  openDetector: async () => detector,
  clock: Date.now,
  log: silentLog,
  allowedOrigins: [url, photos],
})
const worker = createCrawlWorker()
await worker.start({ periodic: false })

const params = { site: 'bench' }
let crawl = await crawlTrigger.start({ source: 'page', params, requestedBy: 'cli', budget: 100_000 })
while (crawl.state === 'waiting') crawl = await look()
const end = measure()
while (crawl.state === 'running') crawl = await look()
const { ms, cpuMs, peakMb } = end()
const seconds = ms / 1000
const { found = 0, tagged = 0 } = crawl.counters
console.log(
  JSON.stringify({
    state: crawl.state,
    counters: crawl.counters,
    perS: found / seconds,
    taggedPerS: tagged / seconds,
    cpuMs: cpuMs / found,
    peakMb,
  }),
)
await Promise.all([worker.stop(), jobs.stop()])
closePosts()
await detector.close()
await database.close()
await rm(dataDir, { recursive: true })

async function look() {
  await new Promise((resolve) => setTimeout(resolve, 50))
  return (await stores.crawls.byId(crawl.id)) ?? crawl
}
