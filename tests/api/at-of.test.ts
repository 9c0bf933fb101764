import { describe, expect, it } from 'vitest'
import { atOf } from '../../src/api/at-of.ts'
import { ProblemError } from '../../src/api/problem.ts'

const NOW = Date.parse('2026-11-21T03:00:30Z')
const ZONE = 'Asia/Seoul'

describe('the moment asked', () => {
  it.each([
    ['2026-11-21T18:30:00+09:00', '2026-11-21T09:30:00Z'],
    ['2026-11-21T18:30:00 09:00', '2026-11-21T09:30:00Z'],
    ['2026-11-21T18:30', '2026-11-21T09:30:00Z'],
    ['2026-11-21T18:30:59.9Z', '2026-11-21T18:30:00Z'],
  ])('reads %s', (text, iso) => {
    expect(atOf(text, ZONE, NOW)).toBe(Date.parse(iso))
  })

  it('is now, to the minute, when none is named', () => {
    expect(atOf(undefined, ZONE, NOW)).toBe(Date.parse('2026-11-21T03:00:00Z'))
  })

  it.each([
    'soon',
    '',
    '2026-13-01T00:00Z',
    '2026-11-21',
    '2026-11-21T25:00',
    '2024-01-01T00:00Z',
    '9999-01-01T00:00Z',
  ])('refuses %j and names the field', (text) => {
    expect(() => atOf(text, ZONE, NOW)).toThrow(
      expect.objectContaining({ code: 'invalid-input', errors: [expect.objectContaining({ field: 'at' })] }),
    )
    expect(() => atOf(text, ZONE, NOW)).toThrow(ProblemError)
  })
})
