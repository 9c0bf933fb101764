import { PgBoss } from 'pg-boss'
import type { Log } from '../../domain/log.ts'
import type { Database } from '../../store/database.ts'
import { type CrawlQueue, createCrawlQueue } from './crawl-queue.ts'

/** Names of the periodic jobs; each is a queue of its own. */
export type JobName = 'weather-refresh' | 'history' | 'retention' | 'look-weather' | 'crawl-sweep' | 'taste'

/** `signal` aborts when the process stops or the job runs longer than it may. */
export type JobHandler = (signal: AbortSignal, asked: JobOptions) => Promise<void>
/** What a run was asked for; empty for those of the schedule. */
export type JobOptions = Readonly<Record<string, number>>

export type Jobs = {
  /** Waits for the database, creates the queue tables where missing and begins to work; once. */
  start(): Promise<void>
  /**
   * Runs `handler` at every tick of `cron` (UTC, five fields) in one process of all that share the database, never twice at a time:
   * a tick is left out while the run before is waiting, working or about to be tried again. Call after `start`.
   */
  schedule(name: JobName, cron: string, handler: JobHandler): Promise<void>
  /**
   * Asks for one run now, beside the schedule; false when one is waiting or working already. Starts the queue when first used: a process
   * that is no worker can ask, too.
   */
  trigger(name: JobName, options?: JobOptions): Promise<boolean>
  /** Starts the queue when first used, likewise. */
  crawls: CrawlQueue
  /** Takes no more jobs, lets running ones finish for STOP_TIMEOUT_MS, then leaves them to another process. */
  stop(): Promise<void>
}

const STOP_TIMEOUT_MS = 10_000
const SCHEMA = 'pgboss'
/** How often dead processes are looked for. */
const SUPERVISE_SECONDS = 15
/** Code of StoreUnavailableError: pg-boss passes on copies of errors that kept their code and lost their class. */
const STORE_AWAY = 'store-unavailable'

/** One job waiting, working or to be retried, over all replicas. Fixed when the queue is made. */
const PERIODIC_POLICY = 'exclusive'

/** A periodic job is tried again soon and seldom: the next tick comes anyway. */
const PERIODIC_QUEUE = {
  retryLimit: 2,
  retryDelay: 10,
  retryBackoff: true,
  expireInSeconds: 15 * 60,
  /** A process that died is noticed by its missing heartbeat, long before the job expires. */
  heartbeatSeconds: 60,
  deleteAfterSeconds: 24 * 60 * 60,
}

/**
 * Durable jobs on pg-boss, through the connections of the store. `isWorker: false` only asks for work: it neither looks after the queue nor
 * keeps its time.
 */
export function createJobs(database: Database, log: Log, { isWorker = true } = {}): Jobs {
  const boss = new PgBoss({
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    supervise: isWorker,
    schedule: isWorker,
    db: { executeSql: (text, values) => database.query(text, values) },
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    schema: SCHEMA,
  })
  boss.on('error', (error) => {
    // The store says once that it is away; the queue would with every poll.
    if ('code' in error && error.code === STORE_AWAY) return
    log.warn({ reason: error.message }, 'the job queue has a fault')
  })

  const stopping = new AbortController()
  let started: Promise<void> | null = null
  let stopped: Promise<void> | null = null
  const start = () => {
    started ??= (async () => {
      await database.ready
      await boss.start()
      // The embedded store has one process: what was working when it was opened died with the one before.
      if (database.kind === 'embedded' && isWorker) await giveBackOrphans()
    })().catch((error) => {
      started = null
      throw error
    })
    return started
  }

  async function giveBackOrphans(): Promise<void> {
    const { rows } = await database.query<{ name: string; ids: string[] }>(
      `select name, array_agg(id::text) as ids from ${SCHEMA}.job where state = 'active' group by name`,
    )
    for (const { name, ids } of rows) await boss.fail(name, ids, { message: 'its process died' })
  }

  async function makeQueue(name: JobName): Promise<void> {
    await boss.createQueue(name, { policy: PERIODIC_POLICY })
    await boss.updateQueue(name, PERIODIC_QUEUE)
  }

  return {
    start,
    crawls: createCrawlQueue(boss, start, stopping.signal),

    async schedule(name, cron, handler) {
      await makeQueue(name)
      await boss.work<JobOptions | null>(name, async ([job]) => {
        if (job === undefined) return
        try {
          await handler(job.signal, job.data ?? {})
        } catch (error) {
          log.warn(
            { job: name, reason: error instanceof Error ? error.message : String(error) },
            'a job failed',
          )
          throw error
        }
      })
      await boss.schedule(name, cron)
    },

    async trigger(name, options = {}) {
      await start()
      await makeQueue(name)
      return (await boss.send(name, options)) !== null
    },

    stop() {
      stopping.abort(new Error('the process stops'))
      stopped ??= (async () => {
        // One that did not start has nothing to stop.
        if (
          await started?.then(
            () => true,
            () => false,
          )
        )
          await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS })
      })()
      return stopped
    },
  }
}
