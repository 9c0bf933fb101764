import type { ProvidersView } from '../../domain/providers-view.ts'
import type { ProviderBudget, ProviderRecord } from '../../store/ports.ts'
import { type CallLimits, windowsOf } from './call-budget.ts'
import type { Meter } from './driver.ts'
import { historyWindows } from './history/history-budget.ts'
import { behindMs } from './issue-clock.ts'
import { kstDay } from './kma/kst.ts'
import { OK } from './product-health.ts'

const DAY_MS = 86_400_000

export type ProvidersViewDeps = {
  record: ProviderRecord
  budget: ProviderBudget
  limits: CallLimits
  /** Products, bulletins and sources of history that the settings turn on. */
  setUp: readonly string[]
}

/** How the providers fare and what is left of their budgets, over all processes that share the store. Throws StoreUnavailableError. */
export async function providersView(
  { record, budget, limits, setUp }: ProvidersViewDeps,
  nowMs: number,
): Promise<ProvidersView> {
  const windows = [...new Set([kstDay(nowMs), new Date(nowMs).toISOString().slice(0, 10)])]
  const [outcomes, issues, used] = await Promise.all([
    record.outcomes(),
    record.newestIssues(nowMs - DAY_MS),
    budget.usedIn(windows),
  ])
  const names = [...setUp, ...[...outcomes, ...issues].map(({ product }) => product)]
  return {
    products: [...new Set(names)].sort().map((product) => {
      const known = outcomes.filter((outcome) => outcome.product === product)
      const issue = issues.find((each) => each.product === product)
      const behind =
        issue && issue.product !== 'climate' ? behindMs({ ...issue, product: issue.product }, nowMs) : null
      return {
        product,
        lastSuccessAt: iso(known.find(({ outcome }) => outcome === OK)?.lastAtMs),
        errors: known
          .filter(({ outcome }) => outcome !== OK)
          .toSorted((a, b) => b.lastAtMs - a.lastAtMs)
          .map(({ outcome, lastAtMs, times }) => ({
            code: outcome,
            lastAt: new Date(lastAtMs).toISOString(),
            times,
          })),
        newestIssueAt: iso(issue?.issuedAtMs),
        behindMinutes: behind === null ? null : Math.round(behind / 60_000),
        delayMinutes: issue ? Math.round(issue.shortestWaitMs / 60_000) : null,
      }
    }),
    budgets: used.flatMap(({ provider, window, used }) => {
      const limit = dayLimit(provider, window, limits, nowMs)
      return limit === null ? [] : [{ provider, window, used, limit, left: Math.max(0, limit - used) }]
    }),
  }
}

/** What may be used of a provider in the day's window; null where the window is not today's of this provider. */
function dayLimit(provider: string, window: string, limits: CallLimits, nowMs: number): number | null {
  const windows =
    provider === 'open-meteo-archive'
      ? historyWindows(provider, limits, nowMs)
      : isMeter(provider)
        ? windowsOf(provider, limits, nowMs)
        : []
  return windows.find((each) => each.provider === provider && each.window === window)?.limit ?? null
}

function isMeter(provider: string): provider is Meter {
  return /^((kma|kma-hub|airkorea):.+|open-meteo|met-norway)$/.test(provider)
}

function iso(atMs: number | undefined): string | null {
  return atMs === undefined ? null : new Date(atMs).toISOString()
}
