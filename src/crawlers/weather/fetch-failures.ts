import { LRUCache } from 'lru-cache'
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

/** Remembers failures for a while, so that nobody waits for the same one again. Time is real time, also where the clock is frozen. */
export type FetchFailures = {
  /** The failure that still holds for the product, or for the product at the cell. */
  recent(product: string, cell: string): OndotError | null
  remember(product: string, cell: string, error: OndotError): void
}

/** @param unreachableRestMs shorter in tests */
export function createFetchFailures(unreachableRestMs: number = UNREACHABLE_REST_MS): FetchFailures {
  const failures = new LRUCache<string, OndotError>({ max: MOST_REMEMBERED })
  const restOf = (error: OndotError): { ttl: number; whole: boolean } => {
    if (error instanceof ThrottleError) return { ttl: error.retryAfterMs ?? THROTTLED_REST_MS, whole: true }
    if (error instanceof AbortedError) return { ttl: DENIED_REST_MS, whole: true }
    if (UNREACHABLE_CODES.has(error.code)) return { ttl: unreachableRestMs, whole: true }
    const ttl = error.reaction === 'skip' ? CELL_WITHOUT_DATA_REST_MS : CELL_FAULT_REST_MS
    return { ttl, whole: false }
  }
  return {
    recent: (product, cell) => failures.get(product) ?? failures.get(`${product} ${cell}`) ?? null,
    remember(product, cell, error) {
      const { ttl, whole } = restOf(error)
      failures.set(whole ? product : `${product} ${cell}`, error, { ttl: Math.max(1, Math.ceil(ttl)) })
    },
  }
}
