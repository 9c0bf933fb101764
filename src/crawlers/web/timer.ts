import { setTimeout as wait } from 'node:timers/promises'

/** Time that never jumps, and waits on it; tests hand in their own. */
export type Timer = {
  /** Milliseconds since some moment. */
  nowMs(): number
  /** Ends early with the reason of `signal`. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const monotonicTimer: Timer = {
  nowMs: () => performance.now(),
  async sleep(ms, signal) {
    await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted())
  },
}
