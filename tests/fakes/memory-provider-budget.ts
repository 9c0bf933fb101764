import type { ProviderBudget } from '../../src/store/ports.ts'
import { StoreUnavailableError } from '../../src/store/store-unavailable-error.ts'

/** The budget port in memory. */
export function createMemoryProviderBudget(): ProviderBudget & { down: boolean } {
  const spent = new Map<string, number>()
  const budget = {
    down: false,
    async take(provider: string, window: string, limit: number, calls = 1) {
      if (budget.down) throw new StoreUnavailableError('the database is opening')
      const used = spent.get(`${provider} ${window}`) ?? 0
      if (used + calls > limit) return false
      spent.set(`${provider} ${window}`, used + calls)
      return true
    },
    async used(provider: string, window: string) {
      return spent.get(`${provider} ${window}`) ?? 0
    },
    usedIn: async () => [],
    async deleteWindowsBefore() {
      const windows = spent.size
      spent.clear()
      return windows
    },
  }
  return budget
}
