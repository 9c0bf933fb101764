import { availableParallelism } from 'node:os'
import type { Config } from './config.ts'
import type { Jobs } from './crawlers/jobs/create-jobs.ts'
import { createCancelWatch } from './crawlers/posts/cancel-watch.ts'
import { createCrawlBudget } from './crawlers/posts/crawl-budget.ts'
import { createCrawlRun } from './crawlers/posts/crawl-run.ts'
import { createCrawlTrigger } from './crawlers/posts/crawl-trigger.ts'
import { createCrawlWorker } from './crawlers/posts/crawl-worker.ts'
import { type ImportCounts, type ImportOptions, importLooks } from './crawlers/posts/import/import-looks.ts'
import { createIngest } from './crawlers/posts/ingest/ingest.ts'
import { joinWaiting } from './crawlers/posts/ingest/join-waiting.ts'
import type { LookWeatherDeps } from './crawlers/posts/ingest/look-weather-of.ts'
import { createPlaceOf } from './crawlers/posts/ingest/place-of.ts'
import { readRelevanceWords } from './crawlers/posts/ingest/relevance-words.ts'
import { configuredOrigins, createPostDrivers } from './crawlers/posts/post-drivers.ts'
import { createWebClient } from './crawlers/web/web-client.ts'
import type { Clock } from './domain/clock.ts'
import type { CrawlTrigger } from './domain/crawl.ts'
import type { Detector } from './domain/detector.ts'
import type { Log } from './domain/log.ts'
import type { PastWeather } from './domain/look-weather.ts'
import type { Gazetteer } from './domain/regions/gazetteer.ts'
import { feltHours } from './recommender/felt-hours.ts'
import type { Stores } from './store/stores.ts'

export type PostsDeps = Stores & {
  jobs: Jobs
  gazetteer: Gazetteer
  pastWeather: PastWeather
  openDetector: () => Promise<Detector>
  clock: Clock
  log: Log
  /** Origins that parameters and photos may name wherever they lie; for demos and tests. */
  allowedOrigins?: readonly string[]
}

/** The part of the wiring that knows sources of posts. */
export type PostsContext = {
  crawlTrigger: CrawlTrigger
  /** Does queued crawls, their posts, and waiting looks, until stopped. */
  createCrawlWorker: () => ReturnType<typeof createCrawlWorker>
  joinWaiting: (signal: AbortSignal) => ReturnType<typeof joinWaiting>
  /** Adds the looks of a file; see there. */
  importLooks: (file: string, options: ImportOptions) => Promise<ImportCounts>
  closePosts(): void
}

/** While a worker's detector looks at one photo, one is ready and one is being decoded; see openDetector. */
const PHOTOS_A_TAG_WORKER = 3

/** Opens nothing: connections are made with the first request. Throws AbortedError where files that the settings name are wrong. */
export function createPostsContext(
  config: Pick<Config, 'crawl' | 'posts' | 'vision' | 'commercial'>,
  deps: PostsDeps,
): PostsContext {
  const { clock, log, crawls, posts, looks, sourceSettings, hashtags, gazetteer, jobs } = deps
  const extra = deps.allowedOrigins ?? []
  const web = createWebClient({
    ...config.crawl,
    allowedOrigins: [...configuredOrigins(config.posts), ...extra],
  })
  const drivers = createPostDrivers(config.posts, { web, hashtags, clock, allowedOrigins: extra })
  const cancelWatch = createCancelWatch(crawls)
  const budget = createCrawlBudget(crawls)
  const weather: LookWeatherDeps = {
    pastWeather: deps.pastWeather,
    apparentAt: (place, hour) => feltHours(place, [{ ...hour }])[0]!.apparentC,
  }
  const ingest = createIngest({
    ...weather,
    posts,
    looks,
    crawls,
    web,
    openDetector: deps.openDetector,
    detectAtOnce: PHOTOS_A_TAG_WORKER * (config.vision.workers ?? availableParallelism()),
    placeOf: createPlaceOf(gazetteer),
    checkWords: readRelevanceWords(config.posts.wordsFile),
    commercial: config.commercial,
    cancelWatch,
    budget,
    clock,
    log,
  })
  const queue = jobs.crawls
  const crawlTrigger = createCrawlTrigger({ drivers, crawls, sourceSettings, queue, clock })
  const runCrawl = createCrawlRun({
    drivers,
    crawls,
    posts,
    sourceSettings,
    cancelWatch,
    budget,
    wakeIngest: ingest.wake,
    clock,
    log,
  })
  const join = (signal: AbortSignal) => joinWaiting({ ...weather, looks, gazetteer, clock }, signal)
  return {
    crawlTrigger,
    createCrawlWorker: () =>
      createCrawlWorker({
        jobs,
        crawls,
        trigger: crawlTrigger,
        runCrawl,
        ingest,
        joinWaiting: join,
        clock,
        log,
      }),
    joinWaiting: join,
    importLooks: (file, options) =>
      importLooks(
        {
          ...weather,
          posts,
          looks,
          gazetteer,
          clock,
          commercial: config.commercial,
          detect: async (photo) => {
            const detector = await deps.openDetector()
            return { tags: await detector.detect(photo), modelVersion: detector.modelVersion }
          },
        },
        file,
        options,
      ),
    closePosts: web.close,
  }
}
