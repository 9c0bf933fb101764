import { workerData } from 'node:worker_threads'
import type { DetectOptions, PhotoTags } from '../domain/detector.ts'
import { answerJobs } from './answer-jobs.ts'
import type { DecodedPhoto } from './decode-photo.ts'
import { canvasSize } from './letterbox.ts'
import type { Model } from './model-card.ts'
import { openSession } from './session.ts'
import { tagPhoto } from './tag-photo.ts'

/** Worker thread: loads the network once, then answers decoded photos, one after the other. */
export type TagWorkerData = { model: Model; threads: number }
export type TagRequest = { photo: DecodedPhoto; options: DetectOptions }

await answerJobs<TagRequest, PhotoTags>(async () => {
  const { model, threads }: TagWorkerData = workerData
  const session = await openSession(model, threads)
  const { longSide, stride } = model.card.input
  const largest = canvasSize({ width: longSide, height: longSide }, stride)
  // A canvas of 1.4 MB a photo would be garbage; the next photo is laid out while one is inferred, so there are two.
  const spare: Float32Array[] = []
  return async ({ photo, options }) => {
    const memory = spare.pop() ?? new Float32Array(3 * largest.width * largest.height)
    try {
      return await tagPhoto(session, model, photo, options, memory)
    } finally {
      spare.push(memory)
    }
  }
})
