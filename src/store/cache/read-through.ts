import type { Clock } from '../../domain/clock.ts'
import type { Cache, CacheEntry } from '../ports.ts'

/**
 * Entries that expire at one moment (the next forecast issue) stay fresh up to this much longer, at random, so that they are not all
 * loaded in the same second. Later, not sooner: before that moment there is nothing newer to load.
 */
export const EXPIRY_JITTER_MS = 30_000

export type ReadThroughOptions = {
  cache: Cache
  clock: Clock
  /** 0 (inclusive) to 1 (exclusive), as Math.random. */
  random: () => number
  /** Told when a refresh in the background fails: the stale value stays, and the next ask tries again. */
  onRefreshError: (error: unknown, key: string) => void
}

export type CachedRead = {
  value: Uint8Array
  /** fresh and stale come from the cache, loaded was made just now (for this caller or one asking at the same time). */
  from: 'fresh' | 'stale' | 'loaded'
}

export type ReadThrough = {
  /** Rejects only as `load` does, and only when nothing usable is cached. */
  read(key: string, load: () => Promise<CacheEntry<Uint8Array>>): Promise<CachedRead>
}

/** Reads by key: fresh → as cached; stale → as cached, and one load in the background; else one load that all askers of this process share. */
export function createReadThrough({ cache, clock, random, onRefreshError }: ReadThroughOptions): ReadThrough {
  const flights = new Map<string, Promise<Uint8Array>>()

  async function loadAndKeep(key: string, load: () => Promise<CacheEntry<Uint8Array>>): Promise<Uint8Array> {
    const loaded = await load()
    const jitterMs = random() * EXPIRY_JITTER_MS
    const staleUntilMs = loaded.staleUntilMs + jitterMs
    await cache.set(key, { value: loaded.value, freshUntilMs: loaded.freshUntilMs + jitterMs, staleUntilMs })
    return loaded.value
  }

  function loadOnce(key: string, load: () => Promise<CacheEntry<Uint8Array>>): Promise<Uint8Array> {
    const under = flights.get(key)
    if (under !== undefined) return under
    const flight = loadAndKeep(key, load).finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  return {
    async read(key, load) {
      const entry = await cache.get(key)
      if (entry === null) return { value: await loadOnce(key, load), from: 'loaded' }
      if (clock() < entry.freshUntilMs) return { value: entry.value, from: 'fresh' }
      if (!flights.has(key)) loadOnce(key, load).catch((error) => onRefreshError(error, key))
      return { value: entry.value, from: 'stale' }
    },
  }
}
