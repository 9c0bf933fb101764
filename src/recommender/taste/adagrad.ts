import type { RowWork } from './fm-gradient.ts'
import type { FmModel } from './fm-model.ts'
import type { Rows } from './rows.ts'

/** Squares that every weight starts with: its first step is up to ten rates long, and rare features still move far. */
const FIRST_SQUARE = 0.01

/**
 * AdaGrad (Duchi, Hazan, Singer 2011, JMLR 12): each weight moves by rate × slope ÷ √(sum of its squared slopes), so a garment seen ten
 * times learns as fast as one seen ten thousand times.
 */
export function createAdagrad(model: FmModel, rate: number) {
  const { k, linear, factors } = model
  const linearSquares = new Float64Array(linear.length).fill(FIRST_SQUARE)
  const factorSquares = new Float64Array(factors.length).fill(FIRST_SQUARE)
  let biasSquares = FIRST_SQUARE

  /** Moves the weights that the row touches against its gradient. */
  return function step(rows: Rows, row: number, { gradient }: RowWork): void {
    biasSquares += gradient.bias ** 2
    model.bias -= (rate * gradient.bias) / Math.sqrt(biasSquares)
    const from = rows.starts[row]!
    const to = rows.starts[row + 1]!
    for (let i = from; i < to; i++) {
      const feature = rows.features[i]!
      const slope = gradient.linear[i - from]!
      linearSquares[feature]! += slope * slope
      linear[feature]! -= (rate * slope) / Math.sqrt(linearSquares[feature]!)
      const base = feature * k
      const at = (i - from) * k
      for (let f = 0; f < k; f++) {
        const pull = gradient.factors[at + f]!
        const squares = factorSquares[base + f]! + pull * pull
        factorSquares[base + f] = squares
        factors[base + f]! -= (rate * pull) / Math.sqrt(squares)
      }
    }
  }
}
