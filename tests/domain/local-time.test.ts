import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayBounds,
  dayOfYear,
  isoWithOffset,
  localDate,
  localHour,
  localInstant,
  parseIsoDate,
  yearBefore,
} from '../../src/domain/local-time.ts'

const at = (iso: string) => Date.parse(iso)
const hoursOf = (date: string, zone: string) => {
  const { fromMs, toMs } = dayBounds(date, zone)
  return (toMs - fromMs) / 3_600_000
}

describe('the local clock', () => {
  it('turns the day in Seoul after 23:59:59', () => {
    expect(localDate(at('2026-11-21T14:59:59.999Z'), 'Asia/Seoul')).toBe('2026-11-21')
    expect(localDate(at('2026-11-21T15:00:00Z'), 'Asia/Seoul')).toBe('2026-11-22')
    expect(localHour(at('2026-11-21T14:59:59Z'), 'Asia/Seoul')).toBe(23)
    expect(localHour(at('2026-11-21T15:00:00Z'), 'Asia/Seoul')).toBe(0)
  })

  it('skips 2 o’clock in New York in March and repeats 1 o’clock in November', () => {
    const zone = 'America/New_York'
    const march = ['06:59:59', '07:00:00'].map((t) => localHour(at(`2026-03-08T${t}Z`), zone))
    const november = ['05:00', '06:00', '07:00'].map((t) => localHour(at(`2026-11-01T${t}:00Z`), zone))
    expect(march).toEqual([1, 3])
    expect(november).toEqual([1, 1, 2])
  })

  it('goes on in quarter hours in Kathmandu', () => {
    expect(isoWithOffset(at('2026-11-21T18:15:00Z'), 'Asia/Kathmandu')).toBe('2026-11-22T00:00:00+05:45')
    expect(localHour(at('2026-11-21T18:14:59Z'), 'Asia/Kathmandu')).toBe(23)
  })

  it('agrees with Temporal at every half hour around clock changes, whichever zone was asked before', () => {
    const changes = ['2026-03-08T07:00Z', '2026-11-01T06:00Z', '2026-04-04T15:00Z', '2026-10-03T15:30Z']
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Seoul', 'Africa/Casablanca', 'UTC']
    for (const change of changes) {
      for (let step = -6; step <= 6; step += 1) {
        const ms = at(change) + step * 1_800_000
        for (const zone of zones) {
          const truth = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
          expect(isoWithOffset(ms, zone)).toBe(`${truth.toPlainDateTime().toString()}${truth.offset}`)
        }
      }
    }
  })

  it('refuses a zone that is not there', () => {
    expect(() => localDate(0, 'Asia/Atlantis')).toThrow(RangeError)
  })
})

describe('a local day', () => {
  it('has 24 hours in Seoul, from midnight to midnight', () => {
    expect(dayBounds('2026-11-21', 'Asia/Seoul')).toEqual({
      fromMs: at('2026-11-20T15:00:00Z'),
      toMs: at('2026-11-21T15:00:00Z'),
    })
  })

  it('has 23 or 25 hours where the clock changes in New York', () => {
    expect(hoursOf('2026-03-08', 'America/New_York')).toBe(23)
    expect(hoursOf('2026-11-01', 'America/New_York')).toBe(25)
  })

  it('is half an hour shorter or longer on Lord Howe', () => {
    expect(hoursOf('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5)
    expect(hoursOf('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5)
  })

  it('starts at 1 o’clock where São Paulo skipped midnight, and ends after a second 23 o’clock', () => {
    const zone = 'America/Sao_Paulo'
    const first = dayBounds('2018-11-04', zone)
    expect(isoWithOffset(first.fromMs, zone)).toBe('2018-11-04T01:00:00-02:00')
    expect(isoWithOffset(first.fromMs - 1000, zone)).toBe('2018-11-03T23:59:59-03:00')
    expect(hoursOf('2018-11-04', zone)).toBe(23)
    expect(hoursOf('2019-02-16', zone)).toBe(25)
  })

  it('is empty where Apia skipped it', () => {
    expect(hoursOf('2011-12-30', 'Pacific/Apia')).toBe(0)
    expect(hoursOf('2011-12-29', 'Pacific/Apia')).toBe(24)
    expect(localDate(at('2011-12-30T10:00:00Z'), 'Pacific/Apia')).toBe('2011-12-31')
  })
})

describe('dates', () => {
  it('adds days across months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  it('knows the same date a year before', () => {
    expect(yearBefore('2026-11-21')).toBe('2025-11-21')
    expect(yearBefore('2028-02-29')).toBe('2027-02-28')
  })

  it('counts days of the year by the local clock, noon being a half', () => {
    expect(dayOfYear(at('2026-01-01T00:00:00+09:00'), 'Asia/Seoul')).toBe(1)
    expect(dayOfYear(at('2026-01-01T12:00:00+09:00'), 'Asia/Seoul')).toBe(1.5)
    expect(dayOfYear(at('2028-12-31T18:00:00+09:00'), 'Asia/Seoul')).toBe(366.75)
  })

  it('reads existing dates only, written in full', () => {
    expect(parseIsoDate('2026-11-21')).toBe('2026-11-21')
    expect(parseIsoDate('2028-02-29')).toBe('2028-02-29')
    for (const wrong of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '20261121',
      ' 2026-11-21',
      '',
    ]) {
      expect(parseIsoDate(wrong)).toBeNull()
    }
  })
})

describe('a local time', () => {
  const zone = 'America/New_York'
  it.each([
    ['2012-05-19T14:35', 'Asia/Seoul', '2012-05-19T05:35Z'],
    ['2012-05-19T14:35', 'Asia/Kathmandu', '2012-05-19T08:50Z'],
    ['2026-03-08T02:30', zone, '2026-03-08T07:30Z'], // Skipped: the clock shows 3:30 then.
    ['2026-11-01T01:30', zone, '2026-11-01T06:30Z'], // Comes twice: the second.
  ])('%s in %s is an instant', (localTime, timeZone, instant) => {
    expect(localInstant(localTime, timeZone)).toBe(at(instant))
  })
  it.each([
    '2012-02-30T10:00',
    '2012-05-19T24:00',
    '2012-05-19T10:60',
    '2012-05-19',
    '2012-05-19T10:00Z',
    '',
  ])('is none: %s', (text) => expect(localInstant(text, zone)).toBeNull())
})
