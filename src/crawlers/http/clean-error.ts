import { isAxiosError } from 'axios'
import { OndotError, RetryError, SkipError } from '../../errors.ts'

/**
 * The coded error of a failed GET. Axios errors carry the whole request, keys included: only their code is kept, never the error itself as cause.
 * @param url what the message names: without query
 */
export function cleanError(error: unknown, url: string, timedOut: boolean): OndotError {
  if (error instanceof OndotError) return error
  // What an agent refused comes wrapped.
  if (isAxiosError(error) && error.cause instanceof OndotError) return error.cause
  if (timedOut) return new RetryError('upstream-timeout', `GET ${url}: no answer in time`)
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  // Axios names an answer over maxContentLength, and one it can't decompress, "bad response".
  if (code === 'ERR_BAD_RESPONSE')
    return new SkipError('upstream-body-unusable', `GET ${url}: body too large or broken`)
  return new RetryError('upstream-unreachable', `GET ${url}: ${code}`)
}
