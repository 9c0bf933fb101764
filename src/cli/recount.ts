import { Command } from 'commander'
import { printJson } from './print.ts'
import { withStores } from './with-store.ts'

export function recountCommand(): Command {
  return new Command('recount')
    .description('count the evidence anew from the looks, put right what differs, and say how many rows did')
    .option('--json', 'for programs')
    .action((options: { json?: true }) =>
      withStores(async ({ evidence }) => {
        const counted = await evidence.recount()
        if (options.json) return printJson(counted)
        console.log(`${counted.rows} rows of counts; ${counted.differed} differed`)
      }),
    )
}
