import { pino, stdSerializers } from 'pino'
import type { ApiDeps } from './api/deps.ts'
import { createDayEvidenceSource } from './api/evidence/day-evidence-source.ts'
import { createPairSource } from './api/evidence/pair-source.ts'
import { createUsedTo } from './api/evidence/used-to.ts'
import { createWearRateSource } from './api/evidence/wear-rate-source.ts'
import type { Health } from './api/health.ts'
import type { Config } from './config.ts'
import { createJobs, type Jobs } from './crawlers/jobs/create-jobs.ts'
import { type Clock, frozenClock, systemClock } from './domain/clock.ts'
import type { Detector } from './domain/detector.ts'
import type { DetectorQuality } from './domain/detector-quality.ts'
import type { Log } from './domain/log.ts'
import { createGazetteer, type Gazetteer } from './domain/regions/gazetteer.ts'
import { createPostsContext, type PostsContext } from './posts-context.ts'
import { createMemoryCache } from './store/cache/memory-cache.ts'
import { createReadThrough } from './store/cache/read-through.ts'
import { openRedisCache } from './store/cache/redis-cache.ts'
import { type Database, openDatabase } from './store/database.ts'
import { createDemandCounter } from './store/demand-counter.ts'
import type { Cache } from './store/ports.ts'
import { createStores, type Stores } from './store/stores.ts'
import { createRenewTaste, createTasteReader } from './taste-context.ts'
import { openDetector } from './vision/open-detector.ts'
import { readTagQuality } from './vision/tag-quality.ts'
import { createWeatherContext, type WeatherContext } from './weather-context.ts'

/** Everything wired. Who gets it closes it. */
export type Context = Stores &
  Omit<WeatherContext, 'skill'> &
  Omit<PostsContext, 'closePosts'> & {
    config: Config
    clock: Clock
    log: Log
    gazetteer: Gazetteer
    database: Database
    cache: Cache
    /** Does nothing until it is used. */
    jobs: Jobs
    /** Opens the detector at the first call. */
    openDetector: () => Promise<Detector>
    /** Learns taste anew where that is due. */
    renewTaste: ReturnType<typeof createRenewTaste>
    api: ApiDeps
    /** Lets fetches under way finish or end, then closes the cache and the database. */
    close(): Promise<void>
  }

/** Builds from the bottom up and returns at once: the database opens behind it. */
export function createContext(config: Config, log: Log = createLog(config)): Context {
  const clock = config.nowMs === null ? systemClock : frozenClock(config.nowMs)
  const closing = new AbortController()
  const gazetteer = createGazetteer()

  const database = openDatabase({ ...config.store, log })
  const stores = createStores(database)
  const cache =
    config.store.redisUrl === null
      ? createMemoryCache({ maxBytes: config.store.cacheMaxBytes, clock })
      : openRedisCache({ url: config.store.redisUrl, keyPrefix: 'ondot:', clock, log })

  const { skill, ...wired } = createWeatherContext(config.weather, {
    ...stores,
    cache,
    clock,
    log,
    signal: closing.signal,
  })
  const { weather } = wired

  const health = (): Health => ({
    store: { driver: database.kind, state: database.state().status },
    cache: { driver: cache.driver, errors: cache.errors() },
    detector: detectorHealth,
    providers: Object.entries(weather.health()).map(([product, known]) => ({
      product,
      calls: known.calls,
      lastSuccessMs: known.lastSuccessAtMs,
      lastError: known.lastError?.code ?? null,
      lastErrorMs: known.lastError?.atMs ?? null,
    })),
  })

  let detector: Promise<Detector> | null = null
  let detectorHealth: Health['detector'] = { state: 'unused', model: null }
  const openDetectorOnce = () => {
    if (detector === null) {
      detectorHealth = { state: 'opening', model: null }
      detector = openDetector(config.vision)
      detector.then(
        ({ modelVersion }) => {
          detectorHealth = { state: 'open', model: modelVersion }
        },
        () => {
          detectorHealth = { state: 'failed', model: null }
        },
      )
    }
    return detector
  }

  const jobs = createJobs(database, log, { isWorker: config.role !== 'api' })
  const { closePosts, ...postsContext } = createPostsContext(config, {
    ...stores,
    jobs,
    gazetteer,
    pastWeather: wired.pastWeather,
    openDetector: openDetectorOnce,
    clock,
    log,
  })

  const counter = createDemandCounter(stores.demand, clock, log)
  const answers = createReadThrough({
    cache,
    clock,
    random: Math.random,
    onRefreshError: (error) => log.warn({ error }, 'an answer could not be renewed'),
  })

  let tagQuality: Promise<DetectorQuality> | null = null
  const wearRates = createWearRateSource({
    evidence: stores.evidence,
    usedTo: createUsedTo(wired),
    tagQuality: () => {
      tagQuality ??= readTagQuality()
      return tagQuality
    },
  })

  return {
    config,
    clock,
    log,
    gazetteer,
    database,
    ...stores,
    cache,
    ...wired,
    ...postsContext,
    jobs,
    renewTaste: createRenewTaste({ taste: stores.taste, clock }),
    openDetector: openDetectorOnce,
    api: {
      settings: config.api,
      clock,
      log,
      gazetteer,
      weather,
      past: wired.past,
      wearRates,
      dayEvidence: createDayEvidenceSource(wearRates, stores.looks, createPairSource(stores.evidence, clock)),
      skill,
      answers,
      profiles: stores.profiles,
      wardrobe: stores.wardrobe,
      taste: createTasteReader({ taste: stores.taste, clock }),
      idempotency: stores.idempotency,
      asked: counter.asked,
      openDetector: openDetectorOnce,
      health,
      looks: stores.looks,
      articles: stores.articles,
      admin: {
        ...stores,
        clock,
        log,
        trigger: postsContext.crawlTrigger,
        history: { start: (options) => jobs.trigger('history', options) },
        providers: wired.providers,
      },
    },
    async close() {
      closing.abort()
      await jobs.stop()
      closePosts()
      // One that did not open has nothing to close.
      await (await detector?.catch(() => null))?.close()
      await weather.idle()
      await counter.close()
      await cache.close()
      await database.close()
    },
  }
}

/** One JSON line an event, on standard output. */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
  return pino({ level: config.logLevel, serializers: { error: stdSerializers.err } })
}
