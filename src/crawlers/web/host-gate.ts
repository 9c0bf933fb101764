import { LRUCache } from 'lru-cache'
import { ThrottleError } from '../../errors.ts'
import type { Timer } from './timer.ts'
import { untilAborted } from './until-aborted.ts'

export type HostGateOptions = {
  /** From the end of a request to the start of the next one. */
  minIntervalMs: number
  /** A host that is held for longer is not waited for. */
  maxDelayMs: number
  timer: Timer
}

/**
 * One request at a time a host, in the order of asking, with a pause between them. Hosts don't wait for each other.
 * Held in this process: whoever runs several gives each host to one of them.
 */
export type HostGate = {
  /**
   * Waits for the host's turn; call what it gives when the request is over.
   * @param intervalMs at least this pause, instead of `minIntervalMs`
   * @throws ThrottleError `host-held` where the host is held for longer than `maxDelayMs`, or the reason of `signal`
   */
  enter(host: string, intervalMs: number, signal: AbortSignal): Promise<() => void>
  /** No request to the host for so long. */
  hold(host: string, ms: number): void
}

type Host = {
  /** Resolved once everybody who asked before is through. */
  last: Promise<void>
  waiting: number
  endedAtMs: number
  heldUntilMs: number
}

/** Of hosts that nobody waits for: forgetting one makes at most one request early. */
const MAX_REMEMBERED = 10_000
/** Nobody is told to wait for longer. */
const MAX_HOLD_MS = 24 * 60 * 60 * 1000

export function createHostGate({ minIntervalMs, maxDelayMs, timer }: HostGateOptions): HostGate {
  const busy = new Map<string, Host>()
  const quiet = new LRUCache<string, Host>({ max: MAX_REMEMBERED })

  const hostOf = (name: string): Host =>
    busy.get(name) ??
    quiet.get(name) ?? {
      last: Promise.resolve(),
      waiting: 0,
      endedAtMs: Number.NEGATIVE_INFINITY,
      heldUntilMs: Number.NEGATIVE_INFINITY,
    }

  function checkHeld(name: string, host: Host): void {
    const leftMs = Math.ceil(host.heldUntilMs - timer.nowMs())
    if (leftMs > maxDelayMs) {
      throw new ThrottleError('host-held', `${name} asked for a pause`, leftMs)
    }
  }

  return {
    async enter(name, intervalMs, signal) {
      const host = hostOf(name)
      checkHeld(name, host)
      const before = host.last
      const turn = Promise.withResolvers<void>()
      host.last = turn.promise
      host.waiting++
      busy.set(name, host)
      const leave = () => {
        turn.resolve()
        if (--host.waiting > 0) return
        busy.delete(name)
        quiet.set(name, host)
      }
      try {
        await untilAborted(before, signal)
        for (;;) {
          checkHeld(name, host)
          const nextMs = Math.max(host.endedAtMs + Math.max(minIntervalMs, intervalMs), host.heldUntilMs)
          const waitMs = nextMs - timer.nowMs()
          if (waitMs <= 0) break
          await timer.sleep(waitMs, signal)
        }
      } catch (error) {
        // Whoever comes next still waits for those before.
        before.then(leave)
        throw error
      }
      return () => {
        host.endedAtMs = timer.nowMs()
        leave()
      }
    },
    hold(name, ms) {
      const host = hostOf(name)
      host.heldUntilMs = Math.max(host.heldUntilMs, timer.nowMs() + Math.min(ms, MAX_HOLD_MS))
      if (!busy.has(name)) quiet.set(name, host)
    },
  }
}
