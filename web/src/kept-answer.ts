import type { DailyAnswer, DayAnswer } from '@ondot/client'
import type { TextStorage } from './storage.ts'

/** The last answer to each of the last questions, for when the network is away. */
export type KeptAnswer = { question: string; atMs: number; answer: DailyAnswer }

const KEY = 'ondot.answers'
/** Ten days are about 150 kB; a browser gives 5 MB. */
const MOST = 4

function all(storage: TextStorage): KeptAnswer[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

/** A shorter answer to a question does not push out a longer one of the same day. */
export function keepAnswer(storage: TextStorage, kept: KeptAnswer): KeptAnswer {
  const others = all(storage).filter(({ question }) => question !== kept.question)
  const before = all(storage).find(({ question }) => question === kept.question)
  const merged =
    before?.answer.followingDays && !kept.answer.followingDays && before.answer.date === kept.answer.date
      ? { ...kept, answer: { ...kept.answer, followingDays: before.answer.followingDays } }
      : kept
  try {
    storage.setItem(KEY, JSON.stringify([merged, ...others].slice(0, MOST)))
  } catch {
    // Full, or storage is refused: the answer is shown all the same.
  }
  return merged
}

export function keptAnswer(storage: TextStorage, question: string): KeptAnswer | null {
  return all(storage).find((kept) => kept.question === question) ?? null
}

/** All days that an answer tells of. */
export function daysOf(answer: DailyAnswer): readonly DayAnswer[] {
  const { followingDays = [], region: _region, gender: _gender, ...first } = answer
  return [first, ...followingDays]
}
