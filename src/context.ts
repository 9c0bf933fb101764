import { pino, stdSerializers } from 'pino'
import type { ApiDeps } from './api/deps.ts'
import type { Health } from './api/health.ts'
import type { Config } from './config.ts'
import { createHttpClient } from './crawlers/http/http-client.ts'
import { createAirSource } from './crawlers/weather/airkorea/air-source.ts'
import { createAlertSource } from './crawlers/weather/alerts/alert-source.ts'
import { createBulletins } from './crawlers/weather/bulletins/bulletins.ts'
import { withBulletins } from './crawlers/weather/bulletins/with-bulletins.ts'
import { createCallBudget } from './crawlers/weather/call-budget.ts'
import {
  type CollectHistoryOptions,
  collectHistory,
  type HistoryCounts,
} from './crawlers/weather/history/collect-history.ts'
import { createHistoryBudget } from './crawlers/weather/history/history-budget.ts'
import { createOpenMeteoHistory } from './crawlers/weather/history/open-meteo-history.ts'
import { createPastDays } from './crawlers/weather/history/past-days.ts'
import { createAsosHistory } from './crawlers/weather/kma/asos-history.ts'
import { createKmaDriver } from './crawlers/weather/kma/kma-driver.ts'
import { createKmaGate } from './crawlers/weather/kma/kma-gate.ts'
import { createMidTermDriver } from './crawlers/weather/kma/mid-term-driver.ts'
import { createMetNorwayDriver } from './crawlers/weather/met-norway/met-norway-driver.ts'
import { createClimateSource } from './crawlers/weather/normals/climate-source.ts'
import { createOpenMeteoDriver } from './crawlers/weather/open-meteo/open-meteo-driver.ts'
import { correctBias } from './crawlers/weather/skill/correct-bias.ts'
import { scoreForecasts } from './crawlers/weather/skill/score-forecasts.ts'
import { createSkillReader } from './crawlers/weather/skill/skill-reader.ts'
import { createUvSource } from './crawlers/weather/uv/uv-source.ts'
import { type CrawledWeatherSource, createWeatherSource } from './crawlers/weather/weather-source.ts'
import { type Clock, frozenClock, systemClock } from './domain/clock.ts'
import type { Detector } from './domain/detector.ts'
import type { PastDays } from './domain/history.ts'
import type { Log } from './domain/log.ts'
import { createGazetteer, type Gazetteer } from './domain/regions/gazetteer.ts'
import { createMemoryCache } from './store/cache/memory-cache.ts'
import { createReadThrough } from './store/cache/read-through.ts'
import { openRedisCache } from './store/cache/redis-cache.ts'
import { type Database, openDatabase } from './store/database.ts'
import { createDemand } from './store/demand.ts'
import { createDemandCounter } from './store/demand-counter.ts'
import { createForecastScores } from './store/forecast-scores.ts'
import { createForecastStore } from './store/forecast-store.ts'
import { createObservationStore } from './store/observation-store.ts'
import type {
  Cache,
  Demand,
  ForecastScores,
  ForecastStore,
  ObservationStore,
  ProviderBudget,
  ProviderRecord,
} from './store/ports.ts'
import { createProviderBudget } from './store/provider-budget.ts'
import { createProviderRecord } from './store/provider-record.ts'
import { StoreUnavailableError } from './store/store-unavailable-error.ts'
import { VERSION } from './version.ts'
import { openDetector } from './vision/open-detector.ts'

