import { LRUCache } from 'lru-cache'

export type LimitSettings = {
  appKeys: readonly string[]
  requestsPerMinute: number
  appRequestsPerMinute: number
}

/** One request counted: what the headers of draft-ietf-httpapi-ratelimit-headers say of it. */
export type Taken = { policy: string; state: string; leftS: number; exceeded: boolean }

export type Limiter = {
  /** Counts a request of an app key, where a known one is sent (phones of one carrier share addresses), else of an address. */
  take(appKey: string | string[] | undefined, address: string): Taken
}

const WINDOW_S = 60
/** Askers remembered at a time; the one not seen for longest starts anew. */
const MOST_ASKERS = 50_000

type Window = { used: number; endsAtMs: number }

/**
 * Requests a minute, counted in each process in fixed windows. Not @fastify/rate-limit: it sends only the header names of before, and
 * its asynchronous check alone costs more than a cached answer may (docs/decisions/0007-cached-answers.md).
 */
export function createLimiter(settings: LimitSettings): Limiter {
  const windows = new LRUCache<string, Window>({ max: MOST_ASKERS })
  const known = new Set(settings.appKeys)
  const rules = {
    app: ruleOf('app', settings.appRequestsPerMinute),
    address: ruleOf('address', settings.requestsPerMinute),
  }
  return {
    take(appKey, address) {
      const isApp = typeof appKey === 'string' && known.has(appKey)
      const { name, most, policy } = isApp ? rules.app : rules.address
      const asker = isApp ? `app ${appKey}` : address
      const nowMs = performance.now()
      let window = windows.get(asker)
      if (window === undefined || nowMs >= window.endsAtMs) {
        window = { used: 0, endsAtMs: nowMs + WINDOW_S * 1000 }
        windows.set(asker, window)
      }
      window.used++
      const leftS = Math.ceil((window.endsAtMs - nowMs) / 1000)
      const state = `"${name}";r=${Math.max(0, most - window.used)};t=${leftS}`
      return { policy, state, leftS, exceeded: window.used > most }
    },
  }
}

function ruleOf(name: string, most: number) {
  return { name, most, policy: `"${name}";q=${most};w=${WINDOW_S}` }
}
