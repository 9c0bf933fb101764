import { AbortedError, OndotError } from '../../../errors.ts'
import type { PostEnd } from '../../../store/look-ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'

/** A post that could not be had so often is given up as `unreachable`. */
export const MAX_ATTEMPTS = 5
/** One whose host asks us to wait is not at fault: it gets twice the patience. */
const MAX_WAITS = 2 * MAX_ATTEMPTS
const FIRST_RETRY_MS = 30_000
/** 30 s, 2 min, 8 min, 32 min. */
const RETRY_FACTOR = 4
/** After a fault that a person must mend, a post is looked at again once an hour. */
const AFTER_ABORT_MS = 3_600_000
/** What a run could not do within its budget is the next day's. */
const AFTER_BUDGET_MS = 86_400_000

export const BUDGET_SPENT = 'crawl-budget-spent'

/** What ended a post's way. `aborts`: the crawl ends as well, the post stays. `null`: nobody can say, its lease runs out. */
export type FaultEnd = { end: PostEnd; aborts: boolean } | null

/**
 * From what was thrown to how the post ends: retry → later, with a growing pause, up to MAX_ATTEMPTS; throttle → later, as told; skip →
 * excluded by the error's code; abort → later, and the crawl ends. `interrupted` says that we were stopped ourselves: the post is given back.
 */
export function endOfFault(
  error: unknown,
  of: { attempts: number; nowMs: number; interrupted: boolean; random: () => number },
): FaultEnd {
  const { attempts, nowMs, interrupted, random } = of
  const later = (waitMs: number, kind: string, message: string): FaultEnd => ({
    end: { kind: 'later', retryAtMs: nowMs + waitMs, error: { kind, message } },
    aborts: error instanceof AbortedError && !interrupted,
  })
  if (interrupted) return later(0, 'interrupted', 'The work was stopped; it goes on from here.')
  if (error instanceof StoreUnavailableError) return null
  if (!(error instanceof OndotError)) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return attempts >= MAX_ATTEMPTS
      ? excluded('broken')
      : later(backoffMs(attempts, random), 'broken', message)
  }
  switch (error.reaction) {
    case 'skip':
      return excluded(error.code)
    case 'abort':
      return later(AFTER_ABORT_MS, error.code, error.message)
    case 'retry':
      if (attempts >= MAX_ATTEMPTS) return excluded('unreachable')
      return later(backoffMs(attempts, random), error.code, error.message)
    case 'throttle': {
      if (error.code === BUDGET_SPENT) return later(AFTER_BUDGET_MS, error.code, error.message)
      if (attempts >= MAX_WAITS) return excluded('unreachable')
      const toldMs = 'retryAfterMs' in error ? (error.retryAfterMs as number | null) : null
      return later(toldMs ?? backoffMs(attempts, random), error.code, error.message)
    }
    default:
      return error.reaction satisfies never
  }
}

function excluded(reason: string): FaultEnd {
  return { end: { kind: 'excluded', reason }, aborts: false }
}

/** Half of it is chance, so that posts of one host don't come back together. */
function backoffMs(attempts: number, random: () => number): number {
  const ceilingMs = FIRST_RETRY_MS * RETRY_FACTOR ** Math.max(0, Math.min(attempts, MAX_ATTEMPTS) - 1)
  return Math.round(ceilingMs * (0.5 + random() / 2))
}
