/**
 * Coded errors. The class says the reaction, so that callers never parse messages:
 * retry (try again later), throttle (wait as told, then try again), skip (drop this item, go on), abort (stop, a person must act).
 */
export type Reaction = 'retry' | 'throttle' | 'skip' | 'abort'

export abstract class OndotError extends Error {
  abstract readonly reaction: Reaction
  /** Stable, kebab-case; part of the API's promise where it reaches a client. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/** A passing fault: time-out, 5xx, broken body. */
export class RetryError extends OndotError {
  readonly reaction = 'retry'
}

/** The other side (or our own budget) asks us to wait. `retryAfterMs` is null when nobody said how long. */
export class ThrottleError extends OndotError {
  readonly reaction = 'throttle'
  readonly retryAfterMs: number | null

  constructor(code: string, message: string, retryAfterMs: number | null, options?: ErrorOptions) {
    super(code, message, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** This one item can't be had (no data for it, body of a strange shape); others may. */
export class SkipError extends OndotError {
  readonly reaction = 'skip'
}

/** Nothing of this kind will work until a person changes something (bad key, closed account, damaged store). */
export class AbortedError extends OndotError {
  readonly reaction = 'abort'
}
