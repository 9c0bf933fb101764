import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newestIssueMs, nextPublicationMs, type Product } from '../../../src/crawlers/weather/issue-clock.ts'
import { kstDay, kstStamp, msUntilKstMidnight, parseKst } from '../../../src/crawlers/weather/kma/kst.ts'
import { kst } from './weather-harness.ts'

const issueAt = (product: Product, at: string) => {
  const { date, time } = kstStamp(newestIssueMs(product, kst(at)))
  return `${date} ${time}`
}

describe('the newest issue', () => {
  it.each([
    ['kma-observation', '2026-11-21T05:09', '20261121 0400'],
    ['kma-observation', '2026-11-21T05:10', '20261121 0500'],
    ['kma-ultra-short', '2026-11-21T05:44', '20261121 0430'],
    ['kma-ultra-short', '2026-11-21T05:45', '20261121 0530'],
    ['kma-ultra-short', '2026-11-21T00:10', '20261120 2330'],
    ['kma-short-term', '2026-11-21T02:09', '20261120 2300'],
    ['kma-short-term', '2026-11-21T02:10', '20261121 0200'],
    ['kma-short-term', '2026-11-21T05:10', '20261121 0500'],
    ['kma-short-term', '2026-11-21T16:59', '20261121 1400'],
    ['kma-short-term', '2026-11-21T23:59', '20261121 2300'],
    ['open-meteo', '2026-11-21T05:59', '20261121 0500'],
  ] as const)('of %s at %s is that of %s', (product, at, issue) => {
    expect(issueAt(product, at)).toBe(issue)
  })

  it('of the short-term forecast is one of the eight base times, and the next publication is when it changes', () => {
    const products = ['kma-observation', 'kma-ultra-short', 'kma-short-term', 'open-meteo'] as const
    const moment = fc.integer({ min: kst('2020-01-01T00:00'), max: kst('2040-01-01T00:00') })
    fc.assert(
      fc.property(moment, fc.constantFrom(...products), (nowMs, product) => {
        const nextMs = nextPublicationMs(product, nowMs)
        expect(nextMs).toBeGreaterThan(nowMs)
        expect(newestIssueMs(product, nextMs - 1)).toBe(newestIssueMs(product, nowMs))
        expect(newestIssueMs(product, nextMs)).toBeGreaterThan(newestIssueMs(product, nowMs))
        const baseTimes = ['0200', '0500', '0800', '1100', '1400', '1700', '2000', '2300']
        expect(baseTimes).toContain(kstStamp(newestIssueMs('kma-short-term', nowMs)).time)
      }),
    )
  })
})

describe('Korean time', () => {
  it('is read and written in KMA’s way', () => {
    expect(parseKst('20261121', '0500')).toBe(kst('2026-11-21T05:00'))
    expect(parseKst('20261121', '500')).toBeNull()
    expect(parseKst('20261321', '0500')).toBeNull()
    expect(kstStamp(kst('2026-01-01T00:30'))).toEqual({ date: '20260101', time: '0030' })
  })

  it('has its midnight nine hours before that of UTC', () => {
    expect(kstDay(kst('2026-11-21T00:00'))).toBe('2026-11-21')
    expect(kstDay(kst('2026-11-21T00:00') - 1)).toBe('2026-11-20')
    expect(msUntilKstMidnight(kst('2026-11-21T23:59'))).toBe(60_000)
    expect(msUntilKstMidnight(kst('2026-11-21T00:00'))).toBe(86_400_000)
  })
})
