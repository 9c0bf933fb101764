import {
  curveLogit,
  curveTerms,
  curveVariance,
  type RateCurve,
} from '../../src/recommender/wear-rates/curve.ts'
import { logistic } from '../../src/recommender/wear-rates/logit.ts'
import { factorize, type Matrix, solveFactored, zeroMatrix } from '../../src/recommender/wear-rates/solve.ts'

/** Counts of one city and bin. */
export type Counted = {
  city: string
  temperatureC: number
  usedToC: number
  yes: number
  known: number
}

/** What is known of a coefficient before the counts: its mean and how sure (1 / variance). */
type Belief = { mean: number; precision: number }

/** Standard deviation 4.5: keeps fits of few counts from running away, and says nothing else. */
const NO_BELIEF: Belief = { mean: 0, precision: 0.05 }
const ITERATIONS = 15

/** The curve that makes the counts likeliest, with a belief about the shift by 10 °C of deviation; and how much places differ beside it. */
export function fitCurve(counts: readonly Counted[], deviation: Belief = NO_BELIEF): RateCurve {
  return { ...newton(counts, deviation), ...unseenPlaces(counts, deviation) }
}

/**
 * How much a city, and a city at one temperature, differ from what the other cities tell of them: by curves fitted without the city. What
 * those curves are unsure of is told by their covariance and taken out here.
 */
function unseenPlaces(counts: readonly Counted[], deviation: Belief): { citySd: number; placeSd: number } {
  const cities = Object.values(Object.groupBy(counts, ({ city }) => city)).map((own = []) => own)
  const left = cities.map((own) => {
    const curve = newton(
      counts.filter(({ city }) => city !== own[0]!.city),
      deviation,
    )
    return { own, curve, effect: cityEffects(curve, own)[0]! }
  })
  const cells = left.flatMap(({ own, curve }) => own.map((count) => ({ count, curve })))
  const photos = counts.reduce((sum, { known }) => sum + known, 0)
  const ofCurves =
    cells.reduce((sum, { count, curve }) => sum + count.known * curveVariance(curve, termsOf(count)), 0) /
    photos
  const between = spreadOfEffects(left.map(({ effect }) => effect)).sd ** 2
  const citySd = Math.sqrt(Math.max(between - ofCurves, LEAST_CITY_SD ** 2))
  return { citySd, placeSd: Math.sqrt(Math.max(cellVariance(cells) - ofCurves, citySd ** 2)) }
}

/** Variance of the logit that makes counts scatter as they do: their squares beyond chance over what a variance of 1 would add. */
function cellVariance(cells: readonly { count: Counted; curve: RateCurve }[]): number {
  let beyond = 0
  let unit = 0
  for (const { count, curve } of cells) {
    const p = logistic(curveLogit(curve, termsOf(count)))
    const spread = p * (1 - p)
    beyond += (count.yes - count.known * p) ** 2 - count.known * spread
    unit += count.known * (count.known - 1) * spread ** 2
  }
  return Math.max(0, beyond / unit)
}

/** Cities are never quite alike, whatever a few hundred photos say. */
const LEAST_CITY_SD = 0.1

/** Newton's method. */
function newton(counts: readonly Counted[], deviation: Belief): RateCurve {
  const beliefs = [NO_BELIEF, NO_BELIEF, NO_BELIEF, deviation]
  const coefficients = beliefs.map(({ mean }) => mean)
  const rows = counts.map((count) => ({ count, terms: termsOf(count) }))
  let factor: Matrix = []
  for (let i = 0; i < ITERATIONS; i++) {
    factor = zeroMatrix(beliefs.length)
    const step = new Float64Array(
      beliefs.map(({ mean, precision }, j) => precision * (mean - coefficients[j]!)),
    )
    for (const [j, { precision }] of beliefs.entries()) factor[j]![j] = precision
    for (const { count, terms } of rows) {
      const p = logistic(curveLogit({ coefficients }, terms))
      terms.forEach((a, j) => {
        step[j]! += a * (count.yes - count.known * p)
        for (let k = 0; k <= j; k++) factor[j]![k]! += count.known * p * (1 - p) * a * terms[k]!
      })
    }
    factorize(factor)
    solveFactored(factor, step)
    for (const [j, by] of step.entries()) coefficients[j]! += by
  }
  return { coefficients, covariance: covarianceOf(coefficients, factor, counts), citySd: 0, placeSd: 0 }
}

export function termsOf({ temperatureC, usedToC }: Counted): readonly number[] {
  return curveTerms(temperatureC, temperatureC - usedToC)
}

/**
 * How unsure the coefficients are where the photos of one city are alike: the sandwich of Liang and Zeger 1986, Biometrika 73, 13, for
 * cities as clusters.
 */
function covarianceOf(coefficients: readonly number[], factor: Matrix, counts: readonly Counted[]): number[] {
  const cities = Object.values(Object.groupBy(counts, ({ city }) => city))
  const scores = cities.map((own = []) => {
    const score = new Float64Array(coefficients.length)
    for (const count of own) {
      const terms = termsOf(count)
      const p = logistic(curveLogit({ coefficients }, terms))
      for (const [j, term] of terms.entries()) score[j]! += term * (count.yes - count.known * p)
    }
    solveFactored(factor, score)
    return score
  })
  const few = cities.length / Math.max(1, cities.length - 1)
  return coefficients.flatMap((_, j) =>
    coefficients
      .slice(j)
      .map((_, k) => few * scores.reduce((sum, score) => sum + score[j]! * score[j + k]!, 0)),
  )
}

/** An effect and how unsure it is (variance). */
export type Effect = { name: string; mean: number; variance: number }

/** What each city's counts say beside the curve: a shift of the logit, pulled in weakly (sd 1) so that a city of no yes has one, too. */
export function cityEffects(curve: RateCurve, counts: readonly Counted[]): Effect[] {
  return Object.entries(Object.groupBy(counts, ({ city }) => city)).map(([name, own = []]) => {
    let mean = 0
    let precision = 1
    for (let i = 0; i < ITERATIONS; i++) {
      let gradient = -mean
      precision = 1
      for (const count of own) {
        const p = logistic(mean + curveLogit(curve, termsOf(count)))
        gradient += count.yes - count.known * p
        precision += count.known * p * (1 - p)
      }
      mean += gradient / precision
    }
    return { name, mean, variance: 1 / precision }
  })
}

/** Mean of effects and how much they differ beyond chance: DerSimonian and Laird 1986, Control. Clin. Trials 7, 177. */
export function spreadOfEffects(effects: readonly Effect[]): { mean: number; sd: number; precision: number } {
  const weights = effects.map(({ variance }) => 1 / variance)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = effects.reduce((sum, effect, i) => sum + weights[i]! * effect.mean, 0) / total
  const q = effects.reduce((sum, effect, i) => sum + weights[i]! * (effect.mean - mean) ** 2, 0)
  const free = total - weights.reduce((sum, weight) => sum + weight ** 2, 0) / total
  return { mean, sd: Math.sqrt(Math.max(0, (q - effects.length + 1) / free)), precision: total }
}
