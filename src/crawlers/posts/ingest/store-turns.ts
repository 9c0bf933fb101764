import { bulkhead, ExponentialBackoff, handleType, retry, wrap } from 'cockatiel'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'

/** With the pauses below about a minute and a half: a store that is restarted is back by then, and a post is not yet anyone else's. */
const TRIES = 32
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 3_000

export type StoreTurns = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>

/**
 * Runs statements, `atOnce` at a time (the embedded store has one connection, and who waits too long for it is told that the store is away), and again while the store is away: each of them changes nothing when it is repeated, or is repeated as a whole.
 * Rejects with StoreUnavailableError where it stays away, or the work is stopped.
 */
export function createStoreTurns(atOnce: number): StoreTurns {
  const backoff = new ExponentialBackoff({ initialDelay: FIRST_PAUSE_MS, maxDelay: LONGEST_PAUSE_MS })
  const again = retry(handleType(StoreUnavailableError), { maxAttempts: TRIES, backoff })
  const turns = wrap(again, bulkhead(atOnce, Number.POSITIVE_INFINITY))
  return (work, signal) => {
    let tried = 0
    // The signal is not given to the policy: its bulkhead would drop who waits, and call nobody after.
    return turns.execute(async () => {
      if (tried++ > 0) signal.throwIfAborted()
      return work()
    })
  }
}
