import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { RateGroup } from '../domain/wear-rate.ts'
import { scoreBaselines } from '../recommender/wear-rates/baselines.ts'
import { citiesFitted, type Scores, scoreCounts } from '../recommender/wear-rates/score-counts.ts'
import { parseStreetCounts } from '../recommender/wear-rates/street-counts.ts'
import { printJson, printTable } from './print.ts'
import { UsageError } from './usage-error.ts'

/** Long sleeves and layers are no class that photos show. */
const NOTE = 'longSleeves and layers: no class shows them, so looks move them only by way of the outer layer.'

export function evalWearRatesCommand(): Command {
  return new Command('wear-rates')
    .description('how well the wear rates fit counts of what people wore, in cities that they have not seen')
    .argument('<file>', 'counts by city and bins of 3 °C, JSON')
    .option('--json', 'for programs')
    .action(async (file: string, options: { json?: true }) => {
      const cells = parseStreetCounts(parseJson(await readFile(file, 'utf8'), file))
      const groups = scoreCounts(cells)
      const cities = [...new Set(cells.map(({ city }) => city))]
      const leftOut = citiesFitted().filter((city) => cities.includes(city))
      const baselines = scoreBaselines(cells)
      if (options.json) return printJson({ groups, baselines, cities: cities.length, leftOut, note: NOTE })
      console.log(
        `${cities.length} cities; ${leftOut.length} of them were in the fit and are scored by one without them.\n`,
      )
      printScores({ model: groups, ...baselines })
      console.log(`\n${NOTE}`)
    })
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${file} is not JSON.`)
  }
}

function printScores(scores: Readonly<Record<string, Scores>>): void {
  const said = (value: number | null) => (value === null ? '-' : value.toFixed(3))
  printTable(
    ['group', 'by', 'photos', 'log loss', 'Brier', 'calibration', 'AUC', 'in 90 %', 'cities in 90 %'],
    RateGroup.enum.flatMap((group) =>
      Object.entries(scores).map(([by, { [group]: score }]) => [
        group,
        by,
        String(score.n),
        ...[
          score.logLoss,
          score.brier,
          score.calibrationError,
          score.auc,
          score.coverage90,
          score.cityCoverage90,
        ].map(said),
      ]),
    ),
  )
}
