import { expect, it } from 'vitest'
import { monthOf } from '../../src/store/look-partitions.ts'

it('tells the partition of a month, the last of a year and of all years included', () => {
  expect(monthOf('2026-11-21')).toEqual({ name: 'look_2026_11', from: '2026-11-01', to: '2026-12-01' })
  expect(monthOf('2024-12-31')).toEqual({ name: 'look_2024_12', from: '2024-12-01', to: '2025-01-01' })
  expect(monthOf('9999-12-31')).toEqual({ name: 'look_9999_12', from: '9999-12-01', to: 'infinity' })
})

it.each(['0000-01-01', '0050-01-01', '1825-12-31', 'today', '2026-11-21; drop table look', ''])(
  'refuses %j',
  (date) => {
    expect(() => monthOf(date)).toThrow(RangeError)
  },
)
