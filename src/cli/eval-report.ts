import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { RateGroup } from '../domain/wear-rate.ts'
import { scoreOutfits } from '../recommender/evaluation/score-outfits.ts'
import { simulateOffsets } from '../recommender/person/simulate-offsets.ts'
import { scoreBaselines } from '../recommender/wear-rates/baselines.ts'
import { scoreCounts } from '../recommender/wear-rates/score-counts.ts'
import { parseStreetCounts } from '../recommender/wear-rates/street-counts.ts'
import { printJson, printTable } from './print.ts'

/** Of the offset: enough people for a percent. */
const SIMULATED_PEOPLE = 1000
const SIMULATED_ANSWERS = 8

/** What can be told without data of one's own comes first; the rest is measured by commands that take files. */
export function evalReportCommand(): Command {
  return new Command('report')
    .description(
      'insulation error and band agreement of outfits, wear rates, and the personal offset, each against simple baselines',
    )
    .option('--counts <file>', 'counts of what people wore, for the wear rates (see eval wear-rates)')
    .option('--json', 'for programs')
    .action(async (options: { counts?: string; json?: true }) => {
      const outfits = scoreOutfits()
      const cells = options.counts
        ? parseStreetCounts(JSON.parse(await readFile(options.counts, 'utf8')))
        : null
      const wearRates = cells && { model: scoreCounts(cells), ...scoreBaselines(cells) }
      const offset = simulateOffsets(SIMULATED_PEOPLE, SIMULATED_ANSWERS, 1)
      if (options.json) return printJson({ outfits, wearRates, offset })
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
      const { convergence, baselines } = offset
      const learned = convergence.at(-1)
      console.log(
        `\nOffset of ${offset.people} simulated people after ${offset.answers} answers (eval offset says more)`,
      )
      printTable(
        ['by', 'within 1 °C', 'RMSE, °C'],
        Object.entries({ ...(learned && { learned }), ...baselines }).map(([by, { within1C, rmseC }]) => [
          by,
          `${(100 * within1C).toFixed(1)} %`,
          rmseC.toFixed(2),
        ]),
      )
      console.log('\nTaste: ondot eval taste. Detector: ondot eval detector. Forecasts: ondot weather skill.')
    })
}
