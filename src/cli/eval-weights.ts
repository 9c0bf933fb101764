import { Command } from 'commander'
import { CLASS_PARTS } from '../recommender/evaluation/choice-parts.ts'
import { fitWeights, TO_90, type Told, type WeightsFit } from '../recommender/evaluation/fit-weights.ts'
import { readTagQuality } from '../vision/tag-quality.ts'
import { wholeNumber } from './options.ts'
import { printJson, printTable } from './print.ts'
import { readWornLooks, storedWornLooks } from './read-worn-looks.ts'
import { UsageError } from './usage-error.ts'
import { withStores } from './with-store.ts'

type Options = { looks: number; seed: number; json?: true }

export function evalWeightsCommand(): Command {
  return new Command('weights')
    .description(
      'weights of the score, fitted to what people wore, beside those that ship (docs/decisions/0025-weights-from-looks.md)',
    )
    .argument('[file]', 'looks as NDJSON or CSV: garments, gender, apparentC, place; without it those stored')
    .option('--looks <n>', 'newest looks read from the store', wholeNumber(100, 1_000_000), 5000)
    .option('--seed <n>', 'of the random numbers', wholeNumber(0, 2 ** 31), 1)
    .option('--json', 'for programs')
    .action(async (file: string | undefined, { looks: limit, seed, json }: Options) => {
      const worn = file
        ? await readWornLooks(file)
        : await withStores(({ looks }) => storedWornLooks(looks, limit))
      const report = fitted(worn, await readTagQuality(), seed)
      if (json) return printJson(report)
      const { looks, withoutTemperature, alternatives } = report
      const leftOut = withoutTemperature > 0 ? ` (${withoutTemperature} without a temperature left out)` : ''
      console.log(`${looks} looks${leftOut}, ${alternatives} other sets beside each`)
      console.log('\nOther sets filled as others wore them')
      printFit(report.fits['as-worn'])
      console.log('\nOther sets filled evenly')
      printFit(report.fits.evenly)
    })
}

function fitted(...[looks, ...rest]: Parameters<typeof fitWeights>) {
  try {
    return fitWeights(looks, ...rest)
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${error.message}.`)
    throw error
  }
}

function printFit({ choices, parts, heldOut }: WeightsFit): void {
  printTable(
    ['part', 'coefficient, 90 %', 'of season, 90 %', 'ships'],
    CLASS_PARTS.flatMap((name) => {
      const part = parts[name]
      if (!part) return []
      const { coefficient, toSeason } = part
      return [[name, told(coefficient), toSeason ? told(toSeason) : '-', toSeason?.shipped.toFixed(2) ?? '-']]
    }),
  )
  printTable(
    [`held out, ${choices.toFixed(0)} choices`, 'log loss', 'worn one first'],
    Object.entries(heldOut).map(([by, { logLoss, topShare }]) => [
      by,
      logLoss.toFixed(3),
      `${(100 * topShare).toFixed(1)} %`,
    ]),
  )
}

function told({ value, standardError }: Told): string {
  const [low, high] = [value - TO_90 * standardError, value + TO_90 * standardError]
  return [value, low, high].map((each) => each.toFixed(2)).join('  ')
}
