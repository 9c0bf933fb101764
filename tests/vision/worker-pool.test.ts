import { afterEach, describe, expect, it } from 'vitest'
import { openWorkerPool, type PoolOptions, type WorkerPool } from '../../src/vision/worker-pool.ts'
import type { EchoRequest } from './echo-worker.ts'

const opened: WorkerPool<EchoRequest, unknown>[] = []
async function open(options: Partial<PoolOptions> = {}) {
  const pool = await openWorkerPool<EchoRequest, unknown>({
    script: new URL('./echo-worker.ts', import.meta.url),
    workers: 1,
    jobsPerWorker: 1,
    workerData: { shared: new SharedArrayBuffer(4) },
    ...options,
  })
  opened.push(pool)
  return pool
}
afterEach(() => Promise.all(opened.splice(0).map((pool) => pool.close())))

describe('openWorkerPool', () => {
  it('answers each job with its own reply', async () => {
    const pool = await open({ workers: 2, jobsPerWorker: 2 })
    const words = ['coat', 'hat', 'bag', 'shoes', 'scarf']
    expect(await Promise.all(words.map((say) => pool.run({ do: 'echo', say })))).toEqual(words)
  })

  it('spreads jobs over its workers', async () => {
    const pool = await open({ workers: 2 })
    const threads = await Promise.all([pool.run({ do: 'wait', ms: 30 }), pool.run({ do: 'wait', ms: 30 })])
    expect(new Set(threads).size).toBe(2)
  })

  it('passes on the coded error of a worker', async () => {
    const pool = await open()
    await expect(pool.run({ do: 'refuse' })).rejects.toMatchObject({
      code: 'image-damaged',
      reaction: 'skip',
      message: 'torn',
    })
  })

  it('replaces a worker that dies and answers its job from the new one', async () => {
    const pool = await open()
    expect(await pool.run({ do: 'die-in-first' })).toBe('survived')
    expect(await pool.run({ do: 'echo', say: 'still here' })).toBe('still here')
  })

  it('gives a job up that kills its worker twice, and answers the others', async () => {
    const pool = await open({ jobsPerWorker: 2 })
    const deadly = pool.run({ do: 'die' })
    const next = pool.run({ do: 'echo', say: 'bystander' })
    await expect(deadly).rejects.toMatchObject({ code: 'tagger-crashed', reaction: 'skip' })
    // It shared the worker both times: it must not share the blame.
    expect(await next).toBe('bystander')
  })

  it('drops a waiting job whose signal is aborted', async () => {
    const pool = await open()
    const running = pool.run({ do: 'wait', ms: 30 })
    const abort = new AbortController()
    const waiting = pool.run({ do: 'echo' }, abort.signal)
    abort.abort(new Error('client left'))
    await expect(waiting).rejects.toThrow('client left')
    await running
    expect(await pool.run({ do: 'echo', say: 'next' })).toBe('next')
  })

  it('stops waiting for a running job whose signal is aborted', async () => {
    const pool = await open()
    const abort = new AbortController()
    const running = pool.run({ do: 'wait', ms: 50 }, abort.signal)
    abort.abort(new Error('client left'))
    await expect(running).rejects.toThrow('client left')
    expect(await pool.run({ do: 'echo', say: 'next' })).toBe('next')
  })

  it('answers what runs and refuses what waits when it is closed', async () => {
    const pool = await open()
    const outcomes = Promise.allSettled([pool.run({ do: 'wait', ms: 50 }), pool.run({ do: 'echo' })])
    await pool.close()
    expect(await outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'tagger-closed' } }])
    await expect(pool.run({ do: 'echo' })).rejects.toMatchObject({ code: 'tagger-closed' })
  })

  it('says what a worker could not start with', async () => {
    await expect(open({ workerData: { failAtStart: 'fault' } })).rejects.toMatchObject({
      code: 'model-mismatch',
    })
  })

  it('does not start forever when workers die at once', async () => {
    await expect(open({ workerData: { failAtStart: 'exit' } })).rejects.toMatchObject({
      code: 'tagger-broken',
    })
  })
})
