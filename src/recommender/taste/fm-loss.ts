import { type Static, Type } from 'typebox'

/** `logistic` for labels of two values (the upper one is the event), `squared` for numbers. */
export const FmLoss = Type.Enum(['logistic', 'squared'])
export type FmLoss = Static<typeof FmLoss>

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

/** Loss of one score, without overflow for any size. A logistic target is 0 or 1. */
export function lossOf(loss: FmLoss, score: number, target: number): number {
  if (loss === 'squared') return (score - target) ** 2 / 2
  return Math.max(score, 0) - score * target + Math.log1p(Math.exp(-Math.abs(score)))
}

/** d loss / d score: of both it is what is predicted less what was. */
export function lossSlope(loss: FmLoss, score: number, target: number): number {
  return (loss === 'squared' ? score : sigmoid(score)) - target
}

export function meanLoss(loss: FmLoss, scores: Float64Array, targets: Float64Array): number {
  let sum = 0
  for (const [row, score] of scores.entries()) sum += lossOf(loss, score, targets[row] ?? 0)
  return sum / scores.length
}