/** Everything wired. Who gets it closes it. */
export type Context = {
  config: Config
  clock: Clock
  log: Log
  gazetteer: Gazetteer
  database: Database
  forecasts: ForecastStore
  observations: ObservationStore
  scores: ForecastScores
  budget: ProviderBudget
  record: ProviderRecord
  demand: Demand
  cache: Cache
  weather: CrawledWeatherSource
  past: PastDays
  /** Brings past hours; see there. */
  collectHistory(options: CollectHistoryOptions): Promise<HistoryCounts>
  /** Scores forecasts against it; see there. */
  scoreForecasts(options: Parameters<typeof scoreForecasts>[1]): Promise<number>
  /** Opens the detector at the first call. */
  openDetector: () => Promise<Detector>
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
  const forecasts = createForecastStore(database)
  const observations = createObservationStore(database)
  const past = createPastDays(observations)
  const scores = createForecastScores(database)
  const budget = createProviderBudget(database)
  const record = createProviderRecord(database)
  const onOutcome = (product: string, outcome: string) =>
    record.record(product, outcome, clock()).catch((error: unknown) => {
      if (!(error instanceof StoreUnavailableError)) log.error({ error }, 'an outcome could not be recorded')
    })
  const demand = createDemand(database)
  const cache =
    config.store.redisUrl === null
      ? createMemoryCache({ maxBytes: config.store.cacheMaxBytes, clock })
      : openRedisCache({ url: config.store.redisUrl, keyPrefix: 'ondot:', clock, log })

  const { contact, kma, kmaHub, airkorea, openMeteo, metNorway, limits } = config.weather
  const http = createHttpClient({ userAgent: `ondot/${VERSION}${contact === null ? '' : ` (${contact})`}` })
  const portal = createKmaGate(http, { portal: kma, clock })
  const climate = createClimateSource()
  const openMeteoDriver = openMeteo && createOpenMeteoDriver({ http, ...openMeteo })
  const forecast = createWeatherSource({
    kma: kma || kmaHub ? createKmaDriver(createKmaGate(http, { portal: kma, hub: kmaHub, clock })) : null,
    kmaMidTerm: kma && createMidTermDriver(portal, climate),
    openMeteo: openMeteoDriver,
    metNorway: metNorway && createMetNorwayDriver({ http, ...metNorway }),
    climate,
    forecasts,
    budget,
    demand,
    clock,
    log,
    signal: closing.signal,
    limits,
    onOutcome,
  })
  const takeCall = createCallBudget(budget, limits, clock)
  const bulletins = createBulletins({ cache, takeCall, clock, log, signal: closing.signal })
  const weather = withBulletins(
    { ...forecast, ...correctBias(forecast, scores, clock) },
    {
      air: airkorea && createAirSource({ http, ...airkorea, bulletins }),
      alerts: kma && createAlertSource(portal, bulletins),
      uv: kma && createUvSource(portal, bulletins),
      clock,
    },
  )

  const history = {
    drivers: [
      kma && createAsosHistory(portal),
      openMeteoDriver && createOpenMeteoHistory(openMeteoDriver),
    ].filter((driver) => driver !== null),
    observations,
    demand,
    clock,
  }
  const takeHistoryCall = createHistoryBudget(budget, limits, clock)

  const health = (): Health => ({
    store: { driver: database.kind, state: database.state().status },
    cache: { driver: cache.driver, errors: cache.errors() },
    providers: Object.entries(weather.health()).map(([product, known]) => ({
      product,
      calls: known.calls,
      lastSuccessMs: known.lastSuccessAtMs,
      lastError: known.lastError?.code ?? null,
    })),
  })

  let detector: Promise<Detector> | null = null
  const openDetectorOnce = () => {
    detector ??= openDetector(config.vision)
    return detector
  }

  const counter = createDemandCounter(demand, clock, log)
  const answers = createReadThrough({
    cache,
    clock,
    random: Math.random,
    onRefreshError: (error) => log.warn({ error }, 'an answer could not be renewed'),
  })

  return {
    config,
    clock,
    log,
    gazetteer,
    database,
    forecasts,
    observations,
    scores,
    budget,
    record,
    demand,
    cache,
    weather,
    past,
    collectHistory: (options) =>
      collectHistory({ ...history, takeCall: takeHistoryCall, onOutcome }, options),
    scoreForecasts: (options) => scoreForecasts({ ...history, scores, keysFor: forecast.keysFor }, options),
    openDetector: openDetectorOnce,
    api: {
      settings: config.api,
      clock,
      log,
      gazetteer,
      weather,
      past,
      skill: createSkillReader(scores, clock),
      answers,
      asked: counter.asked,
      openDetector: openDetectorOnce,
      health,
    },
    async close() {
      closing.abort()
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
