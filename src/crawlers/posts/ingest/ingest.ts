import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { bulkhead } from 'cockatiel'
import type { Clock } from '../../../domain/clock.ts'
import type { Detector } from '../../../domain/detector.ts'
import type { Log } from '../../../domain/log.ts'
import type {
  ClaimedPost,
  CountedStage,
  CrawlStore,
  LookStore,
  PostEnd,
  PostLedger,
} from '../../../store/look-ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'
import type { WebClient } from '../../web/web-client.ts'
import type { CancelWatch } from '../cancel-watch.ts'
import type { CrawlBudget } from '../crawl-budget.ts'

import { createAskWeather } from './ask-weather.ts'
import { endOfFault } from './end-of-fault.ts'
import { fetchPhoto } from './fetch-photo.ts'
import { ingestPost } from './ingest-post.ts'
import type { LookWeatherDeps } from './look-weather-of.ts'
import type { PlaceOf } from './place-of.ts'
import type { CheckWords } from './relevance-words.ts'
import { createStoreTurns } from './store-turns.ts'

export type IngestDeps = LookWeatherDeps & {
  posts: PostLedger
  looks: Pick<LookStore, 'duplicateOf'>
  crawls: Pick<CrawlStore, 'move'>
  web: Pick<WebClient, 'fetch'>
  openDetector: () => Promise<Detector>
  /** Photos handed to the detector at once: enough that it never waits for the next. */
  detectAtOnce: number
  placeOf: PlaceOf
  checkWords: CheckWords
  commercial: boolean
  cancelWatch: CancelWatch
  budget: CrawlBudget
  clock: Clock
  log: Log
}

/** Posts under way at once. With at most MAX_PHOTO_BYTES each it bounds the memory, whatever the source sends. */
export const MOST_UNDER_WAY = 32
/** Photos fetched at once; the web client asks each host one at a time. */
const FETCHES_AT_ONCE = 8
const STATEMENTS_AT_ONCE = 2
/** Taken from the ledger at a time: few, so that others find work, too. */
const CLAIM_SIZE = 16
/** A post that nobody ended by then is anyone's again. It is far longer than one takes. */
export const LEASE_MS = 120_000
/** How often the ledger is asked while it has nothing. */
const IDLE_MS = 1_000
/** Results are nothing, but are handed on in order: room for many, so that one slow post does not hold the others. */
const FLOW = { concurrency: MOST_UNDER_WAY, highWaterMark: 10_000 }

/** Works on the posts of the ledger: takes, ingests and ends them, until it is stopped. */
export type Ingest = {
  /**
   * Resolves once `signal` is aborted and every post under way is ended or given back. Survives a store
   * that goes away.
   */
  run(options: { signal: AbortSignal }): Promise<void>
  /** There may be posts: don't wait for the next look. */
  wake(): void
}

