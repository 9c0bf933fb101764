import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Cache, CacheEntry } from '../../src/store/ports.ts'

/** `clock` is the one the cache was made with; the contract moves it by `advance`. */
export type CacheUnderTest = { cache: Cache; nowMs: () => number; advance: (ms: number) => void }

export function cacheContract(subject: () => CacheUnderTest): void {
  function entryOf(text: string): CacheEntry<Uint8Array> {
    const nowMs = subject().nowMs()
    return { value: Buffer.from(text), freshUntilMs: nowMs + 500.5, staleUntilMs: nowMs + 60_000 }
  }

  it('has nothing for a key never set', async () => {
    expect(await subject().cache.get(randomUUID())).toBeNull()
  })

  it('gives back bytes and times as they were set, any byte included', async () => {
    const key = `서울 ${randomUUID()}`
    const value = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const entry = { ...entryOf(''), value }
    await subject().cache.set(key, entry)
    const found = await subject().cache.get(key)
    expect(found).toMatchObject({ freshUntilMs: entry.freshUntilMs, staleUntilMs: entry.staleUntilMs })
    expect([...(found?.value ?? [])]).toEqual([...value])
  })

  it('replaces and deletes', async () => {
    const { cache } = subject()
    const key = randomUUID()
    await cache.set(key, entryOf('first'))
    await cache.set(key, entryOf('second'))
    expect(Buffer.from((await cache.get(key))?.value ?? []).toString()).toBe('second')
    await cache.delete(key)
    expect(await cache.get(key)).toBeNull()
  })

  it('keeps an entry past its freshness, until its staleness ends', async () => {
    const { cache, advance } = subject()
    const key = randomUUID()
    await cache.set(key, entryOf('kept'))
    advance(59_999)
    expect(Buffer.from((await cache.get(key))?.value ?? []).toString()).toBe('kept')
    advance(1)
    expect(await cache.get(key)).toBeNull()
  })

  it('has met no fault', () => {
    expect(subject().cache.errors()).toBe(0)
  })
}
