import { Command } from 'commander'
import { type ColourRule, scoreColours } from '../recommender/evaluation/score-colours.ts'
import { coloursOfBoxes } from '../vision/box-colours.ts'
import { readCoco } from '../vision/evaluate.ts'
import { wholeNumber } from './options.ts'
import { printJson, printTable } from './print.ts'

type Options = { seed: number; json?: true }

const SAID: Readonly<Record<ColourRule, string>> = {
  harmony: 'harmony, as outfits are scored',
  hueAlone: 'of it hues alone',
  sameColourAlone: 'of it the same colour alone',
  ouLuo: 'Ou and Luo 2006',
  fewHues: 'few hues',
  alikeLightness: 'alike lightness',
}

export function evalColoursCommand(): Command {
  return new Command('colours')
    .description(
      "whether people's garments go together better than garments of strangers, by rules of colour",
    )
    .argument('<coco>', 'annotations of street photos, one person each, JSON')
    .argument('<images>', 'folder of the photos')
    .option('--seed <n>', 'of the random numbers', wholeNumber(0, 2 ** 31), 1)
    .option('--json', 'for programs')
    .action(async (coco: string, images: string, { seed, json }: Options) => {
      const report = scoreColours(await coloursOfBoxes(await readCoco(coco), images), seed)
      if (json) return printJson(report)
      const { all, apart, hues } = report
      console.log(
        `${all.harmony.photos} photos. How often a garment goes better with the rest than one of its class from another photo; 0.5 is chance.\n`,
      )
      printTable(
        ['rule', 'AUC', '90 %', 'apart, alike light', '90 %'],
        (Object.keys(SAID) as ColourRule[]).map((name) => [
          SAID[name],
          ...[all, apart].flatMap(({ [name]: { auc, interval } }) => [
            auc.toFixed(3),
            interval.map((end) => end.toFixed(3)).join(' .. '),
          ]),
        ]),
      )
      console.log(
        '\napart, alike light: only with pieces whose boxes do not touch, against photos in alike light.\n',
      )
      printTable(
        ['hues apart', 'pairs', 'expected', 'times'],
        hues.map(({ fromDegrees, toDegrees, seen, expected }) => [
          `${fromDegrees} to ${toDegrees}°`,
          seen.toFixed(0),
          expected.toFixed(0),
          (seen / expected).toFixed(2),
        ]),
      )
    })
}
