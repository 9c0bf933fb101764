import { expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { createProviderBudget } from '../../src/store/provider-budget.ts'

export function providerBudgetContract(database: () => Database): void {
  it('gives calls until the limit is reached, and takes nothing when fewer are left', async () => {
    const budget = createProviderBudget(database())
    expect(await budget.used('kma', 'monday')).toBe(0)
    expect(await budget.take('kma', 'monday', 3, 2)).toBe(true)
    expect(await budget.take('kma', 'monday', 3, 2)).toBe(false)
    expect(await budget.used('kma', 'monday')).toBe(2)
    expect(await budget.take('kma', 'monday', 3)).toBe(true)
    expect(await budget.take('kma', 'monday', 3)).toBe(false)
    expect(await budget.used('kma', 'monday')).toBe(3)
  })

  it('refuses a first take beyond the limit', async () => {
    const budget = createProviderBudget(database())
    expect(await budget.take('kma', 'tuesday', 3, 4)).toBe(false)
    expect(await budget.used('kma', 'tuesday')).toBe(0)
  })

  it('counts windows and providers apart', async () => {
    const budget = createProviderBudget(database())
    expect(await budget.take('kma', 'wednesday', 1)).toBe(true)
    expect(await budget.take('kma', 'thursday', 1)).toBe(true)
    expect(await budget.take('open-meteo', 'wednesday', 1)).toBe(true)
  })

  it('is not overrun by 200 takes at once', async () => {
    const budget = createProviderBudget(database())
    const takes = await Promise.all(Array.from({ length: 200 }, () => budget.take('kma', 'friday', 50)))
    expect(takes.filter(Boolean)).toHaveLength(50)
    expect(await budget.used('kma', 'friday')).toBe(50)
  })

  it('forgets windows of days before a moment and says how many', async () => {
    const budget = createProviderBudget(database())
    for (const window of ['2026-11-18', '2026-11-18T23:59', '2026-11-19', '2026-11-19T00'])
      await budget.take('p', window, 10)
    expect(await budget.usedIn(['2026-11-18', '2026-11-19', '2026-11-20'])).toEqual([
      { provider: 'p', window: '2026-11-18', used: 1 },
      { provider: 'p', window: '2026-11-19', used: 1 },
    ])
    expect(await budget.deleteWindowsBefore(Date.parse('2026-11-19T12:00:00Z'))).toBe(2)
    expect(await budget.used('p', '2026-11-18')).toBe(0)
    expect(await budget.used('p', '2026-11-19')).toBe(1)
  })
}
