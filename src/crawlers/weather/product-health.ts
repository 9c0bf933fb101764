import type { Reaction } from '../../errors.ts'

/** How a product fares in this process since its start: plain data for /metrics and /readyz. */
export type ProductHealth = {
  /** Calls made to the provider, tries included. */
  calls: number
  lastSuccessAtMs: number | null
  lastError: { code: string; reaction: Reaction; atMs: number } | null
}
