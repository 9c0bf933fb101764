import { Command } from 'commander'
import { withContext } from './open-context.ts'
import { printJson, printTable } from './print.ts'

export function weatherProvidersCommand(): Command {
  return new Command('providers')
    .description('how the weather providers fare: last success, errors, delay, budget left')
    .option('--json', 'for programs')
    .action((options: { json?: true }) =>
      withContext(async ({ database, providers }) => {
        await database.ready.catch((error) => {
          if (error.code === 'data-dir-in-use')
            error.message = `${error.message}. While it runs, ask it: GET /metrics (ondot_provider_…) and GET /readyz.`
          throw error
        })
        const view = await providers()
        if (options.json) return printJson(view)
        printTable(
          ['product', 'last success', 'newest issue', 'behind min', 'delay min', 'errors'],
          view.products.map((p) => [
            p.product,
            p.lastSuccessAt ?? 'never',
            p.newestIssueAt ?? '',
            String(p.behindMinutes ?? ''),
            String(p.delayMinutes ?? ''),
            p.errors.map(({ code, lastAt, times }) => `${code} ×${times} (last ${lastAt})`).join(', '),
          ]),
        )
        console.log()
        printTable(
          ['budget', 'day', 'used', 'limit', 'left'],
          view.budgets.map(({ provider, window, used, limit, left }) => [
            provider,
            window,
            ...[used, limit, left].map(String),
          ]),
        )
      }),
    )
}
