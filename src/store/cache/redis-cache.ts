import { Redis } from 'ioredis'
import type { Clock } from '../../domain/clock.ts'
import type { Log } from '../../domain/log.ts'
import type { Cache } from '../ports.ts'
import { decodeEntry, encodeEntry } from './entry-bytes.ts'

/** A request waits this long for Redis at most, then goes on as if nothing was cached. Redis on the same network answers in under 1 ms. */
const COMMAND_TIMEOUT_MS = 100
/** A connection that says nothing for this long with a command under way is dropped: from then on commands miss at once. */
const SILENCE_MS = 500
const CONNECT_TIMEOUT_MS = 1_000
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000

export type RedisCacheOptions = { url: string; keyPrefix: string; clock: Clock; log: Log }

/** Cache shared by replicas. Connects in the background and again by itself; while Redis is away, commands miss at once and are counted. */
export function openRedisCache({ url, keyPrefix, clock, log }: RedisCacheOptions): Cache {
  const redis = new Redis(url, {
    keyPrefix,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS),
  })
  let errors = 0
  let away = false
  redis.on('ready', () => {
    away = false
    log.info({}, 'Redis answers')
  })
  // Once an outage: ioredis says it again with every attempt to reconnect.
  redis.on('error', (error) => {
    if (!away) log.warn({ reason: reasonOf(error) }, 'Redis is away; answers go on without the shared cache')
    away = true
  })

  async function orMiss<T>(command: () => Promise<T>): Promise<T | null> {
    try {
      return await command()
    } catch {
      errors += 1
      return null
    }
  }

  return {
    driver: 'redis',
    async get(key) {
      const bytes = await orMiss(() => redis.getBuffer(key))
      const entry = bytes === null ? null : decodeEntry(bytes)
      return entry !== null && clock() < entry.staleUntilMs ? entry : null
    },
    async set(key, entry) {
      const livesMs = Math.ceil(entry.staleUntilMs - clock())
      if (livesMs > 0) await orMiss(() => redis.set(key, encodeEntry(entry), 'PX', livesMs))
    },
    async delete(key) {
      await orMiss(() => redis.del(key))
    },
    errors: () => errors,
    async close() {
      redis.disconnect()
    },
  }
}

/** The system's code where there is one: messages can quote the address. */
function reasonOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message
}
