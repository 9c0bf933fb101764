import { type FmLoss, sigmoid } from './fm-loss.ts'
import { fmScores } from './fm-model.ts'
import { auc, logLoss, rmse } from './metrics.ts'
import type { Rows } from './rows.ts'
import { type FmSettings, type TrainedFm, trainFm } from './train-fm.ts'

export type TasteData = { train: Rows; valid: Rows; test: Rows; featureCount: number }

/** On rows never trained with. RMSE is on the scale of the labels; `auc` and `logLoss` are null where labels are not of two values. */
export type Quality = { rmse: number; auc: number | null; logLoss: number | null }

/** Of the machine on the test rows, and what it is worth against less. */
export type FmReport = Quality & {
  loss: FmLoss
  k: number
  rows: { train: number; valid: number; test: number }
  features: number
  /** What says the same of everything, and what knows each feature by itself (how much it is liked by all), without interactions. */
  baselines: { globalMean: Quality; popularity: Quality }
  passes: number
  bestPass: number
  secondsPerPass: number
  /** Of the best pass; the gap says how much of what was learned holds for these rows only. */
  trainLoss: number
  validLoss: number
  gap: number
}

/** The two values of the training labels, lower first; null where there are more. */
export function labelPair(labels: Float64Array): [number, number] | null {
  const [low, high, ...more] = [...new Set(labels)].sort((a, b) => a - b)
  return low === undefined || high === undefined || more.length > 0 ? null : [low, high]
}

/** Trains on `train` until `valid` gains no more, and judges by `test`. Labels of the logistic loss may be any two numbers. */
export function evaluateFm(data: TasteData, settings: FmSettings): FmReport {
  const pair = labelPair(data.train.labels)
  const { loss } = settings
  const sets = loss === 'logistic' && pair ? mapSets(data, (rows) => asEvents(rows, pair)) : data
  const trained = (k: number) => trainFm(sets.train, sets.valid, data.featureCount, { ...settings, k })
  const judge = ({ model }: TrainedFm) => qualityOf(fmScores(model, sets.test), data.test, loss, pair)
  const machine = trained(settings.k)
  const mean = sets.train.labels.reduce((sum, label) => sum + label, 0) / sets.train.count
  const constant = loss === 'logistic' ? Math.log(mean / (1 - mean)) : mean
  const best = machine.epochs[machine.best - 1]
  const [trainLoss, validLoss] = [best?.trainLoss ?? Number.NaN, best?.heldOutLoss ?? Number.NaN]
  return {
    ...judge(machine),
    loss,
    k: settings.k,
    rows: { train: data.train.count, valid: data.valid.count, test: data.test.count },
    features: data.featureCount,
    baselines: {
      globalMean: qualityOf(new Float64Array(data.test.count).fill(constant), data.test, loss, pair),
      popularity: judge(trained(0)),
    },
    passes: machine.epochs.length,
    bestPass: machine.best,
    secondsPerPass: machine.epochs.reduce((sum, { seconds }) => sum + seconds, 0) / machine.epochs.length,
    trainLoss,
    validLoss,
    gap: validLoss - trainLoss,
  }
}

/** Of scores by rows; `pair` as `labelPair` gives it. */
export function qualityOf(
  scores: Float64Array,
  { labels }: Rows,
  loss: FmLoss,
  pair: [number, number] | null,
): Quality {
  if (!pair) return { rmse: rmse(scores, labels), auc: null, logLoss: null }
  const [low, high] = pair
  const chances =
    loss === 'logistic' ? scores.map(sigmoid) : scores.map((score) => (score - low) / (high - low))
  const events = labels.map((label) => (label === high ? 1 : 0))
  // The mean of what may happen is what a squared error asks for: -1 and 1 at a chance of 0.75 make 0.5.
  const predicted = chances.map((chance) => low + (high - low) * Math.min(Math.max(chance, 0), 1))
  return { rmse: rmse(predicted, labels), auc: auc(scores, events), logLoss: logLoss(chances, events) }
}

function asEvents(rows: Rows, [, high]: [number, number]): Rows {
  return { ...rows, labels: rows.labels.map((label) => (label === high ? 1 : 0)) }
}

function mapSets(data: TasteData, map: (rows: Rows) => Rows) {
  return { train: map(data.train), valid: map(data.valid), test: map(data.test) }
}
