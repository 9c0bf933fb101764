import { workerData } from 'node:worker_threads'
import type { DetectOptions, PhotoTags } from '../domain/detector.ts'
import { answerJobs } from './answer-jobs.ts'
import type { DecodedPhoto } from './decode-photo.ts'
import type { Model } from './model-card.ts'
import { openSession } from './session.ts'
import { tagPhoto } from './tag-photo.ts'

/** Worker thread: loads the network once, then answers decoded photos, one after the other. */
export type TagWorkerData = { model: Model; threads: number }
export type TagRequest = { photo: DecodedPhoto; options: DetectOptions }

await answerJobs<TagRequest, PhotoTags>(async () => {
  const { model, threads }: TagWorkerData = workerData
  const session = await openSession(model, threads)
  return ({ photo, options }) => tagPhoto(session, model, photo, options)
})
