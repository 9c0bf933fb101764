import type { Clock } from '../../domain/clock.ts'

/** How a product fares in this process since its start: plain data for /metrics and /readyz. */
export type ProductHealth = {
  /** Calls made to the provider, tries included. */
  calls: number
  lastSuccessAtMs: number | null
  lastError: { code: string; atMs: number } | null
}

/** What an outcome is called that is no error. */
export const OK = 'ok'

/** Notes how each fetch of a product, a bulletin or a source of history turns out. */
export type HealthBook = {
  /** A call is about to be made. */
  called(product: string): void
  /** `ok`, or the code of the error. Resolves when it is recorded for all processes, or could not be. */
  turnedOut(product: string, outcome: string): Promise<void>
  all(): Readonly<Record<string, ProductHealth>>
}

/** @param record keeps outcomes beyond this process; must not reject */
export function createHealthBook(
  clock: Clock,
  record: (product: string, outcome: string, atMs: number) => Promise<void> = async () => {},
): HealthBook {
  const known = new Map<string, ProductHealth>()
  const of = (product: string): ProductHealth => {
    const health = known.get(product) ?? { calls: 0, lastSuccessAtMs: null, lastError: null }
    known.set(product, health)
    return health
  }
  return {
    called(product) {
      of(product).calls++
    },
    async turnedOut(product, outcome) {
      const atMs = clock()
      if (outcome === OK) of(product).lastSuccessAtMs = atMs
      else of(product).lastError = { code: outcome, atMs }
      await record(product, outcome, atMs)
    },
    all: () => Object.fromEntries(known),
  }
}
