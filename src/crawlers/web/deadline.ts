import { RetryError } from '../../errors.ts'

/** Ends a request that takes too long, as a whole or in one of its parts. */
export type Deadline = {
  /** Aborts with a RetryError `upstream-timeout` when time is up, or with the reason of the caller's signal. */
  signal: AbortSignal
  /** Begins a part that may take `ms`; the part before is over. */
  part(ms: number, name: string): void
  /** The request is over. */
  clear(): void
}

export function createDeadline(totalMs: number, url: string, caller: AbortSignal): Deadline {
  const timeout = new AbortController()
  const end = (name: string) => () => {
    timeout.abort(new RetryError('upstream-timeout', `GET ${url}: ${name} took too long`))
  }
  const total = setTimeout(end('the answer'), totalMs)
  let part: NodeJS.Timeout | undefined
  return {
    signal: AbortSignal.any([timeout.signal, caller]),
    part(ms, name) {
      clearTimeout(part)
      part = setTimeout(end(name), ms)
    },
    clear() {
      clearTimeout(total)
      clearTimeout(part)
    },
  }
}
