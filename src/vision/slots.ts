import { RetryError, ThrottleError } from '../errors.ts'

/** Takes part in the work for as long as it is held. */
export type Slots = {
  /**
   * Resolves when one is free, first come first served; the caller gives it back by the function it resolves to. Rejects with
   * ThrottleError `tagger-busy` when too many wait, RetryError `tagger-closed` after `close`, or the signal's reason.
   */
  take(signal?: AbortSignal): Promise<() => void>
  close(): void
}

/** `count` may work at once and `maxWaiting` wait. */
export function createSlots(count: number, maxWaiting: number): Slots {
  let free = count
  let closed = false
  const waiting = new Set<PromiseWithResolvers<() => void>>()
  const closedError = () => new RetryError('tagger-closed', 'The tagger is closed.')

  function giveBack(): void {
    const [next] = waiting
    if (!next) {
      free += 1
      return
    }
    waiting.delete(next)
    next.resolve(giveBack)
  }

  return {
    async take(signal) {
      signal?.throwIfAborted()
      if (closed) throw closedError()
      if (free > 0) {
        free -= 1
        return giveBack
      }
      if (waiting.size >= maxWaiting) {
        throw new ThrottleError('tagger-busy', `${maxWaiting} photos are waiting already.`, null)
      }
      const turn = Promise.withResolvers<() => void>()
      const abort = () => {
        waiting.delete(turn)
        turn.reject(signal?.reason)
      }
      waiting.add(turn)
      signal?.addEventListener('abort', abort, { once: true })
      return turn.promise.finally(() => signal?.removeEventListener('abort', abort))
    },
    close() {
      closed = true
      for (const turn of waiting) turn.reject(closedError())
      waiting.clear()
    },
  }
}
