import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryCache } from '../../../src/store/cache/memory-cache.ts'
import {
  createReadThrough,
  EXPIRY_JITTER_MS,
  type ReadThrough,
} from '../../../src/store/cache/read-through.ts'

const FRESH_MS = 1_000
const STALE_MS = 5_000

describe('createReadThrough', () => {
  let nowMs = 0
  let loads = 0
  let refreshErrors: unknown[] = []
  let reads: ReadThrough
  const cache = createMemoryCache({ maxBytes: 1_000_000, clock: () => nowMs })

  function readThrough(random: () => number): ReadThrough {
    const onRefreshError = (error: unknown) => void refreshErrors.push(error)
    return createReadThrough({ cache, clock: () => nowMs, random, onRefreshError })
  }

  const load = async () => {
    loads += 1
    const value = Buffer.from(`load ${loads}`)
    return { value, freshUntilMs: nowMs + FRESH_MS, staleUntilMs: nowMs + STALE_MS }
  }

  async function read(by = load): Promise<[string, string]> {
    const { from, value } = await reads.read('key', by)
    return [from, Buffer.from(value).toString()]
  }

  beforeEach(async () => {
    nowMs = 1_000_000
    loads = 0
    refreshErrors = []
    reads = readThrough(() => 0)
    await cache.delete('key')
  })

  it('loads what is missing and answers from the cache while it is fresh', async () => {
    expect(await read()).toEqual(['loaded', 'load 1'])
    nowMs += FRESH_MS - 1
    expect(await read()).toEqual(['fresh', 'load 1'])
    expect(loads).toBe(1)
  })

  it('answers stale at once and refreshes once in the background', async () => {
    await read()
    nowMs += FRESH_MS
    expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill(['stale', 'load 1']))
    await settled()
    expect(loads).toBe(2)
    expect(await read()).toEqual(['fresh', 'load 2'])
  })

  it('loads again when the staleness is over', async () => {
    await read()
    nowMs += STALE_MS
    expect(await read()).toEqual(['loaded', 'load 2'])
  })

  it('lets all who ask at once share one load', async () => {
    expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill(['loaded', 'load 1']))
    expect(loads).toBe(1)
  })

  it('goes on serving stale and says so when the refresh fails, and tries again at the next ask', async () => {
    await read()
    nowMs += FRESH_MS
    const failure = new Error('upstream is away')
    expect(await read(() => Promise.reject(failure))).toEqual(['stale', 'load 1'])
    await settled()
    expect(refreshErrors).toEqual([failure])
    expect(await read()).toEqual(['stale', 'load 1'])
    await settled()
    expect(await read()).toEqual(['fresh', 'load 2'])
  })

  it('rejects as the load does when nothing is cached, and keeps no memory of it', async () => {
    const failure = new Error('nothing there')
    await expect(read(() => Promise.reject(failure))).rejects.toBe(failure)
    expect(await read()).toEqual(['loaded', 'load 1'])
  })

  it('keeps entries fresh longer by the random share of the jitter', async () => {
    reads = readThrough(() => 0.5)
    await read()
    nowMs += FRESH_MS + EXPIRY_JITTER_MS / 2 - 1
    expect(await read()).toEqual(['fresh', 'load 1'])
    nowMs += 1
    expect(await read()).toEqual(['stale', 'load 1'])
  })
})

/** Lets background work that needs no timer come to its end. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
