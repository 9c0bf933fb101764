import type { Clock } from '../../domain/clock.ts'
import type { CrawlSource, CrawlTrigger } from '../../domain/crawl.ts'
import type { Log } from '../../domain/log.ts'
import { OndotError } from '../../errors.ts'
import type { CrawlStore } from '../../store/look-ports.ts'
import type { Jobs } from '../jobs/create-jobs.ts'
import type { RunOutcome } from './crawl-run.ts'
import { createScheduledStart } from './crawl-trigger.ts'
import type { Ingest } from './ingest/ingest.ts'
import type { JoinCounts } from './ingest/join-waiting.ts'

/** When the hours of the last looks are published is up to the archives. */
const JOIN_CRON = '*/30 * * * *'
const SWEEP_CRON = '*/5 * * * *'
/** Below the job's time limit: what is not joined by then is the next run's. */
const JOIN_RUN_MS = 12 * 60_000
const MOST_CRAWLS = 1_000

export type CrawlWorkerDeps = {
  jobs: Jobs
  crawls: Pick<CrawlStore, 'list'>
  trigger: CrawlTrigger
  runCrawl: (id: string, failures: number, signal: AbortSignal) => Promise<RunOutcome>
  ingest: Ingest
  joinWaiting: (signal: AbortSignal) => Promise<JoinCounts>
  clock: Clock
  log: Log
}

export type CrawlWorker = {
  /** Begins; resolves once it has. `periodic: false` does what is queued, and leaves schedules to others: the command line. */
  start(options?: { periodic?: boolean }): Promise<void>
  /** Takes no more, gives back what is under way; resolves when that is done. */
  stop(): Promise<void>
}

/** The work on posts: runs what is queued and scheduled, ingests, joins looks that waited for their weather. Replicas share it. */
export function createCrawlWorker(deps: CrawlWorkerDeps): CrawlWorker {
  const { jobs, crawls, trigger, runCrawl, ingest, joinWaiting, log } = deps
  const stopping = new AbortController()
  let ingesting: Promise<void> | null = null

  /** Queues crawls that no job knows of: their process died before it queued them, or the store was moved. */
  async function sweep(): Promise<void> {
    for (const state of ['waiting', 'running'] as const) {
      for (const crawl of await crawls.list({ limit: MOST_CRAWLS, before: null, state }))
        if (!(await jobs.crawls.holds(crawl.id))) await jobs.crawls.send(crawl)
    }
  }

  async function startPeriodic(): Promise<void> {
    const scheduled = createScheduledStart({ crawls, trigger })
    await jobs.crawls.workOnSchedules(async (source: CrawlSource) => {
      try {
        if (await scheduled(source)) log.info({ source }, 'a scheduled crawl begins')
      } catch (error) {
        if (!(error instanceof OndotError) || error.reaction === 'retry') throw error
        log.warn({ source, reason: error.message }, 'a scheduled crawl could not begin')
      }
    })
    await jobs.schedule('crawl-sweep', SWEEP_CRON, sweep)
    await jobs.schedule('look-weather', JOIN_CRON, async (signal) => {
      const over = AbortSignal.timeout(JOIN_RUN_MS)
      const counts = await joinWaiting(AbortSignal.any([signal, over])).catch((error) => {
        if (over.aborted) return null
        throw error
      })
      if (counts === null || counts.joined + counts.excluded > 0)
        log.info({ counts }, 'looks got their weather')
    })
  }

  return {
    async start({ periodic = true } = {}) {
      await jobs.start()
      await jobs.crawls.work(({ crawlId: id, failures }, signal) => runCrawl(id, failures, signal))
      ingesting = ingest.run({ signal: stopping.signal })
      ingesting.catch((error) => log.error({ error }, 'the ingest broke'))
      if (!periodic) return
      await startPeriodic()
      await sweep()
    },
    async stop() {
      stopping.abort(new Error('the process stops'))
      await ingesting?.catch(() => {})
    },
  }
}
