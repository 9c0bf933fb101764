import { type Static, Type } from 'typebox'
import { ASKED_CLO_MAX, ASKED_CLO_MIN, utciClothingClo } from '../insulation/asked-clo.ts'

/**
 * A fitted rate: logit p = c₀ + c₁·clo + c₂·clo² + c₃·(temperature − what people are used to) / 10 °C, where clo is the insulation that the
 * temperature asks of a walker.
 */
export const RateCurve = Type.Object({
  coefficients: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  /** Of the coefficients: the upper half of the symmetric matrix, row by row. */
  covariance: Type.Array(Type.Number(), { minItems: 10, maxItems: 10 }),
  /** How much cities, and a city at one temperature, differ beside that: standard deviation of the logit. */
  citySd: Type.Number({ minimum: 0 }),
  placeSd: Type.Number({ minimum: 0 }),
})
export type RateCurve = Static<typeof RateCurve>

/** What the curve's coefficients are multiplied with. */
export function curveTerms(temperatureC: number, deviationC: number): readonly number[] {
  const clo = Math.min(Math.max(utciClothingClo(temperatureC), ASKED_CLO_MIN), ASKED_CLO_MAX)
  return [1, clo, clo * clo, deviationC / 10]
}

export function curveLogit(
  { coefficients }: { coefficients: readonly number[] },
  terms: readonly number[],
): number {
  return terms.reduce((sum, term, i) => sum + term * coefficients[i]!, 0)
}

/** How unsure the curve itself is there, variance of its logit. */
export function curveVariance({ covariance }: RateCurve, terms: readonly number[]): number {
  let sum = 0
  let at = 0
  for (let i = 0; i < terms.length; i++)
    for (let j = i; j < terms.length; j++)
      sum += (i === j ? 1 : 2) * covariance[at++]! * terms[i]! * terms[j]!
  return sum
}
