import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for the work, but no longer than `waitMs`; the work itself goes on. Rejects with the work's error, or when `signal` is aborted. */
export async function within(work: Promise<unknown>, waitMs: number, signal?: AbortSignal): Promise<void> {
  const over = new AbortController()
  const stop = signal ? AbortSignal.any([signal, over.signal]) : over.signal
  try {
    await Promise.race([work, sleep(Math.max(0, waitMs), undefined, { signal: stop })])
  } finally {
    over.abort()
  }
}
