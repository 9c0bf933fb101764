import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { RateGroup } from '../domain/wear-rate.ts'
import { scoreOutfits } from '../recommender/evaluation/score-outfits.ts'
import { simulateOffsets } from '../recommender/person/simulate-offsets.ts'
import { simulateTaste } from '../recommender/taste/simulate-taste.ts'
import { FM_DEFAULTS } from '../recommender/taste/train-fm.ts'
import { scoreBaselines } from '../recommender/wear-rates/baselines.ts'
import { scoreCounts } from '../recommender/wear-rates/score-counts.ts'
import { parseStreetCounts } from '../recommender/wear-rates/street-counts.ts'
import { printOffset } from './eval-offset.ts'
import { evaluateTasteFiles, printTaste } from './eval-taste.ts'
import { printJson, printTable } from './print.ts'
import { UsageError } from './usage-error.ts'

/** Of the offset: enough people for a percent. */
const SIMULATED_PEOPLE = 1000
const SIMULATED_ANSWERS = 8
const SEED = 1

type Options = { counts?: string; taste?: string[]; json?: true }

/** What can be told without data of one's own; the rest is measured by commands that take files. */
export function evalReportCommand(): Command {
  return new Command('report')
    .description(
      'insulation error and band agreement of outfits, wear rates, the personal offset and taste, each against simple baselines',
    )
    .option('--counts <file>', 'counts of what people wore, for the wear rates (see eval wear-rates)')
    .option(
      '--taste <files...>',
      'libFM files to train by, to stop by and to judge by, in this order; without them answers are made up',
    )
    .option('--json', 'for programs')
    .action(async (options: Options) => {
      const tasteFiles = options.taste && threeFiles(options.taste)
      const outfits = scoreOutfits()
      const wearRates = options.counts ? await scoreWearRates(options.counts) : null
      const offset = simulateOffsets(SIMULATED_PEOPLE, SIMULATED_ANSWERS, SEED)
      const taste = tasteFiles ? await evaluateTasteFiles(tasteFiles, FM_DEFAULTS) : simulateTaste(SEED)
      if (options.json) return printJson({ outfits, wearRates, offset, taste })
      printOutfits(outfits)
      if (wearRates) printWearRates(wearRates)
      console.log(`\nOffset of ${offset.people} simulated people (eval offset says more)`)
      printOffset(offset)
      console.log(
        `\nTaste, ${tasteFiles?.test ?? 'simulated answers with known interactions'} (eval taste says more)`,
      )
      printTaste(taste)
      console.log('\nDetector: ondot eval detector. Forecasts: ondot weather skill.')
    })
}

async function scoreWearRates(path: string) {
  const cells = parseStreetCounts(JSON.parse(await readFile(path, 'utf8')))
  return { model: scoreCounts(cells), ...scoreBaselines(cells) }
}

function threeFiles([train, valid, test, ...more]: readonly string[]) {
  if (!train || !valid || !test || more.length > 0) throw new UsageError('--taste wants three files')
  return { train, valid, test }
}

function printOutfits({ days, outfits, baselines }: ReturnType<typeof scoreOutfits>): void {
  console.log(`Outfits without looks, ${days} days`)
  printTable(
    ['by', 'mean error, clo', 'agrees with the Korean bands'],
    Object.entries({ outfits, ...baselines }).map(([by, score]) => [
      by,
      score.coldErrorClo.toFixed(3),
      `${(100 * score.bandAgreement).toFixed(0)} %`,
    ]),
  )
}

function printWearRates(wearRates: Awaited<ReturnType<typeof scoreWearRates>>): void {
  console.log('\nWear rates, log loss a photo (eval wear-rates says more)')
  printTable(
    ['by', ...RateGroup.enum],
    Object.entries(wearRates).map(([by, scores]) => [
      by,
      ...RateGroup.enum.map((group) => scores[group].logLoss?.toFixed(3) ?? '-'),
    ]),
  )
}
