import { type Config, loadConfig } from '../config.ts'
import { createLog } from '../context.ts'
import { type Clock, frozenClock, systemClock } from '../domain/clock.ts'
import { openDatabase } from '../store/database.ts'
import { createStores, type Stores } from '../store/stores.ts'

/** Opens the store of the settings (DATABASE_URL or DATA_DIR), runs what needs nothing else, closes it. */
export async function withStores<T>(work: (stores: Stores, clock: Clock) => Promise<T>): Promise<T> {
  const { store, nowMs }: Config = loadConfig(process.env)
  const database = openDatabase({ ...store, log: createLog({ logLevel: 'silent' }) })
  try {
    await database.ready
    return await work(createStores(database), nowMs === null ? systemClock : frozenClock(nowMs))
  } finally {
    await database.close()
  }
}
