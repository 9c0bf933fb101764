import { Worker } from 'node:worker_threads'
import { AbortedError, RetryError, SkipError } from '../errors.ts'
import { type CodedFault, faultToError } from './fault.ts'

/** What a pool worker posts: once `{ ready: true }` or `{ fault }` for its start, then one answer for each job's id. */
export type WorkerMessage<Reply> =
  | { ready: true }
  | { id: number; reply: Reply }
  | { id: number; fault: CodedFault }
  | { fault: CodedFault }

export type PoolOptions = {
  script: URL
  workers: number
  /** Jobs a worker holds at once: with two it need not wait for the next. */
  jobsPerWorker: number
  workerData: unknown
}

export type WorkerPool<Request, Reply> = {
  run(request: Request, signal?: AbortSignal): Promise<Reply>
  close(): Promise<void>
}

type Job<Request, Reply> = {
  id: number
  request: Request
  crashes: number
  resolve(reply: Reply): void
  reject(error: unknown): void
}
type Held<Request, Reply> = Map<number, Job<Request, Reply>>

/** A job that brought down this many workers is given up. */
const MAX_CRASHES = 2
/** When so many replacements in a row don't start, nothing will. */
const MAX_STARTS = 3

/**
 * Opens worker threads that answer jobs, oldest first; must be closed. Resolves when every worker is ready.
 *
 * `run` rejects with SkipError `tagger-crashed` when the job's worker died twice under it (the worker is replaced, its jobs are tried once
 * more, each alone), RetryError `tagger-closed` after `close`, the signal's reason when it is aborted (a waiting job leaves the queue, a
 * running one ends unheard), or the error that the worker answered. `close` lets running jobs end: a thread that is stopped inside native
 * code takes the process with it.
 */
export async function openWorkerPool<Request, Reply>(
  options: PoolOptions,
): Promise<WorkerPool<Request, Reply>> {
  const queue: Job<Request, Reply>[] = []
  /** Threads that are ready, with the jobs each holds; and those on their way. */
  const seats = new Map<Worker, Held<Request, Reply>>()
  const starting = new Set<Promise<void>>()
  const drained = Promise.withResolvers<void>()
  let nextId = 1
  let ended: Error | null = null

  /** A job that brought a worker down gets one for itself, so that it alone is to blame for the next. */
  function mayTake(held: Held<Request, Reply>, job: Job<Request, Reply>): boolean {
    const holdsSuspect = [...held.values()].some(({ crashes }) => crashes > 0)
    return held.size < (job.crashes > 0 ? 1 : options.jobsPerWorker) && !holdsSuspect
  }

  function fill(): void {
    for (const [worker, held] of seats) {
      for (let job = queue[0]; job && mayTake(held, job); job = queue[0]) {
        queue.shift()
        held.set(job.id, job)
        worker.postMessage({ id: job.id, request: job.request })
      }
    }
    if (ended && [...seats.values()].every((held) => held.size === 0)) drained.resolve()
  }

  function end(error: Error): void {
    ended ??= error
    for (const job of queue.splice(0)) job.reject(ended)
    fill()
  }

  function takeBack(held: Held<Request, Reply>): void {
    for (const job of [...held.values()].reverse()) {
      job.crashes += 1
      if (job.crashes < MAX_CRASHES && !ended) queue.unshift(job)
      else job.reject(ended ?? new SkipError('tagger-crashed', 'The photo broke the tagger twice.'))
    }
  }

  function answer(
    held: Held<Request, Reply>,
    message: { id: number } & ({ reply: Reply } | { fault: CodedFault }),
  ) {
    const job = held.get(message.id)
    held.delete(message.id)
    if ('reply' in message) job?.resolve(message.reply)
    else job?.reject(faultToError(message.fault))
    fill()
  }

  function start(): Promise<void> {
    const worker = new Worker(options.script, { workerData: options.workerData })
    const held: Held<Request, Reply> = new Map()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    worker.on('message', (message: WorkerMessage<Reply>) => {
      if ('id' in message) return answer(held, message)
      if ('fault' in message) return reject(faultToError(message.fault))
      seats.set(worker, held)
      fill()
      resolve()
    })
    // An uncaught error ends the worker: 'exit' follows and does the work.
    worker.on('error', () => {})
    worker.on('exit', () => {
      reject(new AbortedError('tagger-broken', 'A tagging worker died before it was ready.'))
      const wasReady = seats.delete(worker)
      takeBack(held)
      fill()
      if (wasReady && !ended) replace(1)
    })
    const started = promise.finally(() => starting.delete(started))
    starting.add(started)
    return started
  }

  function replace(attempt: number): void {
    start().catch((error) => (attempt < MAX_STARTS && !ended ? replace(attempt + 1) : end(error)))
  }

  async function close(): Promise<void> {
    end(new RetryError('tagger-closed', 'The tagger is closed.'))
    await Promise.allSettled(starting)
    await drained.promise
    await Promise.all([...seats.keys()].map((worker) => worker.terminate()))
  }

  async function run(request: Request, signal?: AbortSignal): Promise<Reply> {
    signal?.throwIfAborted()
    if (ended) throw ended
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    const job: Job<Request, Reply> = { id: nextId++, request, crashes: 0, resolve, reject }
    const abort = () => {
      const waiting = queue.indexOf(job)
      if (waiting >= 0) queue.splice(waiting, 1)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', abort, { once: true })
    queue.push(job)
    fill()
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  try {
    await Promise.all(Array.from({ length: options.workers }, start))
  } catch (error) {
    await close()
    throw error
  }
  return { run, close }
}
