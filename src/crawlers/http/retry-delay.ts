import { OndotError, ThrottleError } from '../../errors.ts'

/**
 * How long to wait before the next try, in ms; null: don't try again.
 * Full jitter over an exponential ceiling (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog 2015).
 * @param tried tries made so far, from 1
 */
export function retryDelayMs(
  error: unknown,
  tried: number,
  backoffMs: number,
  random: () => number,
): number | null {
  if (!(error instanceof OndotError)) return null
  if (error instanceof ThrottleError) return error.retryAfterMs
  return error.reaction === 'retry' ? fullJitterMs(tried, backoffMs, random) : null
}

/** Anywhere below a ceiling that doubles with every try. */
export function fullJitterMs(tried: number, backoffMs: number, random: () => number): number {
  return random() * backoffMs * 2 ** (tried - 1)
}
