import { Worker } from 'node:worker_threads'
import { AbortedError, RetryError, SkipError, ThrottleError } from '../errors.ts'
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
  /** Jobs a worker holds at once: with two, one is decoded while the other is inferred. */
  jobsPerWorker: number
  /** Jobs that may wait; one more is refused. */
  maxQueue: number
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

/** A job that brought down this many workers is given up. */
const MAX_CRASHES = 2
/** When so many replacements in a row don't start, nothing will. */
const MAX_STARTS = 3

/**
 * Opens worker threads that answer jobs, oldest first; must be closed. Resolves when every worker is ready.
 *
 * `run` rejects with ThrottleError `tagger-busy` when the queue is full, SkipError `tagger-crashed` when the job's worker died twice under
 * it (the worker is replaced, its jobs go to another first), RetryError `tagger-closed` after `close`, the signal's reason when it is
 * aborted (a waiting job leaves the queue, a running one ends unheard), or the error that the worker answered.
 */
export async function openWorkerPool<Request, Reply>(
  options: PoolOptions,
): Promise<WorkerPool<Request, Reply>> {
  const queue: Job<Request, Reply>[] = []
  /** Every thread, starting ones too; a seat is one that is ready, with the jobs it holds. */
  const threads = new Set<Worker>()
  const seats = new Map<Worker, Map<number, Job<Request, Reply>>>()
  let nextId = 1
  let closed = false
  let broken: Error | null = null

  /** A job that brought a worker down gets one for itself, so that it alone is to blame for the next. */
  function mayTake(held: ReadonlyMap<number, Job<Request, Reply>>, job: Job<Request, Reply>): boolean {
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
  }

  function breakDown(error: Error): void {
    broken = error
    for (const job of queue.splice(0)) job.reject(error)
  }

  function takeBack(held: ReadonlyMap<number, Job<Request, Reply>>): void {
    for (const job of [...held.values()].reverse()) {
      job.crashes += 1
      if (job.crashes < MAX_CRASHES && !closed && !broken) queue.unshift(job)
      else job.reject(broken ?? new SkipError('tagger-crashed', 'The photo broke the tagger twice.'))
    }
  }

  function start(): Promise<void> {
    const worker = new Worker(options.script, { workerData: options.workerData })
    threads.add(worker)
    const held = new Map<number, Job<Request, Reply>>()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    worker.on('message', (message: WorkerMessage<Reply>) => {
      if ('ready' in message) {
        seats.set(worker, held)
        fill()
        resolve()
      } else if ('id' in message) {
        const job = held.get(message.id)
        held.delete(message.id)
        if ('reply' in message) job?.resolve(message.reply)
        else job?.reject(faultToError(message.fault))
        fill()
      } else {
        reject(faultToError(message.fault))
      }
    })
    // An uncaught error ends the worker: 'exit' follows and does the work.
    worker.on('error', () => {})
    worker.on('exit', () => {
      reject(new AbortedError('tagger-broken', 'A tagging worker died before it was ready.'))
      threads.delete(worker)
      const wasReady = seats.delete(worker)
      takeBack(held)
      fill()
      if (wasReady && !closed) replace(1)
    })
    return promise
  }

  function replace(attempt: number): void {
    start().catch((error) => {
      if (closed) return
      if (attempt < MAX_STARTS) replace(attempt + 1)
      else breakDown(error)
    })
  }

  async function close(): Promise<void> {
    closed = true
    const error = new RetryError('tagger-closed', 'The tagger is closed.')
    for (const job of queue.splice(0)) job.reject(error)
    for (const held of seats.values()) for (const job of held.values()) job.reject(error)
    await Promise.all([...threads].map((worker) => worker.terminate()))
  }

  function run(request: Request, signal?: AbortSignal): Promise<Reply> {
    signal?.throwIfAborted()
    if (broken) throw broken
    if (closed) throw new RetryError('tagger-closed', 'The tagger is closed.')
    if (queue.length >= options.maxQueue) {
      throw new ThrottleError('tagger-busy', `${options.maxQueue} photos are waiting already.`, null)
    }
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
  return { run: async (request, signal) => run(request, signal), close }
}
