import { factorize, type Matrix, solveFactored, zeroMatrix } from '../wear-rates/solve.ts'

/** What somebody took, and what they might have taken instead: the parts of each, what was taken first. */
export type Choice = readonly (readonly number[])[]

export type LogitFit = {
  /** One a part: what a whole unit of it adds to the log of the odds of being taken. */
  coefficients: readonly number[]
  /** Of the coefficients: the inverse of the information at the maximum. */
  covariance: readonly (readonly number[])[]
}

/** A coefficient is believed to lie within ±`PRIOR_SD`, loosely: it holds what no choice tells of where it is. */
export const PRIOR_SD = 30

const MOST_STEPS = 50
const LEAST_GAIN = 1e-9

/**
 * Conditional logit (McFadden 1974, "Conditional logit analysis of qualitative choice behavior"): P(taken) = exp(w · x) ÷ Σ exp(w · x of all
 * alternatives). Newton's method with L2 from a normal prior; the log likelihood is concave, so there is one maximum. All choices have
 * the same number of parts. Without choices the coefficients are 0.
 */
export function fitConditionalLogit(choices: readonly Choice[], parts: number): LogitFit {
  let coefficients: readonly number[] = new Array<number>(parts).fill(0)
  let value = objective(choices, coefficients)
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, information } = slopes(choices, coefficients)
    factorize(information)
    solveFactored(information, gradient)
    let size = 1
    let next = coefficients
    let reached = value
    do {
      next = coefficients.map((w, part) => w + size * gradient[part]!)
      reached = objective(choices, next)
      size /= 2
    } while (reached < value && size > LEAST_GAIN)
    const gain = reached - value
    if (!(gain > LEAST_GAIN)) break
    coefficients = next
    value = reached
  }
  return { coefficients, covariance: inverse(slopes(choices, coefficients).information) }
}

/** How well coefficients tell what was taken. `topShare`: of choices in which it comes first; where some come first together, its part. */
export type Judged = { logLoss: number; topShare: number }

export function judgeChoices(choices: readonly Choice[], coefficients: readonly number[]): Judged {
  let loss = 0
  let top = 0
  for (const choice of choices) {
    const utilities = choice.map((parts) => dot(parts, coefficients))
    const best = Math.max(...utilities)
    loss += logSumExp(utilities) - utilities[0]!
    if (utilities[0]! >= best - TIE) top += 1 / utilities.filter((utility) => utility >= best - TIE).length
  }
  return { logLoss: loss / choices.length, topShare: top / choices.length }
}

const TIE = 1e-12

function objective(choices: readonly Choice[], coefficients: readonly number[]): number {
  let sum = -dot(coefficients, coefficients) / (2 * PRIOR_SD ** 2)
  for (const choice of choices) {
    const utilities = choice.map((parts) => dot(parts, coefficients))
    sum += utilities[0]! - logSumExp(utilities)
  }
  return sum
}

/** Gradient of the objective, and its second derivatives with their sign turned (the lower half). */
function slopes(choices: readonly Choice[], coefficients: readonly number[]) {
  const size = coefficients.length
  const gradient = Float64Array.from(coefficients, (w) => -w / PRIOR_SD ** 2)
  const information: Matrix = zeroMatrix(size)
  for (let i = 0; i < size; i++) information[i]![i] = 1 / PRIOR_SD ** 2
  const mean = new Float64Array(size)
  for (const choice of choices) {
    const utilities = choice.map((parts) => dot(parts, coefficients))
    const all = logSumExp(utilities)
    mean.fill(0)
    for (let n = 0; n < choice.length; n++) {
      const parts = choice[n]!
      const chance = Math.exp(utilities[n]! - all)
      for (let i = 0; i < size; i++) {
        const share = chance * parts[i]!
        mean[i]! += share
        const row = information[i]!
        for (let j = 0; j <= i; j++) row[j]! += share * parts[j]!
      }
    }
    for (let i = 0; i < size; i++) {
      gradient[i]! += choice[0]![i]! - mean[i]!
      const row = information[i]!
      for (let j = 0; j <= i; j++) row[j]! -= mean[i]! * mean[j]!
    }
  }
  return { gradient, information }
}

/** Of a symmetric positive definite matrix, by its lower half, which is replaced. */
function inverse(matrix: Matrix): number[][] {
  factorize(matrix)
  return matrix.map((_, i) => {
    const column = Float64Array.from(matrix, (_, j) => (i === j ? 1 : 0))
    solveFactored(matrix, column)
    return [...column]
  })
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function logSumExp(values: readonly number[]): number {
  const most = Math.max(...values)
  let sum = 0
  for (const value of values) sum += Math.exp(value - most)
  return most + Math.log(sum)
}
