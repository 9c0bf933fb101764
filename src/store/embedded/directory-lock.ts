import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AbortedError } from '../../errors.ts'

const SQLITE_BUSY = 5

export type DirectoryLock = { release(): void }

/**
 * Makes this process the only one on a data directory, creating the directory where missing. PGlite has no lock of its own, and two
 * processes on one directory lose rows without a word. The lock is SQLite's on the file `lock`: the kernel holds it and frees it when the
 * process dies, kill -9 included, so nothing stale can be left behind as with a file of process ids.
 * Throws AbortedError `data-dir-in-use`.
 */
export function lockDirectory(dataDir: string): DirectoryLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY)) throw cause
    const message = `the data directory ${dataDir} is in use by another process; stop it, set another DATA_DIR, or use Postgres (DATABASE_URL)`
    throw new AbortedError('data-dir-in-use', message, { cause })
  }
  return { release: () => database.close() }
}
