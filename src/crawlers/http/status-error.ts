import { AbortedError, type OndotError, RetryError, SkipError, ThrottleError } from '../../errors.ts'
import type { HttpAnswer } from './http-client.ts'

/** What was seen, on one line, short enough for a log. */
export function seen(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 120)}…` : line || '(nothing)'
}

/** The error that a status means when the body says nothing better. */
export function statusError({ url, status, text, retryAfterMs }: HttpAnswer): OndotError {
  const message = `GET ${url}: HTTP ${status}, ${seen(text)}`
  if (status === 429) return new ThrottleError('upstream-throttled', message, retryAfterMs)
  if (status === 401 || status === 403) return new AbortedError('upstream-denied', message)
  if (status === 503 && retryAfterMs !== null) {
    return new ThrottleError('upstream-throttled', message, retryAfterMs)
  }
  if (status === 408 || status >= 500) return new RetryError('upstream-failed', message)
  return new SkipError('upstream-refused', message)
}
