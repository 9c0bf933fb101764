import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Log } from '../../src/domain/log.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { onPostgres, postgresAnswers, postgresUrl } from '../services.ts'

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

export type TestDatabase = {
  database: Database
  /** What openDatabase was called with. */
  databaseUrl: string | null
  dataDir: string
  /** Closes it and removes what it held. */
  close(): Promise<void>
}

/** Both drivers, for `describe.skipIf(!driver.answers)(driver.title, …)`. */
export const databaseDrivers = [
  { title: 'embedded', answers: true, open: openEmbedded },
  { title: onPostgres('Postgres'), answers: postgresAnswers, open: openPostgres },
]

/** An empty data directory whose first start is behind it: 0.5 s to open instead of 4 s. */
export async function createDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ondot-test-'))
  await cp(await embeddedTemplate(), join(dataDir, 'postgres'), { recursive: true })
  return dataDir
}

export async function openEmbedded(): Promise<TestDatabase> {
  const dataDir = await createDataDir()
  const database = openDatabase({ databaseUrl: null, dataDir, log: silentLog })
  await database.ready
  async function close(): Promise<void> {
    await database.close()
    await rm(dataDir, { recursive: true })
  }
  return { database, databaseUrl: null, dataDir, close }
}

/** A database of its own on the test server, so that files that run at the same time don't meet. */
export async function createPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `ondot_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  const url = new URL(postgresUrl)
  url.pathname = name
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) }
}

export async function openPostgres(): Promise<TestDatabase> {
  const { url, drop } = await createPostgres()
  const database = openDatabase({ databaseUrl: url, dataDir: '', log: silentLog })
  await database.ready
  async function close(): Promise<void> {
    await database.close()
    await drop()
  }
  return { database, databaseUrl: url, dataDir: '', close }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A closed PGlite directory as its first start leaves it, made once per checkout and version of PGlite. */
async function embeddedTemplate(): Promise<string> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache/ondot-tests')
  const version = join(import.meta.dirname, '../../node_modules/@electric-sql/pglite/package.json')
  const template = join(cache, `pglite-${(await stat(version)).mtimeMs}`)
  if (await exists(template)) return template
  await mkdir(cache, { recursive: true })
  const making = await mkdtemp(`${template}-`)
  const database = await PGlite.create(making)
  await database.close()
  // Another file may have been quicker; its template is as good.
  await rename(making, template).catch(() => rm(making, { recursive: true }))
  return template
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
