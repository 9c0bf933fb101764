import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { createStores } from '../../src/store/stores.ts'
import { lookOf, storeLooks } from '../contracts/look-samples.ts'
import { createDataDir, silentLog } from '../store/test-databases.ts'
import { runOndot } from './run-ondot.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await createDataDir()
})
afterAll(() => rm(dataDir, { recursive: true }))

const ondot = (...args: string[]) => runOndot(args, { DATA_DIR: dataDir })

async function inStore<T>(work: (stores: ReturnType<typeof createStores>) => Promise<T>): Promise<T> {
  const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
  await database.ready
  try {
    return await work(createStores(database))
  } finally {
    await database.close()
  }
}

describe('ondot keys', () => {
  it('makes a key that is shown once, lists it without its secret, and revokes it', async () => {
    const made = await ondot('keys', 'create', 'console', '--scope', 'crawl,read')
    expect(made.code).toBe(0)
    const [, id, secret] = /^ondot_([0-9a-f]{12})_([\w-]{43})\n$/.exec(made.stdout) ?? []
    expect(made.stderr).toContain('shown once')
    expect(made.stderr).not.toContain(secret)
    const listed = await ondot('keys', 'list')
    expect(listed.stdout).toMatch(
      new RegExp(`^${id} +console +read,crawl +2026-11-20T20:00:00.000Z +never`, 'm'),
    )
    expect(listed.stdout).not.toContain(secret)
    expect(await ondot('keys', 'revoke', id!)).toMatchObject({ code: 0, stdout: `${id} is revoked\n` })
    expect(await ondot('keys', 'revoke', id!)).toMatchObject({ code: 64 })
    const { keys } = JSON.parse((await ondot('keys', 'list', '--json')).stdout)
    expect(keys).toEqual([
      {
        id,
        name: 'console',
        scopes: ['read', 'crawl'],
        createdAt: '2026-11-20T20:00:00.000Z',
        lastUsedAt: null,
        revokedAt: '2026-11-20T20:00:00.000Z',
      },
    ])
    const entries = await inStore(({ audit }) => audit.newest(5))
    expect(entries.map(({ actor, action, target }) => [actor, action, target])).toEqual([
      ['cli', 'key.revoke', id],
      ['cli', 'key.create', id],
    ])
    const kept = JSON.stringify(await inStore(({ apiKeys }) => apiKeys.byId(id!)))
    expect(kept).not.toContain(secret)
  })

  it.each([
    [['keys', 'create', 'x'], '--scope'],
    [['keys', 'create', 'x', '--scope', 'root'], 'read, crawl, admin'],
    [['keys', 'create', '--scope', 'read'], 'name'],
  ])('%j is wrong', async (args, said) => {
    const { code, stdout, stderr } = await ondot(...args)
    expect([code, stdout]).toEqual([64, ''])
    expect(stderr).toContain(said)
  })
})

describe('ondot recount', () => {
  it('counts anew and says how many rows differed', async () => {
    const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    await database.ready
    await storeLooks(database, [lookOf('1')])
    await database.query("update evidence_count set coat = 7 where region = 'KR' and pool = 'all'")
    await database.close()
    expect(await ondot('recount')).toMatchObject({ code: 0, stdout: '19 rows of counts; 1 differed\n' })
    expect(JSON.parse((await ondot('recount', '--json')).stdout)).toEqual({ rows: 19, differed: 0 })
  })
})
