/** Coefficients of W. Press et al., Numerical Recipes (2nd ed. 1992), 6.2: erfc to 1.2e-7 of its own size, in the tails too. */
const TERMS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
]

/** P(X ≤ x) of the standard normal distribution. */
export function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2
  const t = 1 / (1 + z / 2)
  const exponent = TERMS.reduceRight((sum, term) => sum * t + term, 0) - z * z
  const tail = (t * Math.exp(exponent)) / 2
  return x > 0 ? 1 - tail : tail
}
