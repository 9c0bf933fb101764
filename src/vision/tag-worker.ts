import { parentPort, workerData } from 'node:worker_threads'
import type { DetectOptions, PhotoTags } from '../domain/detector.ts'
import type { DecodedPhoto } from './decode-photo.ts'
import { errorToFault } from './fault.ts'
import type { Model } from './model-card.ts'
import { openSession } from './session.ts'
import { tagPhoto } from './tag-photo.ts'
import type { WorkerMessage } from './worker-pool.ts'

/** Worker thread: loads the network once, then answers decoded photos, one after the other. */
export type TagWorkerData = { model: Model; threads: number }
export type TagRequest = { photo: DecodedPhoto; options: DetectOptions }

const post = (message: WorkerMessage<PhotoTags>) => parentPort?.postMessage(message)

try {
  const { model, threads }: TagWorkerData = workerData
  const session = await openSession(model, threads)
  parentPort?.on('message', async ({ id, request }: { id: number; request: TagRequest }) => {
    try {
      post({ id, reply: await tagPhoto(session, model, request.photo, request.options) })
    } catch (error) {
      post({ id, fault: errorToFault(error) })
    }
  })
  post({ ready: true })
} catch (error) {
  post({ fault: errorToFault(error) })
}
