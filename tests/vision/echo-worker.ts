import { parentPort, threadId, workerData } from 'node:worker_threads'

/** A pool worker for tests: answers what it is told, waits, refuses, or dies. */
export type EchoRequest = {
  do: 'echo' | 'refuse' | 'die' | 'die-in-first' | 'wait'
  ms?: number
  say?: string
}

if (workerData?.failAtStart === 'fault') {
  parentPort?.postMessage({ fault: { reaction: 'abort', code: 'model-mismatch', message: 'not this one' } })
} else if (workerData?.failAtStart === 'exit') {
  process.exit(3)
} else {
  parentPort?.postMessage({ ready: true })
}

/** Shared between the workers of a pool: set by the first that is asked to die. */
const died = new Int32Array(workerData?.shared ?? new SharedArrayBuffer(4))

parentPort?.on('message', ({ id, request }: { id: number; request: EchoRequest }) => {
  switch (request.do) {
    case 'die':
      return process.exit(3)
    case 'die-in-first':
      if (Atomics.exchange(died, 0, 1) === 0) return process.exit(3)
      return parentPort?.postMessage({ id, reply: 'survived' })
    case 'refuse':
      return parentPort?.postMessage({
        id,
        fault: { reaction: 'skip', code: 'image-damaged', message: 'torn' },
      })
    case 'wait':
      return setTimeout(() => parentPort?.postMessage({ id, reply: threadId }), request.ms)
    case 'echo':
      return parentPort?.postMessage({ id, reply: request.say })
    default:
      return request.do satisfies never
  }
})
