import type { Clock } from '../../../domain/clock.ts'
import type { HistorySource } from '../../../domain/history.ts'
import { ThrottleError } from '../../../errors.ts'
import type { ProviderBudget } from '../../../store/ports.ts'
import { type CallLimits, windowsOf } from '../call-budget.ts'

/** The history may wait, a forecast may not: of a budget that both share the history takes at most this part. */
const SHARE_OF_DAY = 0.5

/**
 * Takes one call for the source, across replicas: ASOS from a quota of its own, the archive from Open-Meteo's windows.
 * @throws ThrottleError until the end of the window that is spent; StoreUnavailableError
 */
export function createHistoryBudget(
  budget: ProviderBudget,
  limits: CallLimits,
  clock: Clock,
): (source: HistorySource) => Promise<void> {
  return async (source) => {
    for (const { provider, window, limit, endsInMs } of historyWindows(source, limits, clock())) {
      if (await budget.take(provider, window, limit)) continue
      throw new ThrottleError('budget-spent', `Own budget of ${provider} in ${window} is spent`, endsInMs)
    }
  }
}

/** The windows that a call for the source counts in. */
export function historyWindows(source: HistorySource, limits: CallLimits, nowMs: number) {
  // The two services have a quota each, but their operations are of one name and count together: on the safe side.
  if (source !== 'open-meteo-archive') return windowsOf('kma:getWthrDataList', limits, nowMs)
  const shared = windowsOf('open-meteo', limits, nowMs)
  const day = shared.at(-1)!
  return [{ ...day, provider: source, limit: Math.floor(day.limit * SHARE_OF_DAY) }, ...shared]
}
