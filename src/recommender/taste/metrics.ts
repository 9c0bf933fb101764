/** How good predictions are. All take predictions and targets row by row; no rows give NaN. */

export function rmse(predicted: Float64Array, targets: Float64Array): number {
  let sum = 0
  for (const [row, value] of predicted.entries()) sum += (value - (targets[row] ?? 0)) ** 2
  return Math.sqrt(sum / predicted.length)
}

/** No prediction counts as surer than this: one row must not decide. */
const SUREST = 1e-7

/** Mean of -ln P(what happened); targets 0 or 1. */
export function logLoss(chances: Float64Array, targets: Float64Array): number {
  let sum = 0
  for (const [row, chance] of chances.entries()) {
    const kept = Math.min(Math.max(chance, SUREST), 1 - SUREST)
    sum -= Math.log((targets[row] ?? 0) > 0.5 ? kept : 1 - kept)
  }
  return sum / chances.length
}

/** Chance that an event scores above a non-event, ties half (Mann-Whitney); targets 0 or 1. NaN where one kind is missing. */
export function auc(scores: Float64Array, targets: Float64Array): number {
  const order = Int32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  let [events, eventRanks] = [0, 0]
  for (let from = 0; from < order.length; ) {
    const tied = scores[order[from]!]
    let to = from
    while (to < order.length && scores[order[to]!] === tied) to++
    for (let i = from; i < to; i++) {
      if ((targets[order[i]!] ?? 0) <= 0.5) continue
      events++
      eventRanks += (from + 1 + to) / 2
    }
    from = to
  }
  const others = scores.length - events
  return (eventRanks - (events * (events + 1)) / 2) / (events * others)
}
