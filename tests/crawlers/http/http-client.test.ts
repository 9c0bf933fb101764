import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient, type HttpAnswer } from '../../../src/crawlers/http/http-client.ts'
import { retryAfterMs } from '../../../src/crawlers/http/retry-after.ts'
import { retryDelayMs } from '../../../src/crawlers/http/retry-delay.ts'
import { statusError } from '../../../src/crawlers/http/status-error.ts'
import { AbortedError, RetryError, SkipError, ThrottleError } from '../../../src/errors.ts'
import { type FakeReply, type FakeUpstream, openFakeUpstream } from '../../fakes/fake-upstream.ts'

const KEY = 'se+cret/key=='
let upstream: FakeUpstream | undefined

afterEach(async () => {
  await upstream?.close()
  upstream = undefined
})

const client = (options: Partial<Parameters<typeof createHttpClient>[0]> = {}) =>
  createHttpClient({ userAgent: 'ondot-test/1', backoffMs: 1, ...options })

const readText = (answer: HttpAnswer) => {
  if (answer.status !== 200) throw statusError(answer)
  return answer.text
}

async function get(replies: FakeReply[], options = {}, request = {}) {
  upstream = await openFakeUpstream((_, count) => replies[count - 1] ?? replies.at(-1) ?? {})
  return client(options).get(
    { url: `${upstream.url}/path`, query: { a: 1 }, secrets: { key: KEY }, ...request },
    readText,
  )
}

describe('the HTTP client', () => {
  it('sends the query and the key encoded once, under its own name, and gives JSON back as text', async () => {
    expect(await get([{ body: '{"a": 1}' }])).toBe('{"a": 1}')
    expect(upstream?.requests[0]?.query.get('key')).toBe(KEY)
    expect(upstream?.requests[0]?.query.get('a')).toBe('1')
    expect(upstream?.requests[0]?.headers['user-agent']).toBe('ondot-test/1')
  })

  it('tries again after passing faults: a 500, a cut connection', async () => {
    expect(await get([{ status: 500 }, { hangUp: true }, { body: 'good' }])).toBe('good')
    expect(upstream?.requests).toHaveLength(3)
  })

  it('gives up after the last try with what was seen', async () => {
    await expect(get([{ status: 500, body: 'Unexpected errors' }])).rejects.toThrow(
      /HTTP 500, Unexpected errors/,
    )
    expect(upstream?.requests).toHaveLength(3)
  })

  it('never tries again what it was refused', async () => {
    await expect(get([{ status: 404, body: 'no such thing' }])).rejects.toBeInstanceOf(SkipError)
    expect(upstream?.requests).toHaveLength(1)
    await upstream?.close()
    await expect(get([{ status: 403, body: 'Forbidden' }])).rejects.toBeInstanceOf(AbortedError)
    expect(upstream?.requests).toHaveLength(1)
  })

  it('waits as told by Retry-After where the deadline allows it', async () => {
    const throttled = { status: 429, headers: { 'retry-after': '0' } }
    expect(await get([throttled, { body: 'good' }])).toBe('good')
  })

  it('does not wait for a Retry-After beyond the deadline, but tells it', async () => {
    const failure = get([{ status: 429, headers: { 'retry-after': '60' } }], { deadlineMs: 500 })
    await expect(failure).rejects.toMatchObject({ reaction: 'throttle', retryAfterMs: 60_000 })
    expect(upstream?.requests).toHaveLength(1)
  })

  it('ends a try that takes too long, and all of them at the deadline', async () => {
    const failure = get([{ afterMs: 60_000 }], { tryMs: 40, deadlineMs: 100 })
    await expect(failure).rejects.toMatchObject({ code: 'upstream-timeout', reaction: 'retry' })
    expect(upstream?.requests.length).toBeGreaterThan(1)
  })

  it('takes no more than the size allowed', async () => {
    const failure = get([{ body: 'x'.repeat(2_000) }], { maxBytes: 1_000 })
    await expect(failure).rejects.toMatchObject({ code: 'upstream-body-unusable', reaction: 'skip' })
  })

  it('follows no redirect', async () => {
    const failure = get([{ status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' } }])
    await expect(failure).rejects.toMatchObject({ code: 'upstream-refused' })
  })

  it('stops when its caller does, with the reason of the caller', async () => {
    const caller = new AbortController()
    const failure = get([{ afterMs: 60_000 }], {}, { signal: caller.signal })
    setTimeout(() => caller.abort(new Error('the user has left')), 20)
    await expect(failure).rejects.toThrow('the user has left')
  })

  it('asks leave before every try, and lets a refusal through', async () => {
    let asked = 0
    const admit = async () => {
      if (++asked > 1) throw new ThrottleError('budget-spent', 'no more', 60_000)
    }
    await expect(get([{ status: 500 }], {}, { admit })).rejects.toMatchObject({ code: 'budget-spent' })
    expect(upstream?.requests).toHaveLength(1)
  })

  it('names a closed port or an unknown host without the query', async () => {
    upstream = await openFakeUpstream(() => ({}))
    const url = upstream.url
    await upstream.close()
    upstream = undefined
    const failure = client().get({ url, query: {}, secrets: { key: KEY } }, readText)
    await expect(failure).rejects.toThrow(`GET ${url}: ECONNREFUSED`)
  })

  it('never lets a key out: not in the error, its cause or stack, not where the other side echoes it', async () => {
    const echo = { status: 400, body: `bad key ${KEY} or ${encodeURIComponent(KEY)}` }
    for (const replies of [[echo], [{ hangUp: true }], [{ status: 500, body: KEY }]]) {
      const error: unknown = await get(replies).catch((caught: unknown) => caught)
      await upstream?.close()
      expect(error).toBeInstanceOf(Error)
      const { message, stack, cause } = error as Error
      expect(`${message} ${stack} ${JSON.stringify(error)}`).not.toContain('se+cret')
      expect(`${message} ${stack}`).not.toContain(encodeURIComponent(KEY))
      expect(cause).toBeUndefined()
    }
  })
})

describe('the wait before another try', () => {
  const error = new RetryError('x', 'y')
  it('is anywhere below a ceiling that doubles', () => {
    expect(retryDelayMs(error, 1, 250, () => 0)).toBe(0)
    expect(retryDelayMs(error, 1, 250, () => 0.5)).toBe(125)
    expect(retryDelayMs(error, 3, 250, () => 0.5)).toBe(500)
  })

  it('is what a throttle says, and none for what must not be tried again', () => {
    expect(retryDelayMs(new ThrottleError('x', 'y', 7), 1, 250, Math.random)).toBe(7)
    expect(retryDelayMs(new ThrottleError('x', 'y', null), 1, 250, Math.random)).toBeNull()
    expect(retryDelayMs(new SkipError('x', 'y'), 1, 250, Math.random)).toBeNull()
    expect(retryDelayMs(new AbortedError('x', 'y'), 1, 250, Math.random)).toBeNull()
    expect(retryDelayMs(new TypeError('x'), 1, 250, Math.random)).toBeNull()
  })

  it('reads Retry-After as seconds or as a date', () => {
    const nowMs = Date.parse('2026-11-21T00:00:00Z')
    expect(retryAfterMs('120', nowMs)).toBe(120_000)
    expect(retryAfterMs('Sat, 21 Nov 2026 00:00:30 GMT', nowMs)).toBe(30_000)
    expect(retryAfterMs('Fri, 20 Nov 2026 00:00:00 GMT', nowMs)).toBe(0)
    expect(retryAfterMs('soon', nowMs)).toBeNull()
    expect(retryAfterMs(undefined, nowMs)).toBeNull()
  })
})
