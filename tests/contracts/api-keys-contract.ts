import { createHash } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { createApiKeys } from '../../src/store/api-keys.ts'
import { createAuditLog } from '../../src/store/audit-log.ts'
import type { Database } from '../../src/store/database.ts'
import { createIdempotencyKeys } from '../../src/store/idempotency-keys.ts'
import type { ApiKeys, AuditLog, IdempotencyKeys } from '../../src/store/look-ports.ts'
import { emptyLooks, noonMs } from './look-samples.ts'

export function apiKeysContract(database: () => Database): void {
  let keys: ApiKeys
  const hash = createHash('sha256').update('secret').digest()

  beforeEach(async () => {
    await emptyLooks(database())
    keys = createApiKeys(database())
  })

  it('keeps a key with the hash of its secret, and lists keys without', async () => {
    await keys.create({ id: 'b', name: 'console', scopes: ['crawl', 'read'] }, hash, noonMs)
    await keys.create({ id: 'a', name: 'app', scopes: ['admin'] }, hash, noonMs + 1)
    const known = {
      id: 'b',
      name: 'console',
      scopes: ['crawl', 'read'],
      createdAtMs: noonMs,
      lastUsedAtMs: null,
      revokedAtMs: null,
    }
    expect(await keys.byId('b')).toEqual({ ...known, secretHash: hash })
    expect(await keys.byId('c')).toBeNull()
    const listed = await keys.list()
    expect(listed.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(listed[0]).toEqual(known)
  })

  it('refuses an id twice', async () => {
    await keys.create({ id: 'a', name: 'one', scopes: ['read'] }, hash, noonMs)
    await expect(keys.create({ id: 'a', name: 'two', scopes: ['admin'] }, hash, noonMs)).rejects.toThrow()
    expect(await keys.byId('a')).toMatchObject({ name: 'one' })
  })

  it('revokes a key once, and notes when it was used', async () => {
    await keys.create({ id: 'a', name: 'one', scopes: ['read'] }, hash, noonMs)
    await keys.used('a', noonMs + 7)
    await keys.used('a', noonMs + 3)
    expect(await keys.revoke('a', noonMs + 9)).toBe(true)
    expect(await keys.revoke('a', noonMs + 10)).toBe(false)
    expect(await keys.revoke('b', noonMs)).toBe(false)
    expect(await keys.byId('a')).toMatchObject({ lastUsedAtMs: noonMs + 7, revokedAtMs: noonMs + 9 })
  })
}

export function auditLogContract(database: () => Database): void {
  let audit: AuditLog
  beforeEach(async () => {
    await emptyLooks(database())
    audit = createAuditLog(database())
  })

  it('tells what was done last first, also within one millisecond', async () => {
    const entry = {
      atMs: noonMs,
      actor: 'key-1',
      action: 'crawl.start',
      target: 'x',
      details: { source: '온라인', n: 0 },
    }
    await audit.add(entry)
    await audit.add({ ...entry, action: 'crawl.cancel', target: null, details: {} })
    expect(await audit.newest(5)).toEqual([
      { ...entry, action: 'crawl.cancel', target: null, details: {} },
      entry,
    ])
    expect(await audit.newest(1)).toHaveLength(1)
  })
}

export function idempotencyKeysContract(database: () => Database): void {
  let keys: IdempotencyKeys
  beforeEach(async () => {
    await emptyLooks(database())
    keys = createIdempotencyKeys(database())
  })
  const answer = { status: 202, headers: { location: '/v1/admin/crawls/1' }, body: '{"id":"1"}' }

  it('lets a request be done once and tells its answer after that', async () => {
    expect(await keys.take('a', 'k', 'hash', noonMs)).toEqual({ kind: 'new' })
    expect(await keys.take('a', 'k', 'hash', noonMs + 1)).toEqual({ kind: 'running' })
    await keys.keep('a', 'k', answer)
    expect(await keys.take('a', 'k', 'hash', noonMs + 90_000)).toEqual({ kind: 'kept', ...answer })
    expect(await keys.take('a', 'k', 'another', noonMs)).toEqual({ kind: 'other' })
    expect(await keys.take('b', 'k', 'another', noonMs)).toEqual({ kind: 'new' })
  })

  it('gives one of many at once the work', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => keys.take('a', 'k', 'hash', noonMs)))
    expect(taken.filter(({ kind }) => kind === 'new')).toHaveLength(1)
    expect(taken.filter(({ kind }) => kind === 'running')).toHaveLength(19)
  })

  it('lets it be done again where the first failed, or is not heard of for a minute', async () => {
    await keys.take('a', 'k', 'hash', noonMs)
    await keys.release('a', 'k')
    expect(await keys.take('a', 'k', 'hash', noonMs)).toEqual({ kind: 'new' })
    expect(await keys.take('a', 'k', 'hash', noonMs + 59_999)).toEqual({ kind: 'running' })
    expect(await keys.take('a', 'k', 'hash', noonMs + 60_000)).toEqual({ kind: 'new' })
    await keys.keep('a', 'k', answer)
    await keys.release('a', 'k')
    expect(await keys.take('a', 'k', 'hash', noonMs)).toMatchObject({ kind: 'kept' })
  })

  it('forgets old keys and says how many', async () => {
    for (const [n, key] of ['x', 'y', 'z'].entries()) await keys.take('a', key, 'hash', noonMs + n)
    expect(await keys.deleteBefore(noonMs + 2)).toBe(2)
    expect(await keys.take('a', 'x', 'hash', noonMs)).toEqual({ kind: 'new' })
  })
}
