import { LRUCache } from 'lru-cache'
import type { Clock } from '../../domain/clock.ts'
import { ThrottleError } from '../../errors.ts'
import type { ProviderBudget } from '../../store/ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import type { Meter } from './driver.ts'
import { kstDay, msUntilKstMidnight } from './kma/kst.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Calls a day that the providers allow: of KMA, its hub and AirKorea by operation and Korean day, Open-Meteo by UTC day. */
export type CallLimits = {
  kmaCallsPerDay: number
  openMeteoCallsPerDay: number
  kmaHubCallsPerDay?: number
  airkoreaCallsPerDay?: number
}
/**
 * data.go.kr's development quota (15084084), taken for the hub too; AirKorea's usual one, which each account sees for itself; Open-Meteo's
 * terms for its free service.
 */
export const DEFAULT_CALL_LIMITS: Required<CallLimits> = {
  kmaCallsPerDay: 10_000,
  kmaHubCallsPerDay: 10_000,
  airkoreaCallsPerDay: 500,
  openMeteoCallsPerDay: 10_000,
}
const OPEN_METEO_CALLS_A_MINUTE = 600
const OPEN_METEO_CALLS_AN_HOUR = 5_000
/** Half of what the terms of MET Norway allow one application: 20 a second. */
const MET_NORWAY_CALLS_A_MINUTE = 600

/** While the store can't count, each process may make this many calls a minute of each kind: far below what the providers allow in a minute. */
const CALLS_A_MINUTE_UNCOUNTED = 5

type Window = { provider: string; window: string; limit: number; endsInMs: number }

/** The windows that a call counts in, shortest first. */
export function windowsOf(meter: Meter, limits: CallLimits, nowMs: number): Window[] {
  const iso = new Date(nowMs).toISOString()
  const utc = (everyMs: number, length: number, limit: number) => ({
    provider: meter,
    window: iso.slice(0, length),
    limit,
    endsInMs: everyMs - (nowMs % everyMs),
  })
  if (meter === 'met-norway') return [utc(MINUTE_MS, 'YYYY-MM-DDTHH:mm'.length, MET_NORWAY_CALLS_A_MINUTE)]
  if (meter === 'open-meteo') {
    return [
      utc(MINUTE_MS, 'YYYY-MM-DDTHH:mm'.length, OPEN_METEO_CALLS_A_MINUTE),
      utc(HOUR_MS, 'YYYY-MM-DDTHH'.length, OPEN_METEO_CALLS_AN_HOUR),
      utc(DAY_MS, 'YYYY-MM-DD'.length, limits.openMeteoCallsPerDay),
    ]
  }
  const all = { ...DEFAULT_CALL_LIMITS, ...limits }
  const limit = meter.startsWith('kma-hub:')
    ? all.kmaHubCallsPerDay
    : meter.startsWith('kma:')
      ? all.kmaCallsPerDay
      : all.airkoreaCallsPerDay
  return [{ provider: meter, window: kstDay(nowMs), limit, endsInMs: msUntilKstMidnight(nowMs) }]
}

/**
 * Takes one call from each of its windows, across replicas.
 * @throws ThrottleError until the end of the first window that is spent. A call refused by a longer window has already been counted in
 * the shorter ones: counts err on the safe side.
 */
export function createCallBudget(
  budget: ProviderBudget,
  limits: CallLimits,
  clock: Clock,
): (meter: Meter) => Promise<void> {
  // The first call of a minute starts it: later ones do not prolong it.
  const uncounted = new LRUCache<Meter, number>({ max: 100, ttl: MINUTE_MS, noUpdateTTL: true })
  return async (meter) => {
    try {
      for (const { provider, window, limit, endsInMs } of windowsOf(meter, limits, clock())) {
        if (await budget.take(provider, window, limit)) continue
        throw new ThrottleError('budget-spent', `Own budget of ${provider} in ${window} is spent`, endsInMs)
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      const taken = uncounted.get(meter) ?? 0
      if (taken >= CALLS_A_MINUTE_UNCOUNTED) {
        const leftMs = uncounted.getRemainingTTL(meter)
        throw new ThrottleError('budget-spent', `Too many calls for ${meter} while uncounted`, leftMs)
      }
      uncounted.set(meter, taken + 1)
    }
  }
}
