import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../domain/clock.ts'
import type { Crawl, CrawlSource } from '../../domain/crawl.ts'
import type { Log } from '../../domain/log.ts'
import { AbortedError, OndotError, ThrottleError } from '../../errors.ts'
import type { CrawlStore, PostLedger, SourceSettings } from '../../store/look-ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import type { CancelWatch } from './cancel-watch.ts'
import type { CrawlBudget } from './crawl-budget.ts'
import { gatherPages } from './gather-pages.ts'
import { BUDGET_SPENT } from './ingest/end-of-fault.ts'
import { type Ingest, LEASE_MS } from './ingest/ingest.ts'
import type { PostDriver } from './post-driver.ts'

/** The next page is fetched once fewer posts than this are open: the ledger never runs far ahead of the detector. */
const FEW_OPEN = 100
const LOOK_EVERY_MS = 250
/** Without any change for this long (by a clock that can't be set) nobody works on what is open; it stays in the ledger. */
const STILL_MS = LEASE_MS + 30_000
/** A source that fails this often in a row, with growing pauses between, ends the crawl. */
const MAX_FAILURES = 8
const FIRST_PAUSE_MS = 15_000
const LONGEST_PAUSE_MS = 3_600_000

export type CrawlRunDeps = {
  drivers: ReadonlyMap<CrawlSource, PostDriver>
  crawls: CrawlStore
  posts: PostLedger
  sourceSettings: Pick<SourceSettings, 'succeeded'>
  cancelWatch: CancelWatch
  budget: CrawlBudget
  wakeIngest: Ingest['wake']
  clock: Clock
  log: Log
}

/** `again`: a passing fault; run it once more after the pause. `failures` are those in a row since something was added. */
export type RunOutcome = { kind: 'ended' } | { kind: 'again'; afterMs: number; failures: number }

/**
 * Runs a crawl from wherever it stands: fetches page after page, each added to the ledger in one transaction with the cursor, until nothing is
 * left, the limit or the budget is reached, or it is cancelled; then waits for its posts, except those that are tried again
 * later than a lease: whoever ingests does them when their time comes. May be killed anywhere and run again.
 * Rejects with the reason of `signal`, or StoreUnavailableError.
 */
export function createCrawlRun(deps: CrawlRunDeps) {
  const { drivers, crawls, posts, clock, log } = deps

  return async (id: string, failures: number, stopped: AbortSignal): Promise<RunOutcome> => {
    const crawl = await crawls.byId(id)
    if (crawl === null || !['waiting', 'running'].includes(crawl.state)) return { kind: 'ended' }
    if (crawl.state === 'waiting' && !(await crawls.move(id, 'running', clock()))) return { kind: 'ended' }
    const cancelled = deps.cancelWatch.watch(id)
    const signal = AbortSignal.any([stopped, cancelled.signal])
    let pages = 0
    try {
      await fetchPages(crawl, signal, () => {
        pages += 1
      })
      await settle(id, signal)
      await deps.budget.giveBack(id)
      await crawls.move(id, 'done', clock())
      await deps.sourceSettings.succeeded(crawl.source, clock())
      return { kind: 'ended' }
    } catch (error) {
      stopped.throwIfAborted()
      if (cancelled.signal.aborted) return { kind: 'ended' }
      if (!(error instanceof OndotError) || error instanceof StoreUnavailableError) throw error
      return await endOfRun(crawl, error, pages > 0 ? 1 : failures + 1)
    } finally {
      cancelled.leave()
    }
  }

  async function fetchPages(crawl: Crawl, signal: AbortSignal, onPage: () => void): Promise<void> {
    const driver = driverOf(crawl)
    const admit = () => deps.budget.admit(crawl.id)
    for (let now: Crawl | null = crawl; now && hasMore(now); now = await crawls.byId(crawl.id)) {
      await untilFewAreOpen(crawl.id, signal)
      const gathered = await gatherPages(driver, now, { signal, admit }).catch(spentOrThrow)
      if (gathered === null) {
        if (now.cursor === null && (now.counters.found ?? 0) === 0) throw spentForNothing(now)
        return
      }
      const { page, fault } = gathered
      signal.throwIfAborted()
      const wanted = page.posts.slice(0, postsLeft(now))
      const last = page.nextCursor === null || page.posts.length >= postsLeft(now)
      await posts.addPage(crawl.id, { ...page, posts: wanted, cursor: now.cursor, last })
      onPage()
      deps.wakeIngest()
      if (fault !== null) {
        spentOrThrow(fault)
        return
      }
    }
  }

  function driverOf({ source }: Crawl): PostDriver {
    const driver = drivers.get(source)
    if (!driver) throw new RangeError(`there is no driver for ${source}`)
    return driver
  }

  async function untilFewAreOpen(id: string, signal: AbortSignal): Promise<void> {
    await waitWhile(async () => ((await posts.open(id)) < FEW_OPEN ? null : nextDue(id)), signal)
  }

  /** Until its posts are ended, but for those whose turn comes later than a lease. */
  async function settle(id: string, signal: AbortSignal): Promise<void> {
    await waitWhile(() => nextDue(id), signal)
  }

  /** Something that changes while posts are worked on; null where nothing is due soon. */
  async function nextDue(id: string): Promise<string | null> {
    const dueMs = await posts.nextDueMs(id)
    return dueMs === null || dueMs > clock() + LEASE_MS ? null : `${dueMs} ${await posts.open(id)}`
  }

  async function endOfRun(crawl: Crawl, error: OndotError, failures: number): Promise<RunOutcome> {
    await crawls.fault(crawl.id, { kind: error.code, message: error.message }, clock())
    const passes = error.reaction === 'retry' || error.reaction === 'throttle'
    if (passes && failures < MAX_FAILURES) {
      const toldMs = error instanceof ThrottleError ? error.retryAfterMs : null
      const afterMs = toldMs ?? Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
      return { kind: 'again', afterMs, failures }
    }
    log.warn({ crawlId: crawl.id, source: crawl.source, reason: error.message }, 'a crawl failed')
    await crawls.move(crawl.id, 'failed', clock())
    return { kind: 'ended' }
  }
}

/** A source that took every request and gave no page did not do well. */
function spentForNothing({ budget }: Crawl): AbortedError {
  return new AbortedError(
    BUDGET_SPENT,
    `The ${budget} requests of this run were spent before its first page came.`,
  )
}

/** A spent budget ends the fetching of pages, and is no fault. */
function spentOrThrow(error: unknown): null {
  if (error instanceof OndotError && error.code === BUDGET_SPENT) return null
  throw error
}

function hasMore(crawl: Crawl): boolean {
  return crawl.state === 'running' || crawl.state === 'waiting'
    ? !crawl.exhausted && postsLeft(crawl) > 0
    : false
}

function postsLeft({ params, counters }: Crawl): number {
  return (params.limit ?? Number.POSITIVE_INFINITY) - (counters.found ?? 0)
}

/** Waits until `state` is null, or has not changed for STILL_MS. */
async function waitWhile(state: () => Promise<string | null>, signal: AbortSignal): Promise<void> {
  let before: string | null = null
  let sinceMs = performance.now()
  for (;;) {
    signal.throwIfAborted()
    const now = await state()
    if (now === null) return
    if (now !== before) {
      before = now
      sinceMs = performance.now()
    } else if (performance.now() - sinceMs > STILL_MS) return
    await sleep(LOOK_EVERY_MS, undefined, { signal })
  }
}
