import { availableParallelism } from 'node:os'
import type { Detector, PhotoTags } from '../domain/detector.ts'
import { refuseUnreadable } from './decode-photo.ts'
import { readModel } from './model-card.ts'
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

const JOBS_PER_WORKER = 2
const DEFAULT_MAX_QUEUE = 256

/**
 * Opens the shipped detector on a pool of worker threads; must be closed. Throws AbortedError `model-missing` or `model-mismatch`.
 * What can be refused by the first bytes is refused on the calling thread; everything else happens in the workers.
 */
export async function openDetector(options: DetectorOptions = {}): Promise<Detector> {
  const model = await readModel(options.modelCard)
  const workerData: TagWorkerData = { model, threads: options.threadsPerWorker ?? 1 }
  const pool = await openWorkerPool<TagRequest, PhotoTags>({
    script: new URL('./tag-worker.ts', import.meta.url),
    workers: options.workers ?? availableParallelism(),
    jobsPerWorker: JOBS_PER_WORKER,
    maxQueue: options.maxQueue ?? DEFAULT_MAX_QUEUE,
    workerData,
  })
  return {
    modelVersion: model.card.version,
    async detect(photo, detectOptions = {}, signal) {
      refuseUnreadable(photo)
      return pool.run({ photo, options: detectOptions }, signal)
    },
    close: () => pool.close(),
  }
}
