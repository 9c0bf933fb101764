import { LRUCache } from 'lru-cache'
import { type Clock, systemClock } from '../../domain/clock.ts'
import { AbortedError, type OndotError, ThrottleError } from '../../errors.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

/** How long a provider rests that can't be reached: long enough that users don't wait for it, short enough to notice its return. */
const UNREACHABLE_REST_MS = 30 * SECOND_MS
const UNREACHABLE_CODES = new Set(['upstream-unreachable', 'upstream-timeout'])
/** A bad key stays bad until a person acts; looked at again now and then. */
const DENIED_REST_MS = 10 * MINUTE_MS
const THROTTLED_REST_MS = MINUTE_MS
/** One cell: a passing fault, and no data or a strange body, which are seldom cured by asking again. */
const CELL_FAULT_REST_MS = MINUTE_MS
const CELL_WITHOUT_DATA_REST_MS = 10 * MINUTE_MS
const MOST_REMEMBERED = 10_000

/** Remembers failures for a while, so that nobody waits for the same one again. A rest ends by the clock or, where that is frozen, by real time. */
export type FetchFailures = {
  /** The failure that still holds for the product, or for the product at the cell. */
  recent(product: string, cell: string): OndotError | null
  remember(product: string, cell: string, error: OndotError): void
}

/** @param unreachableRestMs shorter in tests */
export function createFetchFailures(
  unreachableRestMs = UNREACHABLE_REST_MS,
  clock: Clock = systemClock,
): FetchFailures {
  const failures = new LRUCache<string, { error: OndotError; untilMs: number }>({ max: MOST_REMEMBERED })
  const held = (key: string): OndotError | null => {
    const failure = failures.get(key)
    return failure !== undefined && clock() < failure.untilMs ? failure.error : null
  }
  const restOf = (error: OndotError): { ttl: number; whole: boolean } => {
    if (error instanceof ThrottleError) return { ttl: error.retryAfterMs ?? THROTTLED_REST_MS, whole: true }
    if (error instanceof AbortedError) return { ttl: DENIED_REST_MS, whole: true }
    if (UNREACHABLE_CODES.has(error.code)) return { ttl: unreachableRestMs, whole: true }
    const ttl = error.reaction === 'skip' ? CELL_WITHOUT_DATA_REST_MS : CELL_FAULT_REST_MS
    return { ttl, whole: false }
  }
  return {
    recent: (product, cell) => held(product) ?? held(`${product} ${cell}`),
    remember(product, cell, error) {
      const { ttl, whole } = restOf(error)
      const failure = { error, untilMs: clock() + ttl }
      failures.set(whole ? product : `${product} ${cell}`, failure, { ttl: Math.max(1, Math.ceil(ttl)) })
    },
  }
}