export function createIngest(deps: IngestDeps): Ingest {
  const { posts, looks, crawls, web, clock, log, cancelWatch } = deps
  const fetching = bulkhead(FETCHES_AT_ONCE, Number.POSITIVE_INFINITY)
  const detecting = bulkhead(deps.detectAtOnce, Number.POSITIVE_INFINITY)
  const inStore = createStoreTurns(STATEMENTS_AT_ONCE)
  // The store ends those that come together in one transaction.
  const endInStore = createStoreTurns(MOST_UNDER_WAY)
  let awake = Promise.withResolvers<void>()

  async function* claims(signal: AbortSignal): AsyncGenerator<ClaimedPost> {
    while (!signal.aborted) {
      const claimed = await claim()
      yield* claimed
      if (claimed.length > 0) continue
      await Promise.race([awake.promise, sleep(IDLE_MS, undefined, { signal }).catch(() => {})])
      awake = Promise.withResolvers()
    }
  }

  async function claim(): Promise<ClaimedPost[]> {
    try {
      return await posts.claim({ limit: CLAIM_SIZE, leaseMs: LEASE_MS, nowMs: clock() })
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      return []
    }
  }

  async function ingestClaimed(claimed: ClaimedPost, askWeather: Stages['askWeather'], stopped: AbortSignal) {
    const { post, crawlId } = claimed
    // Whoever imports a file ends its rows.
    if (post.source === 'import') return
    const cancelled = crawlId === null ? null : cancelWatch.watch(crawlId)
    const signal = cancelled ? AbortSignal.any([stopped, cancelled.signal]) : stopped
    const stages: CountedStage[] = []
    const admit = async () => {
      if (crawlId !== null) await inStore(() => deps.budget.admit(crawlId), signal)
    }
    try {
      const look = await ingestPost(post, {
        ...deps,
        looks: { duplicateOf: (asked) => inStore(() => looks.duplicateOf(asked), signal) },
        // The signal is looked at in turn: a bulkhead that drops who is aborted while waiting does not call the next.
        fetch: () =>
          fetching.execute(() => {
            signal.throwIfAborted()
            return fetchPhoto(web, post, { admit, signal })
          }),
        detect: (photo) =>
          detecting.execute(async () => {
            signal.throwIfAborted()
            const detector = await deps.openDetector()
            return { tags: await detector.detect(photo, {}, signal), modelVersion: detector.modelVersion }
          }),
        askWeather,
        passed: (stage) => stages.push(stage),
      })
      await end(claimed, { kind: 'look', look, stages }, stopped)
    } catch (error) {
      await endFaulty(claimed, { error, stages, interrupted: signal.aborted }, stopped)
    } finally {
      cancelled?.leave()
    }
  }

  /** Whatever happens to one post, the others go on. */
  async function ingestSafely(...work: Parameters<typeof ingestClaimed>): Promise<void> {
    try {
      await ingestClaimed(...work)
    } catch (error) {
      const { source, sourceId } = work[0].post
      log.error({ error, source, sourceId }, 'a post could not be ended')
    }
  }

  async function endFaulty(claimed: ClaimedPost, ended: Ended, stopped: AbortSignal) {
    const { post, crawlId, attempts } = claimed
    const { error, stages, interrupted } = ended
    const fault = endOfFault(error, { attempts, nowMs: clock(), interrupted, random: Math.random })
    if (fault === null) return
    if (fault.end.kind === 'later' && fault.end.error.kind === 'broken')
      log.error({ error, source: post.source, sourceId: post.sourceId }, 'a post broke the ingest')
    await end(claimed, fault.end.kind === 'excluded' ? { ...fault.end, stages } : fault.end, stopped)
    if (!fault.aborts) return
    log.error({ reason: error instanceof Error ? error.message : String(error), crawlId }, 'a crawl ends')
    if (crawlId !== null) await crawls.move(crawlId, 'failed', clock()).catch(ignoreStoreAway)
  }

  /** Where the store stays away the post stays claimed: its lease runs out, and it is done again. */
  async function end({ post }: ClaimedPost, outcome: PostEnd, stopped: AbortSignal): Promise<void> {
    try {
      await endInStore(() => posts.end(post.source, post.sourceId, outcome, clock()), stopped)
    } catch (error) {
      ignoreStoreAway(error)
    }
  }

  return {
    async run({ signal }) {
      const askWeather = createAskWeather(deps, signal)
      try {
        await Readable.from(claims(signal), { highWaterMark: 1 }).forEach(async (claimed: ClaimedPost) => {
          await ingestSafely(claimed, askWeather, signal)
        }, FLOW)
      } finally {
      }
    },
    wake: () => awake.resolve(),
  }
}

type Stages = Parameters<typeof ingestPost>[1]
type Ended = { error: unknown; stages: readonly CountedStage[]; interrupted: boolean }

function ignoreStoreAway(error: unknown): void {
  if (!(error instanceof StoreUnavailableError)) throw error
}
