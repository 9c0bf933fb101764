export function logit(share: number): number {
  return Math.log(share / (1 - share))
}

/** The share whose logit is `x`. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
