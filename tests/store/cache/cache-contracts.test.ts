import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryCache } from '../../../src/store/cache/memory-cache.ts'
import { openRedisCache } from '../../../src/store/cache/redis-cache.ts'
import type { Cache } from '../../../src/store/ports.ts'
import { cacheContract } from '../../contracts/cache-contract.ts'
import { onRedis, redisAnswers, redisUrl } from '../../services.ts'
import { silentLog } from '../test-databases.ts'

let nowMs = Date.now()
const clock = () => nowMs
const advance = (ms: number) => {
  nowMs += ms
}

describe('memory cache', () => {
  const cache = createMemoryCache({ maxBytes: 1_000_000, clock })
  cacheContract(() => ({ cache, nowMs: clock, advance }))

  it('lets the least recently used go when its bytes are full', async () => {
    const small = createMemoryCache({ maxBytes: 10_000, clock })
    const entry = { value: new Uint8Array(4_000), freshUntilMs: nowMs + 1, staleUntilMs: nowMs + 1 }
    await small.set('first', entry)
    await small.set('second', entry)
    await small.get('first')
    await small.set('third', entry)
    const left = await Promise.all(['first', 'second', 'third'].map((key) => small.get(key)))
    expect(left.map((found) => found !== null)).toEqual([true, false, true])
  })

  it('does not keep what is larger than the whole cache', async () => {
    const small = createMemoryCache({ maxBytes: 1_000, clock })
    await small.set('big', { value: new Uint8Array(2_000), freshUntilMs: nowMs + 1, staleUntilMs: nowMs + 1 })
    expect(await small.get('big')).toBeNull()
  })
})

describe.skipIf(!redisAnswers)(onRedis('Redis cache'), () => {
  const keyPrefix = `ondot-test-${randomUUID()}:`
  let cache: Cache
  let redis: Redis
  beforeAll(async () => {
    redis = new Redis(redisUrl)
    const ready = Promise.withResolvers<void>()
    const log = { ...silentLog, info: () => ready.resolve() }
    cache = openRedisCache({ url: redisUrl, keyPrefix, clock, log })
    await ready.promise
  })
  afterAll(async () => {
    await cache.close()
    const keys = await redis.keys(`${keyPrefix}*`)
    if (keys.length > 0) await redis.del(keys)
    redis.disconnect()
  })
  cacheContract(() => ({ cache, nowMs: clock, advance }))

  it('reads bytes of another layout as a miss', async () => {
    await redis.set(`${keyPrefix}foreign`, 'something of another release')
    expect(await cache.get('foreign')).toBeNull()
  })

  it('lets Redis itself drop an entry when its staleness ends', async () => {
    await cache.set('ends', { value: new Uint8Array(1), freshUntilMs: nowMs, staleUntilMs: nowMs + 5_000 })
    expect(await redis.pttl(`${keyPrefix}ends`)).toBeGreaterThan(4_000)
    expect(await redis.pttl(`${keyPrefix}ends`)).toBeLessThanOrEqual(5_000)
  })
})
