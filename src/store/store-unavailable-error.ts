import { RetryError } from '../errors.ts'

/** The database is opening, gone or busy beyond the wait allowed: nothing was read or written as far as the caller can tell. */
export class StoreUnavailableError extends RetryError {
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super('store-unavailable', `the store is not available: ${reason}`, options)
    this.reason = reason
  }
}
