import { parentPort } from 'node:worker_threads'
import { errorToFault } from './fault.ts'
import type { WorkerMessage } from './worker-pool.ts'

/** What a pool's worker thread does: once `open` has resolved to how a request is answered, it says that it is ready and answers each. */
export async function answerJobs<Request, Reply>(
  open: () => Promise<(request: Request) => Promise<Reply>>,
): Promise<void> {
  const post = (message: WorkerMessage<Reply>) => parentPort?.postMessage(message)
  try {
    const answer = await open()
    parentPort?.on('message', async ({ id, request }: { id: number; request: Request }) => {
      try {
        post({ id, reply: await answer(request) })
      } catch (error) {
        post({ id, fault: errorToFault(error) })
      }
    })
    post({ ready: true })
  } catch (error) {
    post({ fault: errorToFault(error) })
  }
}
