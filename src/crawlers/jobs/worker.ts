import type { Clock } from '../../domain/clock.ts'
import type { Log } from '../../domain/log.ts'
import type { Database } from '../../store/database.ts'
import type { Demand, ForecastStore } from '../../store/ports.ts'
import type { CrawledWeatherSource } from '../weather/weather-source.ts'
import { createJobs } from './create-jobs.ts'

/** Issues are due at :10 and :45 (KMA) and on the hour; what is not due costs one read a place. */
const REFRESH_CRON = '*/5 * * * *'
/** Places a run, most asked first: at 2 s a slow call, one run stays under the job's time limit. */
const REFRESH_PLACES = 400
/** 03:17 in Korea. */
const RETENTION_CRON = '17 18 * * *'
const DAY_MS = 86_400_000
const KEEP_FORECASTS_MS = 14 * DAY_MS
const KEEP_DEMAND_MS = 30 * DAY_MS

export type WorkerDeps = {
  database: Database
  forecasts: ForecastStore
  demand: Demand
  weather: CrawledWeatherSource
  clock: Clock
  log: Log
}

/** The work that nobody waits for. Replicas share it. */
export function createWorker(deps: WorkerDeps): { start(): Promise<void>; stop(): Promise<void> } {
  const { database, forecasts, demand, weather, clock, log } = deps
  const jobs = createJobs(database, log)
  return {
    async start() {
      await jobs.start()
      await jobs.schedule('weather-refresh', REFRESH_CRON, async (signal) => {
        const counts = await weather.refreshAhead({ limit: REFRESH_PLACES, signal })
        if (counts.refreshed + counts.failed > 0) log.info(counts, 'weather refreshed ahead')
      })
      await jobs.schedule('retention', RETENTION_CRON, async () => {
        const forecastsDeleted = await forecasts.deleteForecastsBefore(clock() - KEEP_FORECASTS_MS)
        const countsDeleted = await demand.deleteDemandBefore(clock() - KEEP_DEMAND_MS)
        log.info({ forecastsDeleted, countsDeleted }, 'old rows deleted')
      })
    },
    stop: jobs.stop,
  }
}
