import type { Place } from '../../domain/place.ts'
import type { Issue, Product } from './issue-clock.ts'

/** How a driver asks leave: it must await `admit` before every call that counts, and stop on what that throws. */
export type FetchOptions = { signal: AbortSignal; admit: () => Promise<void> }

/** One provider. Throws the coded errors of src/errors.ts; no error or log ever holds a key. */
export type WeatherDriver = {
  /** In the order in which an hour is taken from them. */
  readonly products: readonly Product[]
  /** What a product is issued for; null where the provider does not reach. Places of one cell share an issue. */
  cellOf(place: Place): string | null
  /** The issue of `issuedAtMs`; the forecast is stamped with the issue asked for, whatever the answer echoes. */
  fetchIssue(
    product: Product,
    place: Place,
    times: { issuedAtMs: number; nowMs: number },
    options: FetchOptions,
  ): Promise<Issue>
}
