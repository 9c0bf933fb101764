import type { Database } from '../../src/store/database.ts'
import { StoreUnavailableError } from '../../src/store/store-unavailable-error.ts'

/** A database that can't be reached. */
export const awayDatabase: Database = {
  kind: 'postgres',
  ready: Promise.resolve(),
  state: () => ({ status: 'opening', reason: 'it is away' }),
  query: () => Promise.reject(new StoreUnavailableError('it is away')),
  transaction: () => Promise.reject(new StoreUnavailableError('it is away')),
  close: () => Promise.resolve(),
}
