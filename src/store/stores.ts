import type { Database } from './database.ts'
import { createDemand } from './demand.ts'
import { createForecastScores } from './forecast-scores.ts'
import { createForecastStore } from './forecast-store.ts'
import { createObservationStore } from './observation-store.ts'
import { createProviderBudget } from './provider-budget.ts'
import { createProviderRecord } from './provider-record.ts'

/** Every repository over one database. */
export type Stores = ReturnType<typeof createStores>

export function createStores(database: Database) {
  return {
    forecasts: createForecastStore(database),
    observations: createObservationStore(database),
    scores: createForecastScores(database),
    budget: createProviderBudget(database),
    record: createProviderRecord(database),
    demand: createDemand(database),
  }
}
