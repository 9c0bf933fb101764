import type { Config } from './config.ts'
import { createHttpClient } from './crawlers/http/http-client.ts'
import { userAgent } from './crawlers/http/user-agent.ts'
import { AIR_PRODUCT, createAirSource } from './crawlers/weather/airkorea/air-source.ts'
import { ALERTS_PRODUCT, createAlertSource } from './crawlers/weather/alerts/alert-source.ts'
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
import { createPastWeather } from './crawlers/weather/history/past-weather.ts'
import { createAsosDailyHistory } from './crawlers/weather/kma/asos-daily-history.ts'
import { createAsosHistory } from './crawlers/weather/kma/asos-history.ts'
import { createKmaDriver } from './crawlers/weather/kma/kma-driver.ts'
import { createKmaGate } from './crawlers/weather/kma/kma-gate.ts'
import { createMidTermDriver } from './crawlers/weather/kma/mid-term-driver.ts'
import { createMetNorwayDriver } from './crawlers/weather/met-norway/met-norway-driver.ts'
import { createClimateSource } from './crawlers/weather/normals/climate-source.ts'
import { createOpenMeteoDriver } from './crawlers/weather/open-meteo/open-meteo-driver.ts'
import { createHealthBook } from './crawlers/weather/product-health.ts'
import { providersView } from './crawlers/weather/providers-view.ts'
import { correctBias } from './crawlers/weather/skill/correct-bias.ts'
import { scoreForecasts } from './crawlers/weather/skill/score-forecasts.ts'
import { createSkillReader } from './crawlers/weather/skill/skill-reader.ts'
import { createUvSource, UV_PRODUCT } from './crawlers/weather/uv/uv-source.ts'
import { type CrawledWeatherSource, createWeatherSource } from './crawlers/weather/weather-source.ts'
import type { ClimateSource } from './domain/climate.ts'
import type { Clock } from './domain/clock.ts'
import type { PastDays } from './domain/history.ts'
import type { Log } from './domain/log.ts'
import type { PastWeather } from './domain/look-weather.ts'
import type { ReadProviders } from './domain/providers-view.ts'
import type { Cache } from './store/ports.ts'
import { StoreUnavailableError } from './store/store-unavailable-error.ts'
import type { Stores } from './store/stores.ts'

export type WeatherDeps = Stores & {
  cache: Cache
  clock: Clock
  log: Log
  /** The process's lifetime. */
  signal: AbortSignal
}

export type WeatherContext = {
  weather: CrawledWeatherSource
  climate: ClimateSource
  past: PastDays
  /** The weather of looks: any past hour, fetched where it is not stored. */
  pastWeather: PastWeather
  skill: ReturnType<typeof createSkillReader>
  /** For operators: `ondot weather providers`, and the admin API behind its key. */
  providers: ReadProviders
  /** Brings past hours; see there. */
  collectHistory(options: CollectHistoryOptions): Promise<HistoryCounts>
  /** Scores forecasts against them; see there. */
  scoreForecasts(options: Parameters<typeof scoreForecasts>[1]): Promise<number>
}

/** The part of the wiring that knows the weather's providers: the rest of the house sees only what this returns. */
export function createWeatherContext(config: Config['weather'], deps: WeatherDeps): WeatherContext {
  const { cache, forecasts, observations, scores, budget, record, demand, clock, log, signal } = deps
  const health = createHealthBook(clock, (product, outcome, atMs) =>
    record.record(product, outcome, atMs).catch((error: unknown) => {
      if (!(error instanceof StoreUnavailableError)) log.error({ error }, 'an outcome could not be recorded')
    }),
  )

  const { contact, kma, kmaHub, airkorea, openMeteo, metNorway, limits } = config
  const http = createHttpClient({ userAgent: userAgent(contact) })
  // The hub serves the forecasts and the warnings under the same paths and rows; UV and gauges are asked of the portal alone.
  const gate = kma || kmaHub ? createKmaGate(http, { portal: kma, hub: kmaHub, clock }) : null
  const portal = createKmaGate(http, { portal: kma, clock })
  const climate = createClimateSource()
  const openMeteoDriver = openMeteo && createOpenMeteoDriver({ http, ...openMeteo })
  const forecast = createWeatherSource({
    kma: gate && createKmaDriver(gate),
    kmaMidTerm: gate && createMidTermDriver(gate, climate),
    openMeteo: openMeteoDriver,
    metNorway: metNorway && createMetNorwayDriver({ http, ...metNorway }),
    climate,
    forecasts,
    budget,
    demand,
    clock,
    log,
    signal,
    limits,
    health,
  })
  const takeCall = createCallBudget(budget, limits, clock)
  const bulletins = createBulletins({ cache, takeCall, health, clock, log, signal })
  const weather = withBulletins(
    { ...forecast, ...correctBias(forecast, scores, clock) },
    {
      air: airkorea && createAirSource({ http, ...airkorea, bulletins }),
      alerts: gate && createAlertSource(gate, bulletins),
      uv: kma && createUvSource(portal, bulletins),
      clock,
    },
  )

  const history = {
    drivers: [
      kma && createAsosHistory(portal),
      kma && createAsosDailyHistory(portal),
      openMeteoDriver && createOpenMeteoHistory(openMeteoDriver),
    ].filter((driver) => driver !== null),
    observations,
    demand,
    clock,
    takeCall: createHistoryBudget(budget, limits, clock),
    health,
  }
  const bulletinsSetUp = [airkorea && AIR_PRODUCT, gate && ALERTS_PRODUCT, kma && UV_PRODUCT]
  const setUp = [
    ...forecast.products,
    ...bulletinsSetUp.filter((product) => product !== null),
    ...history.drivers.map(({ source }) => source),
  ]

  return {
    weather,
    climate,
    past: createPastDays(observations),
    pastWeather: createPastWeather(history),
    skill: createSkillReader(scores, clock),
    providers: () => providersView({ record, budget, limits, setUp }, clock()),
    collectHistory: (options) => collectHistory(history, options),
    scoreForecasts: (options) => {
      // Hours drawn from days would judge the forecast by the drawing.
      const drivers = history.drivers.filter(({ source }) => source !== 'kma-asos-daily')
      return scoreForecasts({ ...history, drivers, scores, keysFor: forecast.keysFor }, options)
    },
  }
}
