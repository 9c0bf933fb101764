import { AbortedError, OndotError, SkipError, ThrottleError } from '../../errors.ts'
import { fullJitterMs } from '../http/retry-delay.ts'
import { statusError } from '../http/status-error.ts'
import { type Exchange, type ExchangeOptions, type ExchangeRequest, exchange } from './exchange.ts'
import type { HostGate } from './host-gate.ts'
import { isRedirect } from './next-hop.ts'
import type { WebRequest } from './web-request.ts'

export type PoliteGetOptions = ExchangeOptions & {
  gate: HostGate
  maxDelayMs: number
  tries: number
  backoffMs: number
  random: () => number
}

/**
 * One address at its host's pace, tried again as its faults allow; the wait before another try holds the whole host.
 * @param intervalMs the pause that the host asks for
 * @returns an answer that is wanted, or a redirect
 */
export type PoliteGet = (
  url: URL,
  request: ExchangeRequest & Pick<WebRequest, 'admit'>,
  intervalMs: number,
) => Promise<Exchange>

export function createPoliteGet(options: PoliteGetOptions): PoliteGet {
  const { gate, maxDelayMs, tries, backoffMs, random } = options

  /** What came, or the error that it means. */
  async function attempt(url: URL, request: ExchangeRequest): Promise<Exchange | OndotError> {
    try {
      const answer = await exchange(url, request, options)
      if (answer.retryAfterMs !== null) gate.hold(url.host, answer.retryAfterMs)
      return answer.wanted || isRedirect(answer.status) ? answer : failureOf(answer, request)
    } catch (error) {
      if (error instanceof OndotError && !request.signal.aborted) return error
      throw error
    }
  }

  return async (url, request, intervalMs) => {
    for (let tried = 1; ; tried++) {
      const leave = await gate.enter(url.host, Math.min(intervalMs, maxDelayMs), request.signal)
      try {
        await request.admit?.()
        const outcome = await attempt(url, request)
        if (!(outcome instanceof OndotError)) return outcome
        if (outcome.reaction !== 'retry' && outcome.reaction !== 'throttle') throw outcome
        const told = outcome instanceof ThrottleError ? outcome.retryAfterMs : null
        const waitMs = told ?? fullJitterMs(tried, backoffMs, random)
        gate.hold(url.host, waitMs)
        if (tried >= tries || waitMs > maxDelayMs) throw outcome
      } finally {
        leave()
      }
    }
  }
}

function failureOf({ name, status, body, retryAfterMs }: Exchange, { secrets }: ExchangeRequest): OndotError {
  const text = new TextDecoder().decode(body.subarray(0, 1_000))
  const error = statusError({ url: name, status, text, retryAfterMs })
  // Without a key nobody can be told to mend it: this page is closed, others may be open.
  return error instanceof AbortedError && secrets === undefined
    ? new SkipError('upstream-refused', error.message)
    : error
}
