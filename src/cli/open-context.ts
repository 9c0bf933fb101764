import { loadConfig } from '../config.ts'
import { type Context, createContext, createLog } from '../context.ts'

/** Faults only: standard output is for the answer. */
const LOG_LEVEL = 'silent'

/**
 * Opens what a command needs, runs it, closes it. A server that holds the embedded database keeps it: then the command goes without
 * stored weather, and says so.
 */
export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const config = loadConfig(process.env)
  const context = createContext(config, createLog({ logLevel: LOG_LEVEL }))
  try {
    await context.database.ready.catch((error) =>
      console.error(`${error.message}; going on without what is stored.`),
    )
    return await work(context)
  } finally {
    await context.close()
  }
}
