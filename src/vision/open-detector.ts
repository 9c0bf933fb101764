import { availableParallelism } from 'node:os'
import type { DetectOptions, Detector, PhotoTags } from '../domain/detector.ts'
import { refuseUnreadable } from './decode-photo.ts'
import type { DecodeReply, DecodeRequest } from './decode-worker.ts'
import { readModel } from './model-card.ts'
import { createSlots } from './slots.ts'
import type { TagRequest, TagWorkerData } from './tag-worker.ts'
import { openWorkerPool } from './worker-pool.ts'

export type DetectorOptions = {
  /** Path of the model card; the shipped one by default. */
  modelCard?: string
  /** Worker threads; by default one a core. */
  workers?: number
  /** Threads that the network takes in each worker. One is best while there are photos enough for every core (docs/decisions/0006-detector.md). */
  threadsPerWorker?: number
  /** Photos that may wait before `tagger-busy`. */
  maxQueue?: number
}

/** One that runs and one that is ready, so that a worker never waits. */
const JOBS_PER_WORKER = 2
const DEFAULT_MAX_QUEUE = 256
const BYTES_PER_PIXEL = 3

/**
 * Opens the shipped detector on a pool of worker threads; must be closed (what runs is answered, what waits is refused). Throws
 * AbortedError `model-missing` or `model-mismatch`.
 *
 * A thread of its own has photos decoded by the image library while earlier ones are inferred in the workers; pixels lie in memory that all
 * of them share and that is taken once. The calling thread only says who is next: it is left no garbage to collect.
 */
export async function openDetector(options: DetectorOptions = {}): Promise<Detector> {
  // Without it the inference library (from 1.30 on) tells its maker of every use, over the network, and leaves files behind. It reads the
  // variable when it is loaded, and from this thread alone: a worker's environment is a copy.
  process.env.ORT_DISABLE_TELEMETRY = '1'
  const model = await readModel(options.modelCard)
  const { longSide } = model.card.input
  const workers = options.workers ?? availableParallelism()
  const workerData: TagWorkerData = { model, threads: options.threadsPerWorker ?? 1 }
  const taggers = await openWorkerPool<TagRequest, PhotoTags>({
    script: new URL('./tag-worker.ts', import.meta.url),
    workers,
    jobsPerWorker: JOBS_PER_WORKER,
    workerData,
  })
  // Beside the jobs that the workers hold, one photo each is being decoded.
  const inWork = workers * (JOBS_PER_WORKER + 1)
  const slots = createSlots(inWork, options.maxQueue ?? DEFAULT_MAX_QUEUE)
  const decoder = await openWorkerPool<DecodeRequest, DecodeReply>({
    script: new URL('./decode-worker.ts', import.meta.url),
    workers: 1,
    jobsPerWorker: inWork,
    workerData: null,
  })
  const freePixels = Array.from(
    { length: inWork },
    () => new SharedArrayBuffer(longSide * longSide * BYTES_PER_PIXEL),
  )

  async function decodeAndTag(
    photo: Uint8Array,
    pixels: SharedArrayBuffer,
    detectOptions: DetectOptions,
    signal?: AbortSignal,
  ): Promise<PhotoTags> {
    const { source, size } = await decoder.run({ photo: whole(photo), longSide, pixels })
    signal?.throwIfAborted()
    const rgb = new Uint8Array(pixels, 0, size.width * size.height * BYTES_PER_PIXEL)
    return taggers.run({ photo: { source, size, rgb }, options: detectOptions })
  }

  return {
    modelVersion: model.card.version,
    async detect(bytes, detectOptions = {}, signal) {
      refuseUnreadable(bytes)
      const giveBack = await slots.take(signal)
      const pixels = freePixels.pop()!
      const tags = decodeAndTag(bytes, pixels, detectOptions, signal).finally(() => {
        // Not before the threads have done with it, even if nobody waits for the answer any more.
        freePixels.push(pixels)
        giveBack()
      })
      return unlessAborted(tags, signal)
    },
    async close() {
      slots.close()
      await decoder.close()
      await taggers.close()
    },
  }
}

/** A view of a larger buffer would be sent with all of it. */
function whole(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

/** The work's result, or at once the signal's reason; the work goes on unheard. */
async function unlessAborted<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  if (!signal) return work
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', abort))
}
