import { afterEach, describe, expect, it, vi } from 'vitest'
import { openRedisCache } from '../../../src/store/cache/redis-cache.ts'
import type { Cache } from '../../../src/store/ports.ts'
import { type CuttableProxy, openCuttableProxy } from '../../fakes/cuttable-proxy.ts'
import { onRedis, redisAnswers, redisUrl } from '../../services.ts'

/** Far more than it takes: a busy machine is no failure. */
const PATIENCE_MS = 20_000

const entry = { value: Buffer.from('value'), freshUntilMs: 0, staleUntilMs: Date.now() + 60_000 }

describe.skipIf(!redisAnswers)(onRedis('Redis that goes away'), () => {
  let proxy: CuttableProxy
  let cache: Cache
  afterEach(async () => {
    await cache.close()
    await proxy.close()
  })

  async function openThroughProxy(lines: string[] = []): Promise<void> {
    const target = new URL(redisUrl)
    proxy = await openCuttableProxy({ host: target.hostname, port: Number(target.port || 6379) })
    const url = `redis://:a-secret@127.0.0.1:${proxy.port}`
    const write = (fields: object, message: string) => void lines.push(JSON.stringify([fields, message]))
    const log = { info: write, warn: write, error: write }
    cache = openRedisCache({ url, keyPrefix: 'ondot-test-outage:', clock: Date.now, log })
  }

  const works = async () => {
    await cache.set('key', entry)
    expect(await cache.get('key')).not.toBeNull()
  }

  it('misses and counts while it is away, and is used again when it is back', async () => {
    await openThroughProxy()
    await vi.waitFor(works, PATIENCE_MS)
    const before = cache.errors()
    await proxy.cut()
    await vi.waitFor(async () => expect(await cache.get('key')).toBeNull(), PATIENCE_MS)
    await cache.set('key', entry)
    await cache.delete('key')
    expect(cache.errors()).toBeGreaterThanOrEqual(before + 3)
    await proxy.mend()
    await vi.waitFor(works, PATIENCE_MS)
  })

  it('misses when Redis takes a command and says nothing, and drops the connection', async () => {
    const lines: string[] = []
    await openThroughProxy(lines)
    await vi.waitFor(works, PATIENCE_MS)
    const before = cache.errors()
    proxy.freeze()
    expect(await cache.get('key')).toBeNull()
    expect(cache.errors()).toBe(before + 1)
    await vi.waitFor(() => expect(lines.join()).toContain('Redis is away'), PATIENCE_MS)
    await proxy.mend()
    await vi.waitFor(works, PATIENCE_MS)
  })

  it('says each outage once, and never the password', async () => {
    const lines: string[] = []
    await openThroughProxy(lines)
    await vi.waitFor(works, PATIENCE_MS)
    await proxy.cut()
    await vi.waitFor(() => expect(lines.some((line) => line.includes('away'))).toBe(true), PATIENCE_MS)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(lines.filter((line) => line.includes('away'))).toHaveLength(1)
    expect(lines.join()).not.toContain('a-secret')
  })
})
