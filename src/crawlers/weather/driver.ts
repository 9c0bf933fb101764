import type { Place } from '../../domain/place.ts'
import type { Issue, Product } from './issue-clock.ts'

/** What a call counts for: an operation of a portal that allows so many of each, or a whole provider. */
export type Meter = `${'kma' | 'kma-hub' | 'airkorea'}:${string}` | 'open-meteo' | 'met-norway'

/** How a driver asks leave: it must await `admit` before every call that counts, and stop on what that throws. */
export type FetchOptions = { signal: AbortSignal; admit: (meter: Meter) => Promise<void> }

/** One provider. Throws the coded errors of src/errors.ts; no error or log ever holds a key. */
export type WeatherDriver = {
  /** In the order in which an hour is taken from them. */
  readonly products: readonly Product[]
  /** What a product is issued for; null where the provider does not reach. Places of one cell share an issue. */
  cellOf(place: Place): string | null
  /**
   * The issue of `issuedAtMs`; the forecast is stamped with the issue asked for, whatever the answer echoes. `held` is the one at hand,
   * for a provider that can be asked whether it has changed.
   */
  fetchIssue(
    product: Product,
    place: Place,
    times: { issuedAtMs: number; nowMs: number; held?: Issue | undefined },
    options: FetchOptions,
  ): Promise<Issue>
}
