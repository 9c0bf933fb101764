import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { InterruptedError } from './interrupted-error.ts'
import { withContext } from './open-context.ts'
import { printJson } from './print.ts'

export function importLooksCommand(): Command {
  return new Command('looks')
    .description(
      'add looks of a CSV or NDJSON FILE as evidence (docs/operations.md); a second run adds nothing twice',
    )
    .argument('<file>')
    .option('--json', 'for programs')
    .action((file: string, { json }: { json?: true }) =>
      withContext(async ({ database, importLooks }) => {
        await database.ready
        const interrupted = new AbortController()
        const interrupt = () => interrupted.abort()
        process.once('SIGINT', interrupt)
        const bar = new SingleBar({
          format: '{value} rows · {evidence} evidence · {waiting} waiting · {known} known · {bad} bad',
          hideCursor: true,
        })
        const bad: string[] = []
        try {
          bar.start(0, 0, { evidence: 0, waiting: 0, known: 0, bad: 0 })
          const counts = await importLooks(file, {
            signal: interrupted.signal,
            onRow: (now) => bar.update(now.rows, now),
            onBad: (line, message) => bad.push(`line ${line}: ${message}`),
          })
          bar.stop()
          for (const line of bad) console.error(line)
          if (json) return printJson(counts)
          const out = Object.entries(counts.excluded).map(([reason, times]) => `${reason} ${times}`)
          console.log(
            `${counts.rows} rows: ${counts.evidence} evidence, ${counts.waiting} waiting for their weather, ` +
              `${counts.known} known before, ${counts.bad} bad; kept out: ${out.join(', ') || 'none'}`,
          )
        } catch (error) {
          if (interrupted.signal.aborted)
            throw new InterruptedError('Stopped. What was added stays; run it again to go on.', {
              cause: error,
            })
          throw error
        } finally {
          process.off('SIGINT', interrupt)
          bar.stop()
        }
      }),
    )
}
