import type { Timer } from '../../src/crawlers/web/timer.ts'

/** Time that goes on only when told to: by `advance`, or, leaping, by every sleep as long as it would take. */
export type ManualTimer = Timer & {
  /** Every sleep asked for, in ms. */
  readonly sleeps: number[]
  advance(ms: number): void
}

export function createManualTimer({ leaping = false } = {}): ManualTimer {
  let nowMs = 0
  const sleeps: number[] = []
  const sleepers = new Set<{ untilMs: number; wake: () => void }>()

  function advance(ms: number): void {
    nowMs += ms
    for (const sleeper of sleepers) {
      if (sleeper.untilMs > nowMs) continue
      sleepers.delete(sleeper)
      sleeper.wake()
    }
  }

  return {
    sleeps,
    advance,
    nowMs: () => nowMs,
    sleep(ms, signal) {
      sleeps.push(ms)
      if (leaping) {
        advance(ms)
        return Promise.resolve()
      }
      return new Promise((wake, reject) => {
        const sleeper = { untilMs: nowMs + ms, wake }
        sleepers.add(sleeper)
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          reject(signal.reason)
        })
      })
    },
  }
}
