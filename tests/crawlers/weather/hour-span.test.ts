import { describe, expect, it } from 'vitest'
import { hoursIn, longestRun, wholeHours } from '../../../src/crawlers/weather/hour-span.ts'

const HOUR_MS = 3_600_000
const at = (...hours: number[]) => hours.map((hour) => ({ atMs: hour * HOUR_MS }))

describe('whole hours', () => {
  it('are all that overlap the range, as where a zone is off by half an hour', () => {
    const kolkata = {
      fromMs: Date.parse('2026-11-21T00:00+05:30'),
      toMs: Date.parse('2026-11-22T00:00+05:30'),
    }
    const span = wholeHours(kolkata)
    expect(new Date(span.fromMs).toISOString()).toBe('2026-11-20T18:00:00.000Z')
    expect(hoursIn(span)).toHaveLength(25)
  })

  it('are none of an empty or reversed range', () => {
    expect(hoursIn(wholeHours({ fromMs: HOUR_MS, toMs: HOUR_MS }))).toEqual([])
    expect(hoursIn(wholeHours({ fromMs: 2 * HOUR_MS, toMs: HOUR_MS }))).toEqual([])
  })
})

describe('the longest run', () => {
  it('has no gap inside, and is the first of several', () => {
    expect(longestRun(at(1, 3, 4, 5, 8, 9, 10))).toEqual(at(3, 4, 5))
    expect(longestRun(at(1, 2, 3))).toEqual(at(1, 2, 3))
    expect(longestRun([])).toEqual([])
  })
})
