/**
 * Run as a process: a crawl fetches and parses the pages of the site and adds each post to the ledger with the crawl's cursor and counters.
 * Nobody ingests: the ledger says that nothing is open, so that the crawl does not wait. On an embedded store of its own, whose memory counts.
 */
import { createCancelWatch } from '../src/crawlers/posts/cancel-watch.ts'
import { createCrawlBudget } from '../src/crawlers/posts/crawl-budget.ts'
import { createCrawlRun } from '../src/crawlers/posts/crawl-run.ts'
import { createPageDriver } from '../src/crawlers/posts/page/page-driver.ts'
import { createWebClient } from '../src/crawlers/web/web-client.ts'
import { createStores } from '../src/store/stores.ts'
import { openEmbedded, silentLog } from '../tests/store/test-databases.ts'
import { benchSite } from './crawl-site.ts'
import { measure } from './measure.ts'

const { url, lists } = JSON.parse(process.argv[2] ?? '')
const opened = await openEmbedded()
const { crawls, posts, sourceSettings } = createStores(opened.database)
const web = createWebClient({ contact: 'bench@ondot.invalid', minIntervalMs: 0, allowedOrigins: [url] })
const driver = createPageDriver({ web, sites: [benchSite(url, lists)], allowedOrigins: new Set([url]) })
const runCrawl = createCrawlRun({
  drivers: new Map([[driver.source, driver]]),
  crawls,
  posts: { ...posts, open: async () => 0, nextDueMs: async () => null },
  sourceSettings,
  cancelWatch: createCancelWatch(crawls),
  budget: createCrawlBudget(crawls),
  wakeIngest() {},
  clock: Date.now,
  log: silentLog,
})
const id = crypto.randomUUID()
const params = { site: 'bench' }
await crawls.create({ id, source: 'page', params, requestedBy: 'cli', budget: 100_000 }, Date.now())

const end = measure()
await runCrawl(id, 0, new AbortController().signal)
const { ms, cpuMs, peakMb } = end()
const { state, counters } = (await crawls.byId(id))!
const found = counters.found ?? 0
console.log(
  JSON.stringify({ state, counters, perS: found / (ms / 1000), cpuMs: cpuMs / found, peakMb, posts: found }),
)
web.close()
await opened.close()
