import { Duplex } from 'node:stream'
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import type { PgliteWorkerMessage } from './pglite-worker.ts'

/**
 * What `pg` takes for a socket: one connection to the PGlite worker, which wants whole wire messages. Every write of pg is one; those of one
 * statement, which pg writes corked, go over together: five messages between threads cost more than many a statement.
 */
export class PgliteStream extends Duplex {
  readonly #port: MessagePort | null = null

  /** `worker` is null when it ended in the meantime: then connecting fails. */
  constructor(worker: Worker | null) {
    super()
    if (worker === null) return
    const { port1, port2 } = new MessageChannel()
    port1.on('message', (bytes: Uint8Array) => this.push(bytes))
    port1.on('close', () => this.destroy())
    this.#port = port1
    const message: PgliteWorkerMessage = { connection: port2 }
    worker.postMessage(message, [port2])
  }

  connect(): void {
    if (this.#port === null) this.destroy(new Error('Connection terminated: the embedded database ended'))
    else setImmediate(() => this.emit('connect'))
  }

  override _write(message: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const copy = new Uint8Array(message) // Of its own: pg's buffers are slices of a shared pool, which would be cloned whole.
    this.#port?.postMessage(copy, [copy.buffer])
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer' as BufferEncoding, done)
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port?.close()
    done(error)
  }

  // The rest of net.Socket that pg calls; a MessagePort has nothing to set.
  override _read(): void {}
  setNoDelay(): void {}
  ref(): void {}
  unref(): void {}
}
