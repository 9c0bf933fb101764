import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

/**
 * Worker thread that owns PGlite: its WASM blocks the thread it runs in. The main thread's `pg` sends Postgres wire messages through a
 * MessagePort per connection (PgliteStream) and gets the raw answers back. `{ stop: true }` closes the database and ends the thread.
 */
export type PgliteWorkerData = { dataDir: string }
export type PgliteWorkerMessage = { connection: MessagePort } | { stop: true }

const { dataDir } = workerData as PgliteWorkerData
const database = await openOrCreate(dataDir)
let turn: Promise<unknown> = Promise.resolve()

/** PGlite takes one message at a time: all go through one queue, in the order in which they came. */
function enqueue(work: () => Promise<unknown>): void {
  turn = turn.then(work)
}

parentPort?.on('message', (message: PgliteWorkerMessage) => {
  if ('stop' in message) enqueue(stop)
  else serve(message.connection)
})
parentPort?.postMessage('open')

function serve(connection: MessagePort): void {
  connection.on('message', (message: Uint8Array) => enqueue(() => answer(message, connection)))
  connection.on('close', () => enqueue(forgetConnection))
}

function answer(message: Uint8Array, connection: MessagePort): Promise<void> {
  return database.execProtocolRawStream(message, {
    onRawData: (bytes) => {
      const copy = bytes.slice() // A view of WASM memory, gone after this call.
      connection.postMessage(copy, [copy.buffer])
    },
  })
}

/** As Postgres does when a client goes away: what it had begun is undone, and its session settings and prepared statements go. */
async function forgetConnection(): Promise<void> {
  if (database.closed) return
  if (database.isInTransaction()) await database.exec('ROLLBACK')
  await database.exec('DISCARD ALL')
}

async function stop(): Promise<void> {
  await database.close()
  parentPort?.close()
}

/** A first start that was killed half way leaves the mark `creating`; nothing was promised to anyone then, so it starts over. */
async function openOrCreate(dataDir: string): Promise<PGlite> {
  const directory = join(dataDir, 'postgres')
  const creating = join(dataDir, 'creating')
  if (existsSync(creating)) rmSync(directory, { recursive: true, force: true })
  if (!existsSync(directory)) writeFileSync(creating, '')
  const opened = await PGlite.create(directory)
  rmSync(creating, { force: true })
  return opened
}
