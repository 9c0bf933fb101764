import { parentPort, workerData } from 'node:worker_threads'
import { decodePhoto } from '../src/vision/decode-photo.ts'
import { letterbox } from '../src/vision/letterbox.ts'
import { openSession } from '../src/vision/session.ts'
import type { TagWorkerData } from '../src/vision/tag-worker.ts'

/** One half of tagging alone: only decode and letterbox, or only the network on a ready tensor. */
export type HalfRequest = { half: 'prepare' | 'run'; photo: Uint8Array }

const { model, threads }: TagWorkerData = workerData
const session = await openSession(model, threads)
const ready = new Map<number, ReturnType<typeof letterbox>>()

async function prepare(photo: Uint8Array) {
  const { rgb, size } = await decodePhoto(photo, model.card.input.longSide)
  return letterbox(rgb, size, model.card.input)
}

parentPort?.on('message', async ({ id, request }: { id: number; request: HalfRequest }) => {
  if (request.half === 'prepare') {
    await prepare(request.photo)
  } else {
    // The length tells the bench's photos apart; each is prepared once, in the warm-up.
    const key = request.photo.length
    if (!ready.has(key)) ready.set(key, await prepare(request.photo))
    const { tensor, canvas } = ready.get(key)!
    await session.run(tensor, canvas)
  }
  parentPort?.postMessage({ id, reply: true })
})
parentPort?.postMessage({ ready: true })
