import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { AbortedError, type OndotError, SkipError, ThrottleError } from '../../../errors.ts'
import type { HttpAnswer } from '../../http/http-client.ts'
import { seen, statusError } from '../../http/status-error.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const Problem = Type.Object({ error: Type.Literal(true), reason: Type.String() })

/** The error in a document that says `{"error": true, "reason": …}` (HTTP 400 and 429); null for any other. */
export function openMeteoError(document: unknown, answer: HttpAnswer, nowMs: number): OndotError | null {
  if (!Value.Check(Problem, document)) return answer.status === 200 ? null : statusError(answer)
  const message = `Open-Meteo answered HTTP ${answer.status}: ${seen(document.reason)}`
  if (answer.status === 429) {
    return new ThrottleError(
      'open-meteo-throttled',
      message,
      answer.retryAfterMs ?? msUntilReset(document.reason, nowMs),
    )
  }
  if (/api.?key/i.test(document.reason)) return new AbortedError('open-meteo-denied', message)
  return new SkipError('open-meteo-refused', message)
}

/** "Minutely API request limit exceeded. Please try again in one minute."; the hourly and daily windows are UTC. */
function msUntilReset(reason: string, nowMs: number): number {
  if (/^daily/i.test(reason)) return DAY_MS - (nowMs % DAY_MS)
  return /^hourly/i.test(reason) ? HOUR_MS - (nowMs % HOUR_MS) : MINUTE_MS
}
