import { availableParallelism } from 'node:os'
import type { Detector, PhotoTags } from '../domain/detector.ts'
import { decodePhoto, refuseUnreadable } from './decode-photo.ts'
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

/**
 * Opens the shipped detector on a pool of worker threads; must be closed (what runs is answered, what waits is refused). Throws
 * AbortedError `model-missing` or `model-mismatch`.
 *
 * Photos are decoded by the image library's own threads while earlier ones are inferred in the workers: the calling thread only hands over.
 */
export async function openDetector(options: DetectorOptions = {}): Promise<Detector> {
  const model = await readModel(options.modelCard)
  const workers = options.workers ?? availableParallelism()
  const workerData: TagWorkerData = { model, threads: options.threadsPerWorker ?? 1 }
  const pool = await openWorkerPool<TagRequest, PhotoTags>({
    script: new URL('./tag-worker.ts', import.meta.url),
    workers,
    jobsPerWorker: JOBS_PER_WORKER,
    workerData,
  })
  // Beside the jobs that the workers hold, one photo each is being decoded.
  const slots = createSlots(workers * (JOBS_PER_WORKER + 1), options.maxQueue ?? DEFAULT_MAX_QUEUE)
  return {
    modelVersion: model.card.version,
    async detect(bytes, detectOptions = {}, signal) {
      refuseUnreadable(bytes)
      const giveBack = await slots.take(signal)
      try {
        const photo = await decodePhoto(bytes, model.card.input.longSide)
        return await pool.run({ photo, options: detectOptions }, signal)
      } finally {
        giveBack()
      }
    },
    async close() {
      slots.close()
      await pool.close()
    },
  }
}
