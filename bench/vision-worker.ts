import { parentPort, workerData } from 'node:worker_threads'
import type { Size } from '../src/vision/letterbox.ts'
import { openSession } from '../src/vision/session.ts'
import type { TagWorkerData } from '../src/vision/tag-worker.ts'

/** The network alone, on tensors that are ready: one for each canvas that the photos need. */
export type RunRequest = Size

const { model, threads }: TagWorkerData = workerData
const session = await openSession(model, threads)

parentPort?.on('message', async ({ id, request }: { id: number; request: RunRequest }) => {
  const tensor = new Float32Array(3 * request.width * request.height).fill(model.card.input.padValue)
  await session.run(tensor, request)
  parentPort?.postMessage({ id, reply: true })
})
parentPort?.postMessage({ ready: true })
