import { setTimeout as sleep } from 'node:timers/promises'
import { StoreUnavailableError } from './store-unavailable-error.ts'

/** A store that answers later than this is as good as away: the whole answer has 3 s. */
const STORE_WAIT_MS = 700

/** The work's result, or StoreUnavailableError when it is not there in STORE_WAIT_MS; the work itself goes on. */
export async function inStoreWait<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  try {
    return await Promise.race([
      work,
      sleep(STORE_WAIT_MS, undefined, { signal: timer.signal }).then(() => {
        throw new StoreUnavailableError(`no answer in ${STORE_WAIT_MS} ms`)
      }),
    ])
  } finally {
    timer.abort()
  }
}
