import type { AddressInfo } from 'node:net'
import { buildApp, buildOperationsApp } from './api/app.ts'
import type { Config } from './config.ts'
import { createContext } from './context.ts'
import { createWorker } from './crawlers/jobs/worker.ts'

/** A server that is up. `stopped` settles when it is down again; it rejects with what brought it down. */
export type Server = { url: string; stop(): Promise<void>; stopped: Promise<void> }

/** While it stops: a connection that a client would keep for more requests ends this soon after its last answer. */
const IDLE_SWEEP_MS = 50

/**
 * Starts what ROLE says: the API, the worker, or both in one process. Resolves when it listens; the database may still be opening.
 * @throws what `listen` throws (EADDRINUSE, EACCES).
 */
export async function serve(config: Config): Promise<Server> {
  const context = createContext(config)
  const { database, log } = context
  const app = await (config.role === 'worker' ? buildOperationsApp : buildApp)(context.api)
  const worker = config.role === 'api' ? null : createWorker(context)
  const { promise: stopped, resolve, reject } = Promise.withResolvers<void>()

  /** First no more requests and jobs, then what they stand on. */
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= (async () => {
      const sweep = setInterval(() => app.server.closeIdleConnections(), IDLE_SWEEP_MS)
      await app.close().finally(() => clearInterval(sweep))
      await worker?.stop()
      await context.close()
    })()
    return stopping
  }

  try {
    await app.listen({ host: config.api.host, port: config.api.port })
  } catch (error) {
    await stop()
    throw error
  }
  // A store that can't be opened without a person ends the process; one that is away does not.
  database.ready
    .then(() => worker?.start())
    .catch(async (error) => {
      if (stopping !== null) return
      await stop()
      reject(error)
    })
  const { address, port, family } = app.server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
  log.info({ url, role: config.role }, 'listening')
  return { url, stop: () => stop().then(resolve, reject), stopped }
}
