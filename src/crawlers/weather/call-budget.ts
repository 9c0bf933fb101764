import { LRUCache } from 'lru-cache'
import type { Clock } from '../../domain/clock.ts'
import { ThrottleError } from '../../errors.ts'
import type { ProviderBudget } from '../../store/ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import type { Product } from './issue-clock.ts'
import { KMA_OPERATIONS } from './kma/kma-driver.ts'
import { kstDay, msUntilKstMidnight } from './kma/kst.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Calls a day that the providers allow: KMA by operation and Korean day, Open-Meteo by UTC day. */
export type CallLimits = { kmaCallsPerDay: number; openMeteoCallsPerDay: number }
/** data.go.kr's development quota (15084084); Open-Meteo's terms for its free service. */
export const DEFAULT_CALL_LIMITS: CallLimits = { kmaCallsPerDay: 10_000, openMeteoCallsPerDay: 10_000 }
const OPEN_METEO_CALLS_A_MINUTE = 600
const OPEN_METEO_CALLS_AN_HOUR = 5_000

/** While the store can't count, each process may make this many calls a minute and product: 7,200 a day, below every daily limit. */
const CALLS_A_MINUTE_UNCOUNTED = 5

type Window = { provider: string; window: string; limit: number; endsInMs: number }

/** The windows that a call for the product counts in, shortest first. */
export function windowsOf(product: Product, limits: CallLimits, nowMs: number): Window[] {
  if (product !== 'open-meteo') {
    return [
      {
        provider: `kma:${KMA_OPERATIONS[product]}`,
        window: kstDay(nowMs),
        limit: limits.kmaCallsPerDay,
        endsInMs: msUntilKstMidnight(nowMs),
      },
    ]
  }
  const iso = new Date(nowMs).toISOString()
  const window = (everyMs: number, length: number, limit: number) => ({
    provider: product,
    window: iso.slice(0, length),
    limit,
    endsInMs: everyMs - (nowMs % everyMs),
  })
  return [
    window(MINUTE_MS, 'YYYY-MM-DDTHH:mm'.length, OPEN_METEO_CALLS_A_MINUTE),
    window(HOUR_MS, 'YYYY-MM-DDTHH'.length, OPEN_METEO_CALLS_AN_HOUR),
    window(DAY_MS, 'YYYY-MM-DD'.length, limits.openMeteoCallsPerDay),
  ]
}

/**
 * Takes one call for the product from each of its windows, across replicas.
 * @throws ThrottleError until the end of the first window that is spent. A call refused by a longer window has already been counted in
 * the shorter ones: counts err on the safe side.
 */
export function createCallBudget(
  budget: ProviderBudget,
  limits: CallLimits,
  clock: Clock,
): (product: Product) => Promise<void> {
  // The first call of a minute starts it: later ones do not prolong it.
  const uncounted = new LRUCache<Product, number>({ max: 10, ttl: MINUTE_MS, noUpdateTTL: true })
  return async (product) => {
    try {
      for (const { provider, window, limit, endsInMs } of windowsOf(product, limits, clock())) {
        if (await budget.take(provider, window, limit)) continue
        throw new ThrottleError('budget-spent', `Own budget of ${provider} in ${window} is spent`, endsInMs)
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      const taken = uncounted.get(product) ?? 0
      if (taken >= CALLS_A_MINUTE_UNCOUNTED) {
        const leftMs = uncounted.getRemainingTTL(product)
        throw new ThrottleError('budget-spent', `Too many calls for ${product} while uncounted`, leftMs)
      }
      uncounted.set(product, taken + 1)
    }
  }
}
