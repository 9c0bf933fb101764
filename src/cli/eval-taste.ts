import { Command, InvalidArgumentError } from 'commander'
import { evaluateFm, type FmReport, labelPair, type Quality } from '../recommender/taste/evaluate-fm.ts'
import { FmLoss } from '../recommender/taste/fm-loss.ts'
import { FM_DEFAULTS, type FmSettings } from '../recommender/taste/train-fm.ts'
import { wholeNumber } from './options.ts'
import { printJson, printTable } from './print.ts'
import { readTasteData } from './read-libfm.ts'
import { UsageError } from './usage-error.ts'

type Options = Omit<FmSettings, 'loss'> & {
  train: string
  valid: string
  test: string
  loss?: FmLoss
  json?: true
}

function number(min: number, below: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !(value >= min && value < below))
      throw new InvalidArgumentError(`Must be a number from ${min} to below ${below}.`)
    return value
  }
}

function lossWord(text: string): FmLoss {
  const loss = FmLoss.enum.find((word) => word === text)
  if (!loss) throw new InvalidArgumentError(`Must be one of ${FmLoss.enum.join(', ')}.`)
  return loss
}

export function evalTasteCommand(): Command {
  return new Command('taste')
    .description('train a factorization machine on libFM files and judge it by rows it has not seen')
    .requiredOption('--train <file>', 'rows to learn from: label index:value …')
    .requiredOption('--valid <file>', 'rows that say when to stop')
    .requiredOption('--test <file>', 'rows to judge by')
    .option('--k <n>', 'factors a feature', wholeNumber(0, 4096), FM_DEFAULTS.k)
    .option('--epochs <n>', 'passes at most', wholeNumber(1, 100_000), FM_DEFAULTS.epochs)
    .option('--rate <x>', 'learning rate of AdaGrad', number(1e-6, 10), FM_DEFAULTS.rate)
    .option('--l2 <x>', 'weight of squared weights', number(0, 1000), FM_DEFAULTS.l2)
    .option('--dropout <x>', 'share of products left out in training', number(0, 1), FM_DEFAULTS.dropout)
    .option(
      '--patience <n>',
      'passes without gain before it stops',
      wholeNumber(1, 1000),
      FM_DEFAULTS.patience,
    )
    .option('--seed <n>', 'of the random numbers', wholeNumber(0, 2 ** 31), FM_DEFAULTS.seed)
    .option(
      '--loss <loss>',
      'logistic or squared (default: logistic where labels are of two values)',
      lossWord,
    )
    .option('--json', 'for programs')
    .action(async ({ train, valid, test, loss, json, ...settings }: Options) => {
      const report = await evaluateTasteFiles({ train, valid, test }, settings, loss)
      if (json) printJson(report)
      else printTaste(report)
    })
}

/**
 * Trains and judges by three libFM files; without `loss` the logistic one where training labels are of two values. Throws UsageError where
 * labels don't suit, AbortedError where a file can't be read.
 */
export async function evaluateTasteFiles(
  paths: Record<'train' | 'valid' | 'test', string>,
  settings: Omit<FmSettings, 'loss'>,
  loss?: FmLoss,
): Promise<FmReport> {
  const data = await readTasteData(paths)
  const pair = labelPair(data.train.labels)
  if (loss === 'logistic' && !pair)
    throw new UsageError('--loss logistic wants training labels of two values')
  const foreign = [data.valid, data.test].some(({ labels }) => labels.some((l) => !pair?.includes(l)))
  if (pair && foreign)
    throw new UsageError(
      `${paths.valid} or ${paths.test} has labels other than ${pair.join(' and ')}, those of ${paths.train}`,
    )
  return evaluateFm(data, { ...settings, loss: loss ?? (pair ? 'logistic' : 'squared') })
}

/** `truth`: what can be reached at best, where that is known. */
export function printTaste({ baselines, truth, ...report }: FmReport & { truth?: Quality }): void {
  const said = (value: number | null) => (value === null ? '-' : value.toFixed(4))
  const line = (name: string, { rmse, auc, logLoss }: Quality) => [name, ...[rmse, auc, logLoss].map(said)]
  printTable(
    ['', 'RMSE', 'AUC', 'log loss'],
    [
      line(`factorization machine, k = ${report.k}`, report),
      line('each feature by itself', baselines.popularity),
      line('global mean', baselines.globalMean),
      ...(truth ? [line('the machine that made the answers', truth)] : []),
    ],
  )
  const { rows, passes, bestPass, secondsPerPass, trainLoss, validLoss, gap } = report
  console.log(
    `${rows.train} rows, ${report.features} features; best of ${passes} passes: ${bestPass}; ${secondsPerPass.toFixed(2)} s a pass`,
  )
  console.log(
    `${report.loss} loss: training ${trainLoss.toFixed(4)}, held out ${validLoss.toFixed(4)}, gap ${gap.toFixed(4)}`,
  )
}
