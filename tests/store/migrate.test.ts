import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AbortedError } from '../../src/errors.ts'
import { openDatabase } from '../../src/store/database.ts'
import { refuseOldPostgres } from '../../src/store/migrate.ts'
import { createProviderBudget } from '../../src/store/provider-budget.ts'
import { onPostgres, postgresAnswers } from '../services.ts'
import { createPostgres, silentLog } from './test-databases.ts'

it('refuses a Postgres older than 15', () => {
  expect(() => refuseOldPostgres(14)).toThrow('Postgres 14 is too old: 15 or newer is needed')
  expect(() => refuseOldPostgres(14)).toThrow(AbortedError)
  expect(refuseOldPostgres(15)).toBeUndefined()
})

async function migrationNumbers(): Promise<number[]> {
  const files = await readdir(new URL('../../src/store/migrations/', import.meta.url))
  return files.map((file) => Number.parseInt(file, 10)).sort((a, b) => a - b)
}

describe.skipIf(!postgresAnswers)(onPostgres('schema of a database shared by replicas'), () => {
  let server: Awaited<ReturnType<typeof createPostgres>>
  beforeAll(async () => {
    server = await createPostgres()
  })
  afterAll(() => server.drop())

  const openReplica = () => openDatabase({ databaseUrl: server.url, dataDir: '', log: silentLog })

  it('is made once when several replicas start at once, and their budget is one', async () => {
    const replicas = Array.from({ length: 4 }, openReplica)
    await Promise.all(replicas.map((replica) => replica.ready))
    const { rows } = await replicas[0]!.query('select version from ondot_schema_version order by version')
    expect(rows.map((row) => Number(row.version))).toEqual([0, ...(await migrationNumbers())])
    const budgets = replicas.map(createProviderBudget)
    const takes = await Promise.all(
      Array.from({ length: 200 }, (_, n) => budgets[n % budgets.length]!.take('kma', 'today', 70)),
    )
    expect(takes.filter(Boolean)).toHaveLength(70)
    expect(await budgets[0]!.used('kma', 'today')).toBe(70)
    await Promise.all(replicas.map((replica) => replica.close()))
  })

  it('is refused when it is newer than this program', async () => {
    const first = openReplica()
    await first.ready
    await first.query("insert into ondot_schema_version (version, name) values (999, 'from the future')")
    const older = openReplica()
    await expect(older.ready).rejects.toMatchObject({ code: 'schema-newer', reaction: 'abort' })
    expect(older.state()).toMatchObject({ status: 'failed', reason: expect.stringContaining('version 999') })
    await expect(older.query('select 1')).rejects.toMatchObject({ code: 'store-unavailable' })
    await first.query('delete from ondot_schema_version where version = 999')
    await Promise.all([first.close(), older.close()])
  })
})
