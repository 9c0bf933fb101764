import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Size } from './letterbox.ts'
import type { Model } from './model-card.ts'

/** The network, loaded. `run` blocks the calling thread: it belongs into a worker. */
export type Session = {
  run(tensor: Float32Array, canvas: Size): Promise<{ boxes: Float32Array; scores: Float32Array }>
  close(): Promise<void>
}

export async function openSession(model: Model, threads: number): Promise<Session> {
  const { input, outputs } = model.card
  const session = await InferenceSession.create(model.bytes, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Waiting threads sleep: the other workers need the core.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  })
  return {
    async run(tensor, canvas) {
      const images = new Tensor('float32', tensor, [1, 3, canvas.height, canvas.width])
      const answer = await session.run({ [input.name]: images })
      return { boxes: floats(answer[outputs.boxes]), scores: floats(answer[outputs.scores]) }
    },
    close: () => session.release(),
  }
}

function floats(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data
  throw new TypeError('The model did not answer with the outputs that its card names.')
}
