import type { Database } from './database.ts'
import type { ProviderBudget } from './ports.ts'

/** One statement, so that the row's lock makes taking atomic across replicas; no row comes back where the limit would be passed. */
const TAKE = `
  insert into provider_budget as budget (provider, budget_window, used)
  select $1, $2, $4::integer where $4::integer <= $3::integer
  on conflict (provider, budget_window) do update set used = budget.used + excluded.used
  where budget.used + excluded.used <= $3::integer
  returning used`

export function createProviderBudget(database: Database): ProviderBudget {
  return {
    async take(provider, window, limit, calls = 1) {
      const { rows } = await database.query(TAKE, [provider, window, limit, calls])
      return rows.length === 1
    },

    async used(provider, window) {
      const text = 'select used from provider_budget where provider = $1 and budget_window = $2'
      const { rows } = await database.query<{ used: number }>(text, [provider, window])
      return rows[0]?.used ?? 0
    },

    async usedIn(windows) {
      const text =
        'select provider, budget_window as window, used from provider_budget where budget_window = any($1) order by 1, 2'
      const { rows } = await database.query<{ provider: string; window: string; used: number }>(text, [
        windows,
      ])
      return rows
    },

    async deleteWindowsBefore(beforeMs) {
      const text = 'delete from provider_budget where budget_window < $1'
      const result = await database.query(text, [new Date(beforeMs).toISOString().slice(0, 10)])
      return result.rowCount ?? 0
    },
  }
}
