import { beforeEach, expect, it } from 'vitest'
import { createHashtagBudget } from '../../src/store/hashtag-budget.ts'
import type { Database } from '../../src/store/database.ts'
import { emptyLooks, noonMs } from './look-samples.ts'

const WEEK_MS = 7 * 86_400_000

export function hashtagBudgetContract(database: () => Database): void {
  beforeEach(() => emptyLooks(database()))

  const take = (hashtag: string, atMs = noonMs, limit = 2, account = 'us') =>
    createHashtagBudget(database()).take(account, hashtag, limit, WEEK_MS, atMs)

  it('lets as many tags in as fit the window, and those again', async () => {
    expect([await take('ootd'), await take('데일리룩'), await take('코디')]).toEqual([true, true, false])
    expect([await take('ootd'), await take('데일리룩')]).toEqual([true, true])
    expect(await take('코디', noonMs, 2, 'others')).toBe(true)
  })

  it('counts a tag from when it was first asked: asking again does not renew it', async () => {
    await take('ootd')
    await take('데일리룩', noonMs + 10)
    await take('ootd', noonMs + WEEK_MS - 1)
    expect(await take('코디', noonMs + WEEK_MS - 1)).toBe(false)
    expect(await take('코디', noonMs + WEEK_MS)).toBe(true)
    expect(await take('ootd', noonMs + WEEK_MS)).toBe(false)
  })

  it('is not overrun by tags at the same time', async () => {
    const tags = Array.from({ length: 40 }, (_, n) => take(`tag-${n}`, noonMs, 30))
    expect((await Promise.all(tags)).filter(Boolean)).toHaveLength(30)
  })
}
