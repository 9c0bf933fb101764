import type { PgBoss } from 'pg-boss'
import type { CrawlSource } from '../../domain/crawl.ts'

/** What a queued run knows; the rest is in the crawl's row. */
export type CrawlJob = { crawlId: string; failures: number }

/** What a run says of itself; see crawl-run.ts. */
export type CrawlJobOutcome = { kind: 'ended' } | { kind: 'again'; afterMs: number; failures: number }

/** Runs of crawls, durable: one a source at a time over all processes, each until its handler says that it has ended. */
export type CrawlQueue = {
  send(crawl: { id: string; source: CrawlSource }): Promise<void>
  /** True while a run of the crawl waits or works. */
  holds(crawlId: string): Promise<boolean>
  /** Takes runs. A handler that rejects, and one whose process died, is run again soon; `signal` aborts when this process stops. */
  work(handler: (job: CrawlJob, signal: AbortSignal) => Promise<CrawlJobOutcome>): Promise<void>
  /** Throws where the text is no five fields of cron. */
  checkSchedule(cron: string): void
  /** Has `source` run at every tick of `cron` (UTC), or no more (null). */
  schedule(source: CrawlSource, cron: string | null): Promise<void>
  /** Does what is scheduled. */
  workOnSchedules(handler: (source: CrawlSource) => Promise<void>): Promise<void>
}

const RUNS = 'crawl'
const TICKS = 'crawl-schedule'

/** Of the runs of a source one works; others wait. Fixed when the queue is made. */
const RUN_POLICY = 'singleton'
const RUN_QUEUE = {
  // Faults of a source are counted by the run itself: what is retried here are deaths of processes.
  retryLimit: 1_000,
  retryDelay: 1,
  expireInSeconds: 23 * 3600,
  /** A process that died is noticed within this time and the supervisor's. */
  heartbeatSeconds: 20,
  deleteAfterSeconds: 24 * 3600,
}
const TICK_QUEUE = { retryLimit: 2, retryDelay: 30, expireInSeconds: 60, deleteAfterSeconds: 24 * 3600 }

/** Sources that one process crawls at a time. */
const SOURCES_AT_ONCE = 4
const POLL_SECONDS = 1

/** On a queue that is started; see create-jobs.ts. `stopping` aborts once this process takes its leave. */
export function createCrawlQueue(
  boss: PgBoss,
  started: () => Promise<void>,
  stopping: AbortSignal,
): CrawlQueue {
  let made: Promise<void> | null = null
  async function ready(): Promise<void> {
    await started()
    made ??= (async () => {
      await boss.createQueue(RUNS, { policy: RUN_POLICY })
      await boss.updateQueue(RUNS, RUN_QUEUE)
      await boss.createQueue(TICKS, { policy: 'standard' })
      await boss.updateQueue(TICKS, TICK_QUEUE)
    })().catch((error) => {
      made = null
      throw error
    })
    await made
  }

  async function send(job: CrawlJob & { source: string }, afterMs: number): Promise<void> {
    await ready()
    const { source, ...data } = job
    await boss.send(
      RUNS,
      { ...data, source },
      { singletonKey: source, startAfter: new Date(Date.now() + afterMs) },
    )
  }

  return {
    send: ({ id, source }) => send({ crawlId: id, failures: 0, source }, 0),

    async holds(crawlId) {
      await ready()
      const jobs = await boss.findJobs(RUNS, { data: { crawlId } })
      return jobs.some(({ state }) => ['created', 'retry', 'active'].includes(state))
    },

    async work(handler) {
      await ready()
      const options = { localConcurrency: SOURCES_AT_ONCE, pollingIntervalSeconds: POLL_SECONDS }
      await boss.work<CrawlJob & { source: string }>(RUNS, options, async ([job]) => {
        if (job === undefined) return
        const outcome = await handler(job.data, AbortSignal.any([job.signal, stopping]))
        // Queued before this one is completed: a death between the two runs it twice in a row, which changes nothing.
        if (outcome.kind === 'again') await send({ ...job.data, failures: outcome.failures }, outcome.afterMs)
      })
    },

    checkSchedule(cron) {
      if (!/^\S+( \S+){4}$/.test(cron)) throw new RangeError('must be five fields of cron')
      boss.previewSchedule(cron, { count: 1 })
    },

    async schedule(source, cron) {
      await ready()
      if (cron === null) await boss.unschedule(TICKS, source)
      else await boss.schedule(TICKS, cron, { source }, { key: source })
    },

    async workOnSchedules(handler) {
      await ready()
      await boss.work<{ source: CrawlSource }>(TICKS, async ([job]) => {
        if (job !== undefined) await handler(job.data.source)
      })
    },
  }
}
