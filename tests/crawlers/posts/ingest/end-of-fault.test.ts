import { describe, expect, it } from 'vitest'
import { BUDGET_SPENT, endOfFault, MAX_ATTEMPTS } from '../../../../src/crawlers/posts/ingest/end-of-fault.ts'
import { AbortedError, RetryError, SkipError, ThrottleError } from '../../../../src/errors.ts'
import { StoreUnavailableError } from '../../../../src/store/store-unavailable-error.ts'

const NOW = 1_000_000
const end = (error: unknown, attempts = 1, interrupted = false) =>
  endOfFault(error, { attempts, nowMs: NOW, interrupted, random: () => 1 })
const excluded = (reason: string) => ({ end: { kind: 'excluded', reason }, aborts: false })
const later = (waitMs: number) => ({ end: { kind: 'later', retryAtMs: NOW + waitMs }, aborts: false })

describe('the class of an error decides how a post ends', () => {
  it('skip: excluded for the error’s code', () => {
    expect(end(new SkipError('not-an-image', '…'))).toEqual(excluded('not-an-image'))
  })

  it('retry: later and later, and given up after five attempts', () => {
    const fault = new RetryError('upstream-timeout', '…')
    expect([1, 2, 3, 4].map((attempts) => end(fault, attempts))).toMatchObject([
      later(30_000),
      later(120_000),
      later(480_000),
      later(1_920_000),
    ])
    expect(end(fault, MAX_ATTEMPTS)).toEqual(excluded('unreachable'))
  })

  it('retry: half of the pause is chance', () => {
    const least = endOfFault(new RetryError('x', '…'), {
      attempts: 1,
      nowMs: NOW,
      interrupted: false,
      random: () => 0,
    })
    expect(least).toMatchObject(later(15_000))
  })

  it('throttle: when it is told, with twice the patience', () => {
    const told = new ThrottleError('upstream-throttled', '…', 3_600_000)
    expect(end(told)).toMatchObject(later(3_600_000))
    expect(end(new ThrottleError('tagger-busy', '…', null))).toMatchObject(later(30_000))
    expect(end(told, 9)).toMatchObject(later(3_600_000))
    expect(end(told, 10)).toEqual(excluded('unreachable'))
  })

  it('throttle: the next day where the run’s budget is spent, however often', () => {
    expect(end(new ThrottleError(BUDGET_SPENT, '…', null), 50)).toMatchObject(later(86_400_000))
  })

  it('abort: the crawl ends, the post stays', () => {
    const fault = end(new AbortedError('contact-missing', 'Set CONTACT'), 50)
    expect(fault).toMatchObject({
      aborts: true,
      end: { kind: 'later', error: { kind: 'contact-missing', message: 'Set CONTACT' } },
    })
  })

  it('what is no coded error is tried again, and given up as broken', () => {
    expect(end(new TypeError('x is not a function'))).toMatchObject({
      end: { kind: 'later', error: { kind: 'broken', message: 'TypeError: x is not a function' } },
    })
    expect(end(new TypeError('x'), MAX_ATTEMPTS)).toEqual(excluded('broken'))
  })
})

it('gives a post back at once where the work was stopped, whatever broke then', () => {
  expect(end(new AbortedError('web-client-closed', '…'), 5, true)).toMatchObject({
    ...later(0),
    end: { error: { kind: 'interrupted' } },
  })
})

it('can say nothing while the store is away', () => {
  expect(end(new StoreUnavailableError('it was lost'))).toBeNull()
})
