import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { type CuttableProxy, openCuttableProxy } from '../fakes/cuttable-proxy.ts'
import { onPostgres, postgresAnswers } from '../services.ts'
import { createPostgres, silentLog } from './test-databases.ts'

/** Far more than it takes: a busy machine is no failure. */
const PATIENCE_MS = 20_000

const unavailable = { code: 'store-unavailable', reaction: 'retry' }

describe.skipIf(!postgresAnswers)(onPostgres('Postgres that goes away'), () => {
  let server: Awaited<ReturnType<typeof createPostgres>>
  let proxy: CuttableProxy
  let database: Database

  beforeEach(async () => {
    server = await createPostgres()
    const target = new URL(server.url)
    proxy = await openCuttableProxy({ host: target.hostname, port: Number(target.port || 5432) })
  })
  afterEach(async () => {
    await database.close()
    await proxy.close()
    await server.drop()
  })

  function open(): void {
    const url = new URL(server.url)
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    database = openDatabase({ databaseUrl: url.href, dataDir: '', log: silentLog })
  }

  const answers = async () => expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])

  it('is waited for at the start', async () => {
    await proxy.cut()
    open()
    await expect(database.query('select 1')).rejects.toMatchObject(unavailable)
    await vi.waitFor(() => expect(database.state().reason).toContain('ECONNREFUSED'), PATIENCE_MS)
    expect(database.state().status).toBe('opening')
    await proxy.mend()
    await database.ready
    await answers()
  })

  it('is used again when it is back', async () => {
    open()
    await database.ready
    await proxy.cut()
    await vi.waitFor(() => expect(database.query('select 1')).rejects.toMatchObject(unavailable), PATIENCE_MS)
    expect(database.state().status).toBe('opening')
    await proxy.mend()
    await vi.waitFor(answers, PATIENCE_MS)
    expect(database.state()).toEqual({ status: 'open', reason: null })
  })

  it('takes a transaction with it: nothing of it is there afterwards', async () => {
    open()
    await database.ready
    await database.query('create table note (text text)')
    const work = database.transaction(async (tx) => {
      await tx.query("insert into note values ('lost')")
      await proxy.cut()
      await tx.query("insert into note values ('never sent')")
    })
    await expect(work).rejects.toMatchObject(unavailable)
    await proxy.mend()
    await vi.waitFor(
      async () => expect((await database.query('select * from note')).rows).toEqual([]),
      10_000,
    )
  })

  it('is given up on when it takes a query and says nothing, and no later query waits for it', async () => {
    open()
    await database.ready
    proxy.freeze()
    await expect(database.query('select 1')).rejects.toMatchObject(unavailable)
    expect(database.state()).toEqual({ status: 'opening', reason: 'Query read timeout' })
    await expect(database.query('select 1')).rejects.toMatchObject(unavailable)
    await proxy.mend()
    await vi.waitFor(answers, PATIENCE_MS)
  })

  it('closes while it is away', async () => {
    await proxy.cut()
    open()
    await database.close()
    expect(database.state().status).toBe('closed')
    await expect(database.query('select 1')).rejects.toMatchObject(unavailable)
  })
})
