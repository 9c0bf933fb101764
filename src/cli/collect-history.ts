import { Presets, SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { DEFAULT_HISTORY_PLACES } from '../crawlers/weather/history/collect-history.ts'
import { withContext } from './open-context.ts'
import { wholeNumber } from './options.ts'
import { printJson } from './print.ts'

export function collectHistoryCommand(): Command {
  return new Command('collect-history')
    .description(
      'bring the hourly observations of past days for the places asked for, and score the forecasts against them; goes on where it was',
    )
    .option('--days <n>', 'how many days back (default: HISTORY_DAYS)', wholeNumber(1, 3650))
    .option('--places <n>', 'places, most asked first', wholeNumber(1, 100_000), DEFAULT_HISTORY_PLACES)
    .option('--json', 'for programs')
    .action((options: { days?: number; places: number; json?: true }) =>
      withContext(async ({ collectHistory, scoreForecasts, config, database }) => {
        await database.ready
        const bar = new SingleBar(
          {
            format: '{bar} {percentage}% {value}/{total} days of sites, {eta_formatted} left',
            hideCursor: true,
          },
          Presets.shades_classic,
        )
        const interrupted = new AbortController()
        const interrupt = () => interrupted.abort()
        process.once('SIGINT', interrupt)
        try {
          bar.start(0, 0)
          const counts = await collectHistory({
            days: options.days ?? config.keep.historyDays,
            places: options.places,
            signal: interrupted.signal,
            onProgress(days, total) {
              bar.setTotal(Math.round(total))
              bar.update(Math.round(days))
            },
          })
          const { places } = options
          await scoreForecasts({
            days: config.keep.forecastDays,
            places,
            signal: interrupted.signal,
          })
          bar.stop()
          if (options.json) return printJson(counts)
          if (counts.sites === 0)
            return console.log(
              'No place was asked of the API in the last 30 days: there is nothing to collect.',
            )
          console.log(
            `${counts.hours} hours stored; ${counts.complete} of ${counts.sites} stations and cells are complete`,
          )
          for (const [source, code] of Object.entries(counts.stopped))
            console.log(`! ${source} was left alone: ${code}`)
          if (counts.complete < counts.sites) console.log('Run again later; it goes on from here.')
        } finally {
          process.off('SIGINT', interrupt)
          bar.stop()
        }
      }),
    )
}
