import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { RateGroup } from '../domain/wear-rate.ts'
import { scoreOutfits } from '../recommender/evaluation/score-outfits.ts'
import { scoreBaselines } from '../recommender/wear-rates/baselines.ts'
import { scoreCounts } from '../recommender/wear-rates/score-counts.ts'
import { parseStreetCounts } from '../recommender/wear-rates/street-counts.ts'
import { printJson, printTable } from './print.ts'

/** What can be told without data of one's own comes first; the rest is measured by commands that take files. */
export function evalReportCommand(): Command {
  return new Command('report')
    .description(
      'insulation error and band agreement of outfits, and wear rates, each against simple baselines',
    )
    .option('--counts <file>', 'counts of what people wore, for the wear rates (see eval wear-rates)')
    .option('--json', 'for programs')
    .action(async (options: { counts?: string; json?: true }) => {
      const outfits = scoreOutfits()
      const cells = options.counts
        ? parseStreetCounts(JSON.parse(await readFile(options.counts, 'utf8')))
        : null
      const wearRates = cells && { model: scoreCounts(cells), ...scoreBaselines(cells) }
      if (options.json) return printJson({ outfits, wearRates })
      console.log(`Outfits without looks, ${outfits.days} days`)
      printTable(
        ['by', 'mean error, clo', 'agrees with the Korean bands'],
        Object.entries({ outfits: outfits.outfits, ...outfits.baselines }).map(([by, score]) => [
          by,
          score.coldErrorClo.toFixed(3),
          `${(100 * score.bandAgreement).toFixed(0)} %`,
        ]),
      )
      if (wearRates) {
        console.log('\nWear rates, log loss a photo (eval wear-rates says more)')
        printTable(
          ['by', ...RateGroup.enum],
          Object.entries(wearRates).map(([by, scores]) => [
            by,
            ...RateGroup.enum.map((group) => scores[group].logLoss?.toFixed(3) ?? '-'),
          ]),
        )
      }
      console.log('\nTaste: ondot eval taste. Detector: ondot eval detector. Forecasts: ondot weather skill.')
    })
}
