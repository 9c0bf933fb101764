import { seeded, shuffle } from '../seeded.ts'
import { createAdagrad } from './adagrad.ts'
import { createRowWork, rowGradient } from './fm-gradient.ts'
import { type FmLoss, meanLoss } from './fm-loss.ts'
import { createFmModel, type FmModel, fmScores } from './fm-model.ts'
import type { Rows } from './rows.ts'

export type FmSettings = {
  loss: FmLoss
  /** Factors a feature. */
  k: number
  /** Passes over the training rows at most. */
  epochs: number
  /** Of AdaGrad. */
  rate: number
  /** Weight of the squares of the weights that a row touches, at each touch. */
  l2: number
  /** Share of the k pairwise products left out at random for each row while training, 0..1. */
  dropout: number
  /** Ends after this many passes in a row without a lower held-out loss. */
  patience: number
  seed: number
}

/** Chosen on a stand-in for Frappe (docs/decisions/0017-taste.md). */
export const FM_DEFAULTS = {
  k: 10,
  epochs: 150,
  rate: 0.2,
  l2: 0.01,
  dropout: 0.2,
  patience: 4,
  seed: 1,
} as const satisfies Omit<FmSettings, 'loss'>

/** One pass. Losses are means over rows, without L2 and without dropout; seconds are of the training alone. */
export type Epoch = { trainLoss: number; heldOutLoss: number; seconds: number }

export type TrainedFm = {
  /** As it was after the pass with the least held-out loss. */
  model: FmModel
  epochs: readonly Epoch[]
  /** 1-based number of that pass; 0 where none was made. */
  best: number
}

const INITIAL_SD = 0.01

/**
 * Stochastic gradient descent, row by row in a new order each pass, until the held-out rows gain no more. Deterministic by seed. Training
 * rows may hold features below `featureCount` only; labels are 0 or 1 for the logistic loss. An aborted signal throws its reason.
 */
export function trainFm(
  train: Rows,
  heldOut: Rows,
  featureCount: number,
  settings: FmSettings,
  options: { onEpoch?: (epoch: Epoch) => void; signal?: AbortSignal } = {},
): TrainedFm {
  const { loss, k, l2, dropout, patience } = settings
  const random = seeded(settings.seed)
  const model = createFmModel(featureCount, k, INITIAL_SD, random)
  const step = createAdagrad(model, settings.rate)
  const work = createRowWork(train, k)
  const order = Int32Array.from({ length: train.count }, (_, row) => row)
  const epochs: Epoch[] = []
  let best = { epoch: 0, heldOutLoss: Number.POSITIVE_INFINITY, model }
  while (epochs.length < settings.epochs && epochs.length - best.epoch < patience) {
    options.signal?.throwIfAborted()
    const startedMs = performance.now()
    shuffle(order, random)
    for (let i = 0; i < order.length; i++) {
      if (dropout > 0) dropProducts(work.mask, dropout, random)
      rowGradient(model, train, order[i]!, loss, l2, work)
      step(train, order[i]!, work)
    }
    const seconds = (performance.now() - startedMs) / 1000
    const epoch = {
      trainLoss: meanLoss(loss, fmScores(model, train), train.labels),
      heldOutLoss: meanLoss(loss, fmScores(model, heldOut), heldOut.labels),
      seconds,
    }
    epochs.push(epoch)
    options.onEpoch?.(epoch)
    if (epoch.heldOutLoss < best.heldOutLoss)
      best = { epoch: epochs.length, heldOutLoss: epoch.heldOutLoss, model: copyOf(model) }
  }
  return { model: best.model, epochs, best: best.epoch }
}

/** What is kept counts for what is left out, so that scores without dropout are of the same size. */
function dropProducts(mask: Float64Array, dropout: number, random: () => number): void {
  const kept = 1 / (1 - dropout)
  for (let f = 0; f < mask.length; f++) mask[f] = random() < dropout ? 0 : kept
}

function copyOf(model: FmModel): FmModel {
  return { ...model, linear: model.linear.slice(), factors: model.factors.slice() }
}
