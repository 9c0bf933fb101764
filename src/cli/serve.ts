import { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { serve } from '../serve.ts'

/** Whoever stops us waits this long at most. */
const STOP_LIMIT_MS = 15_000

export function serveCommand(): Command {
  return new Command('serve')
    .description('answer on HOST:PORT until stopped (settings: .env.example)')
    .action(async () => {
      const server = await serve(loadConfig(process.env)).catch((error) => {
        if (error.code === 'EADDRINUSE')
          error.message = `PORT ${error.port} of HOST ${error.address} is in use.`
        throw error
      })
      for (const name of ['SIGINT', 'SIGTERM'] as const) {
        process.once(name, () => {
          // A second signal ends it at once: the default handler is back.
          setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
          void server.stop()
        })
      }
      await server.stopped
    })
}
