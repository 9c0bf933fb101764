import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDeadline } from '../../../src/crawlers/web/deadline.ts'

const CALLER = new AbortController().signal

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the deadline of a request', () => {
  it('ends a part that takes too long, by its name', () => {
    const { signal, part } = createDeadline(1_000, 'URL', CALLER)
    part(100, 'the first byte')
    vi.advanceTimersByTime(99)
    expect(signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(signal.reason).toMatchObject({
      code: 'upstream-timeout',
      reaction: 'retry',
      message: 'GET URL: the first byte took too long',
    })
  })

  it('forgets a part when the next begins, but not the whole', () => {
    const { signal, part } = createDeadline(1_000, 'URL', CALLER)
    for (let i = 0; i < 9; i++) {
      part(101, 'the next byte')
      vi.advanceTimersByTime(100)
    }
    part(200, 'the next byte')
    vi.advanceTimersByTime(99)
    expect(signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(signal.reason).toMatchObject({ message: 'GET URL: the answer took too long' })
  })

  it('is over when cleared', () => {
    const { signal, part, clear } = createDeadline(1_000, 'URL', CALLER)
    part(100, 'the first byte')
    clear()
    vi.advanceTimersByTime(5_000)
    expect(signal.aborted).toBe(false)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends with its caller, for the reason of the caller', () => {
    const caller = new AbortController()
    const { signal } = createDeadline(1_000, 'URL', caller.signal)
    caller.abort(new Error('enough'))
    expect(signal.reason).toMatchObject({ message: 'enough' })
  })
})
