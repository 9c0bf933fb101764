import { describe, expect, it } from 'vitest'
import type { DailyAnswer } from '../../client/src/index.ts'
import { parseChoices } from '../../web/src/choices.ts'
import { daysOf, keepAnswer, keptAnswer } from '../../web/src/kept-answer.ts'

function memory(start?: string) {
  let text = start ?? null
  return { getItem: () => text, setItem: (_key: string, value: string) => (text = value) }
}

const answerOf = (date: string, following: string[] = []) =>
  ({
    date,
    ...(following.length > 0 && { followingDays: following.map((day) => ({ date: day })) }),
  }) as DailyAnswer

describe('kept answers', () => {
  it('come back with the time they came', () => {
    const storage = memory()
    keepAnswer(storage, { question: 'a', atMs: 5, answer: answerOf('2026-11-22') })
    expect(keptAnswer(storage, 'a')).toEqual({ question: 'a', atMs: 5, answer: { date: '2026-11-22' } })
    expect(keptAnswer(storage, 'b')).toBeNull()
  })

  it('keep the days to come when the same day is asked alone', () => {
    const storage = memory()
    keepAnswer(storage, { question: 'a', atMs: 1, answer: answerOf('2026-11-22', ['2026-11-23']) })
    const merged = keepAnswer(storage, { question: 'a', atMs: 2, answer: answerOf('2026-11-22') })
    expect([merged.atMs, daysOf(merged.answer).map(({ date }) => date)]).toEqual([
      2,
      ['2026-11-22', '2026-11-23'],
    ])
    const next = keepAnswer(storage, { question: 'a', atMs: 3, answer: answerOf('2026-11-23') })
    expect(daysOf(next.answer).map(({ date }) => date)).toEqual(['2026-11-23'])
  })

  it('are the last four', () => {
    const storage = memory()
    for (const question of ['a', 'b', 'c', 'd', 'e'])
      keepAnswer(storage, { question, atMs: 1, answer: answerOf('2026-11-22') })
    expect(['a', 'b', 'e'].map((question) => keptAnswer(storage, question) !== null)).toEqual([
      false,
      true,
      true,
    ])
  })

  it('are given up where storage is full or holds something else', () => {
    const full = {
      getItem: () => 'not json',
      setItem() {
        throw new Error('quota')
      },
    }
    const kept = { question: 'a', atMs: 1, answer: answerOf('2026-11-22') }
    expect(keepAnswer(full, kept)).toEqual(kept)
    expect(keptAnswer(full, 'a')).toBeNull()
  })
})

describe('choices', () => {
  it('begin in Seoul, in the language of the browser, else Korean', () => {
    expect(parseChoices(null, ['fr', 'en-US'])).toMatchObject({
      place: { code: '1100000000' },
      gender: 'any',
      hours: 'morning,day,evening',
      lang: 'en',
    })
    expect(parseChoices(null, ['fr']).lang).toBe('ko')
  })

  it('are read back field by field: one that is not understood is as never chosen', () => {
    const text = JSON.stringify({
      gender: 'male',
      sensitivity: 9,
      lang: 'tlh',
      place: { code: 1 },
      units: 'imperial',
    })
    expect(parseChoices(text, ['ko'])).toMatchObject({
      gender: 'male',
      sensitivity: 0,
      lang: 'ko',
      units: 'imperial',
      place: { code: '1100000000' },
    })
    expect(parseChoices('{', []).gender).toBe('any')
  })
})
