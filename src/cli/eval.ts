import { Command } from 'commander'
import { detectAll, evaluate, readCoco } from '../vision/evaluate.ts'
import { readModel } from '../vision/model-card.ts'
import { evalColoursCommand } from './eval-colours.ts'
import { evalOffsetCommand } from './eval-offset.ts'
import { evalReportCommand } from './eval-report.ts'
import { evalTasteCommand } from './eval-taste.ts'
import { evalWearRatesCommand } from './eval-wear-rates.ts'
import { evalWeightsCommand } from './eval-weights.ts'
import { withDetector } from './open-detector.ts'
import { printJson, printTable } from './print.ts'

export function evalCommand(): Command {
  return new Command('eval')
    .description('measure against labelled data')
    .addCommand(evalDetectorCommand().exitOverride())
    .addCommand(evalColoursCommand().exitOverride())
    .addCommand(evalReportCommand().exitOverride())
    .addCommand(evalTasteCommand().exitOverride())
    .addCommand(evalOffsetCommand().exitOverride())
    .addCommand(evalWearRatesCommand().exitOverride())
    .addCommand(evalWeightsCommand().exitOverride())
}

function evalDetectorCommand(): Command {
  return new Command('detector')
    .description('average precision and image tags of the detector on a COCO file')
    .argument('<coco>', 'annotations, JSON')
    .argument('<images>', 'folder of the photos')
    .option('--json', 'for programs')
    .action((coco: string, images: string, options: { json?: true }) =>
      withDetector(async (detector) => {
        const { thresholds } = await readModel()
        const result = evaluate(await detectAll(detector, await readCoco(coco), images), thresholds)
        if (options.json) return printJson(result)
        const said = (rate: number | null) => (rate === null ? '-' : rate.toFixed(3))
        printTable(
          ['class', 'boxes', 'AP50', 'AP50:95', 'precision', 'recall', 'F1'],
          [
            ...Object.entries(result.classes).map(([name, { boxes, ap50, ap, tags }]) => [
              name,
              String(boxes),
              ...[ap50, ap, tags.precision, tags.recall, tags.f1].map(said),
            ]),
            [
              'all',
              '',
              ...[result.ap50, result.ap, result.tags.precision, result.tags.recall, result.tags.f1].map(
                said,
              ),
            ],
          ],
        )
      }),
    )
}
