import { LRUCache } from 'lru-cache'
import type { Clock } from '../../domain/clock.ts'
import type { Cache, CacheEntry } from '../ports.ts'

/** What an entry costs beside its bytes: key, times, places in the map and the list. Estimated, so that many tiny entries count too. */
const ENTRY_OVERHEAD_BYTES = 200

/** Cache of this process; the least recently used entries go when `maxBytes` are full. */
export function createMemoryCache({ maxBytes, clock }: { maxBytes: number; clock: Clock }): Cache {
  const entries = new LRUCache<string, CacheEntry<Uint8Array>>({
    maxSize: maxBytes,
    sizeCalculation: (entry, key) => entry.value.byteLength + 2 * key.length + ENTRY_OVERHEAD_BYTES,
  })
  return {
    driver: 'memory',
    async get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return null
      if (clock() < entry.staleUntilMs) return entry
      entries.delete(key)
      return null
    },
    async set(key, entry) {
      entries.set(key, entry)
    },
    async delete(key) {
      entries.delete(key)
    },
    errors: () => 0,
    async close() {
      entries.clear()
    },
  }
}
