import type { Log } from '../../domain/log.ts'
import type { CrawlWorker } from '../posts/crawl-worker.ts'
import {
  type CollectHistoryOptions,
  DEFAULT_HISTORY_PLACES,
  type HistoryCounts,
} from '../weather/history/collect-history.ts'
import type { CrawledWeatherSource } from '../weather/weather-source.ts'
import type { Jobs } from './create-jobs.ts'
import { enforceRetention, type RetentionDeps } from './retention.ts'

/** Issues are due at :10 and :45 (KMA) and on the hour; what is not due costs one read a place. */
const REFRESH_CRON = '*/5 * * * *'
/** Places a run, most asked first: at 2 s a slow call, one run stays under the job's time limit. */
const REFRESH_PLACES = 400
/** 03:17 in Korea. */
const RETENTION_CRON = '17 18 * * *'
/** 11:27 in Korea, when ASOS has yesterday (from 11:00), and three times more, to go on with what is left. */
const HISTORY_CRON = '27 2,8,14,20 * * *'
/** Below the job's time limit: what is not done by then is the next run's. */
const HISTORY_RUN_MS = 12 * 60_000
/** What is not due costs two reads. */
const TASTE_CRON = '40 * * * *'

export type WorkerDeps = Omit<RetentionDeps, 'keep'> & {
  config: { keep: RetentionDeps['keep'] }
  jobs: Jobs
  weather: CrawledWeatherSource
  collectHistory(options: CollectHistoryOptions): Promise<HistoryCounts>
  scoreForecasts(options: { days: number; places: number; signal: AbortSignal }): Promise<number>
  createCrawlWorker: () => CrawlWorker
  /** Learns taste anew where that is due; what became of it. */
  renewTaste(signal: AbortSignal): Promise<string>
  log: Log
}

/** The work that nobody waits for. Replicas share it. */
export function createWorker(deps: WorkerDeps): { start(): Promise<void>; stop(): Promise<void> } {
  const { jobs, weather, collectHistory, scoreForecasts, log } = deps
  const { keep } = deps.config
  const crawlWorker = deps.createCrawlWorker()
  return {
    async start() {
      await jobs.start()
      await jobs.schedule('weather-refresh', REFRESH_CRON, async (signal) => {
        const counts = await weather.refreshAhead({ limit: REFRESH_PLACES, signal })
        if (counts.refreshed + counts.failed > 0) log.info(counts, 'weather refreshed ahead')
      })
      await jobs.schedule('history', HISTORY_CRON, async (signal, asked) => {
        const over = AbortSignal.timeout(HISTORY_RUN_MS)
        const run = { days: keep.historyDays, places: DEFAULT_HISTORY_PLACES, ...asked }
        const counts = await collectHistory({ ...run, signal: AbortSignal.any([signal, over]) }).catch(
          (error) => {
            if (over.aborted) return 'out of time; the next run goes on'
            throw error
          },
        )
        const daysScored = await scoreForecasts({
          days: keep.forecastDays,
          places: DEFAULT_HISTORY_PLACES,
          signal,
        })
        log.info({ counts, daysScored }, 'history collected')
      })
      await jobs.schedule('retention', RETENTION_CRON, async () => {
        log.info(await enforceRetention({ ...deps, keep }), 'old rows deleted')
      })
      await jobs.schedule('taste', TASTE_CRON, async (signal) => {
        const outcome = await deps.renewTaste(signal)
        if (outcome !== 'not-due') log.info({ outcome }, 'taste learned')
      })
      await crawlWorker.start()
    },
    async stop() {
      await Promise.all([crawlWorker.stop(), jobs.stop()])
    },
  }
}
