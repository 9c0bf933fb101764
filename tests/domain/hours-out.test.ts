import { describe, expect, it } from 'vitest'
import {
  DEFAULT_HOURS_OUT,
  dayToAnswer,
  notOver,
  onlyHoursOut,
  parseHoursOut,
} from '../../src/domain/hours-out.ts'

const hours = (text: string) => {
  const parsed = parseHoursOut(text)
  return parsed.kind === 'hours' ? parsed.hours : parsed.message
}

describe('parseHoursOut', () => {
  it('takes both ends of a range', () => expect(hours('7-9,18-20')).toEqual([7, 8, 9, 18, 19, 20]))
  it('takes single hours and drops repeats', () => expect(hours('8, 7-8,0')).toEqual([0, 7, 8]))
  it('takes slot names', () => expect(hours('morning,evening')).toEqual([6, 7, 8, 9, 17, 18, 19, 20]))
  it('goes on past midnight where a range ends before it starts', () =>
    expect(hours('22-2')).toEqual([22, 23, 24, 25, 26]))
  it('goes on past midnight with the night', () =>
    expect(hours('night')).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29]))
  it('is morning, day and evening by default', () => {
    expect(hours('')).toEqual(DEFAULT_HOURS_OUT)
    expect(DEFAULT_HOURS_OUT).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })
  it.each(['24', '7-24', 'noon', '7-', '-3', '7,,9', '7.5', '007'])('says what is wrong with %j', (text) => {
    expect(hours(text)).toMatch(
      /^"[^"]*" is not an hour 0\.\.23, a range such as 7-9 or 22-2, or one of morning, day, evening, night$/,
    )
  })
})

describe('dayToAnswer', () => {
  const at = (text: string, out: string) =>
    dayToAnswer(
      Date.parse(text),
      'Asia/Seoul',
      parseHoursOut(out).kind === 'hours' ? [...hours(out)].map(Number) : [],
    )

  it('is today while an hour out is under way', () =>
    expect(at('2026-11-21T09:59:59+09:00', '7-9')).toBe('2026-11-21'))
  it('is tomorrow once the last is over', () =>
    expect(at('2026-11-21T10:00:00+09:00', '7-9')).toBe('2026-11-22'))
  it('is today at 23:59:59 for someone out at night', () =>
    expect(at('2026-11-21T23:59:59+09:00', '22-2')).toBe('2026-11-21'))
})

describe('onlyHoursOut', () => {
  const everyHour = Array.from({ length: 60 }, (_, i) => ({
    atMs: Date.parse('2026-11-20T12:00:00Z') + i * 3_600_000,
  }))
  const iso = (found: { atMs: number }[]) => found.map(({ atMs }) => new Date(atMs).toISOString())

  it('finds the hours of the local day, and those after its midnight', () => {
    expect(iso(onlyHoursOut(everyHour, '2026-11-21', 'Asia/Seoul', [0, 23, 24]))).toEqual([
      '2026-11-20T15:00:00.000Z',
      '2026-11-21T14:00:00.000Z',
      '2026-11-21T15:00:00.000Z',
    ])
  })
  it('leaves out what is over and keeps the hour under way', () => {
    expect(iso(notOver(everyHour.slice(0, 3), Date.parse('2026-11-20T13:59:59Z')))).toEqual([
      '2026-11-20T13:00:00.000Z',
      '2026-11-20T14:00:00.000Z',
    ])
  })
})
