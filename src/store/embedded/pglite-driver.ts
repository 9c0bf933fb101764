import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { AbortedError } from '../../errors.ts'
import { faultReason } from '../connection-fault.ts'
import type { Driver } from '../driver.ts'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import { PgliteStream } from './pglite-stream.ts'
import type { PgliteWorkerData, PgliteWorkerMessage } from './pglite-worker.ts'

const CLOSE_TIMEOUT_MS = 5_000

/** Embedded Postgres in a worker thread. A worker that died is replaced at the next start; what it had committed is on disk. */
export function createPgliteDriver(dataDir: string): Driver {
  let lock: DirectoryLock | null = null
  let worker: Worker | null = null
  let open = false

  async function start(): Promise<void> {
    lock ??= lockDirectory(dataDir)
    if (worker !== null) return
    const data: PgliteWorkerData = { dataDir }
    const started = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: data })
    worker = started
    open = false
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    const exited = once(started, 'exit').then(() => Promise.reject(new Error('the worker ended')))
    try {
      await Promise.race([once(started, 'message'), exited])
      open = true
      started.on('error', () => {}) // Its exit follows, and the connections through it break.
    } catch (cause) {
      const message = `the embedded database in ${dataDir} does not open: ${faultReason(cause)}`
      throw new AbortedError('store-damaged', message, { cause })
    }
  }

  async function stop(): Promise<void> {
    const last = worker
    if (last !== null) {
      const exited = once(last, 'exit')
      const message: PgliteWorkerMessage = { stop: true }
      // One that is still opening has nothing to lose: it is ended as kill -9 would.
      if (open) last.postMessage(message)
      const patience = setTimeout(() => last.terminate(), open ? CLOSE_TIMEOUT_MS : 0)
      await exited
      clearTimeout(patience)
    }
    lock?.release()
    lock = null
  }

  return {
    kind: 'embedded',
    start,
    // PGlite is one session: one connection, kept, and transactions wait for it in the pool's queue.
    poolConfig: () => ({
      max: 1,
      idleTimeoutMillis: 0,
      user: 'postgres',
      database: 'postgres',
      stream: () => new PgliteStream(worker),
    }),
    stop,
  }
}
