import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../../src/store/database.ts'
import { createDataDir, silentLog } from '../test-databases.ts'

/** PGlite starts in half a second on an idle machine, and in many on a busy one. */
const PATIENCE_MS = 40_000

describe('embedded store', { timeout: 2 * PATIENCE_MS }, () => {
  let dataDir: string
  let opened: Database[]
  beforeEach(async () => {
    dataDir = await createDataDir()
    opened = []
  })
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await rm(dataDir, { recursive: true })
  })

  function open(): Database {
    const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
    opened.push(database)
    return database
  }

  it('opens in the background: until then queries reject at once, and a second opener is refused', async () => {
    const database = open()
    expect(database.state()).toEqual({ status: 'opening', reason: 'it is being opened' })
    await expect(database.query('select 1')).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(open().ready).rejects.toMatchObject({ code: 'data-dir-in-use' })
    await database.ready
    expect(database.state()).toEqual({ status: 'open', reason: null })
  })

  it('closes while it is still opening, and leaves the directory free and whole', async () => {
    await open().close()
    const next = open()
    await next.ready
    expect((await next.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('keeps what was committed when it is closed and opened again', async () => {
    const first = open()
    await first.ready
    await first.query("insert into provider_budget values ('kma', 'today', 7)")
    await first.close()
    const second = open()
    await second.ready
    expect((await second.query('select used from provider_budget')).rows).toEqual([{ used: 7 }])
  })

  it('is refused to a second process, keeps what was committed through kill -9, and is free then', async () => {
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'write-until-killed.ts'), dataDir])
    const said: number[] = []
    const lines = createInterface({ input: writer.stdout }).on('line', (line) => said.push(Number(line)))
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(50), PATIENCE_MS)

    await expect(open().ready).rejects.toMatchObject({
      code: 'data-dir-in-use',
      reaction: 'abort',
      message: expect.stringContaining(dataDir),
    })

    await kill(writer)
    lines.close()
    const survivor = open()
    await survivor.ready
    const { rows } = await survivor.query<{ used: number }>('select used from provider_budget order by used')
    const kept = rows.map(({ used }) => used)
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, n) => n + 1))
    expect(kept.length).toBeGreaterThanOrEqual(said.at(-1) ?? 0)
  })

  it('starts over when its first start was killed half way', async () => {
    await writeFile(join(dataDir, 'creating'), '')
    await rm(join(dataDir, 'postgres', 'global'), { recursive: true })
    const database = open()
    await database.ready
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect(await readdir(dataDir)).not.toContain('creating')
  })

  it('says so when its files are damaged, and touches them no further', async () => {
    await rm(join(dataDir, 'postgres', 'global'), { recursive: true })
    const database = open()
    await expect(database.ready).rejects.toMatchObject({ code: 'store-damaged', reaction: 'abort' })
    expect(await readdir(join(dataDir, 'postgres'))).toContain('pg_wal')
  })

  it('comes back by itself with what was committed when its thread dies', async () => {
    const workers: Worker[] = []
    const remember = (worker: Worker) => workers.push(worker)
    process.on('worker', remember)
    const database = open()
    await database.ready
    process.off('worker', remember)
    await database.query("insert into provider_budget values ('kma', 'today', 7)")
    await workers[0]?.terminate()
    await vi.waitFor(() => expect(database.state().status).toBe('opening'), PATIENCE_MS)
    await expect(database.query('select 1')).rejects.toMatchObject({ code: 'store-unavailable' })
    await vi.waitFor(() => expect(database.state().status).toBe('open'), PATIENCE_MS)
    expect((await database.query('select used from provider_budget')).rows).toEqual([{ used: 7 }])
  })
})

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
