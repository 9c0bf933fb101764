import { expect, it } from 'vitest'
import { takenAtOf } from '../../../../src/crawlers/posts/ingest/taken-at-of.ts'
import type { TakenAt } from '../../../../src/domain/post.ts'

const SEOUL = { timeZone: 'Asia/Seoul', nowMs: Date.parse('2026-11-21T12:00:00+09:00') }
const at = (date: string, time: string | null = null): TakenAt => ({ date, time })
const noExif = { takenAt: null, offsetMin: null }
const exif = (takenAt: TakenAt | null, offsetMin: number | null = null) => ({ takenAt, offsetMin })

it.each<[string, TakenAt | null, ReturnType<typeof exif>, TakenAt | null]>([
  ['the source’s time', at('2026-05-01', '14:00'), noExif, at('2026-05-01', '14:00')],
  [
    'the source’s before the camera’s',
    at('2026-05-01', '14:00'),
    exif(at('2026-05-02', '09:00')),
    at('2026-05-01', '14:00'),
  ],
  [
    'the camera’s hour of the day that the source says',
    at('2026-05-01'),
    exif(at('2026-05-01', '09:10')),
    at('2026-05-01', '09:10'),
  ],
  [
    'the source’s day where the camera says another',
    at('2026-05-01'),
    exif(at('2026-04-01', '09:10')),
    at('2026-05-01'),
  ],
  [
    'the camera’s where the source says nothing',
    null,
    exif(at('2026-05-01', '09:10')),
    at('2026-05-01', '09:10'),
  ],
  ['a day alone', at('2026-05-01'), noExif, at('2026-05-01')],
  ['nothing', null, noExif, null],
  ['none before cameras wrote dates', at('1970-01-01', '00:00'), noExif, null],
  ['none of 1980, where a clock was never set', at('1980-01-01', '00:00'), noExif, null],
  ['none of a clock that began anew', null, exif(at('2000-01-01', '00:00')), null],
  ['none in the future', at('2027-01-01', '10:00'), noExif, null],
  [
    'the camera’s where the source’s can’t be',
    at('2063-04-05', '10:00'),
    exif(at('2026-05-01', '09:10')),
    at('2026-05-01', '09:10'),
  ],
  ['today', at('2026-11-21', '11:00'), noExif, at('2026-11-21', '11:00')],
])('takes %s', (_, stated, camera, expected) => {
  expect(takenAtOf(stated, camera, SEOUL)).toEqual(expected)
})

it('sets a camera right that says the zone of its clock', () => {
  const newYork = exif(at('2026-04-30', '20:10'), -240)
  expect(takenAtOf(null, newYork, SEOUL)).toEqual(at('2026-05-01', '09:10'))
  expect(takenAtOf(null, exif(at('2026-05-01', '09:10'), 540), SEOUL)).toEqual(at('2026-05-01', '09:10'))
})

it('knows that it is tomorrow already farther east', () => {
  const nowMs = Date.parse('2026-11-21T20:00:00Z')
  expect(takenAtOf(at('2026-11-22', '04:00'), noExif, { timeZone: 'Asia/Seoul', nowMs })).not.toBeNull()
  expect(takenAtOf(at('2026-11-22', '04:00'), noExif, { timeZone: 'Europe/Paris', nowMs })).toBeNull()
})
