import type { Garment } from '../../domain/garment.ts'
import type { TasteContext, TasteModel, TasteWeights } from '../../domain/taste.ts'
import { sigmoid } from './fm-loss.ts'
import { contextFeatures, garmentFeatures } from './taste-features.ts'

/** How well a garment suits someone there and then: 0..1, the chance that they put it on rather than pass over it. */
export type TasteOf = (garment: Garment) => number

/**
 * The machine's chance for each garment, `person` being what it knows of them (null: nothing yet, so the content of garments and what
 * others like there decides). Features that it does not know count nothing.
 */
export function tasteOf(model: TasteModel, person: TasteWeights | null, context: TasteContext): TasteOf {
  const around = [...known(model, contextFeatures(context)), ...(person ? [person] : [])]
  const chances = new Map<string, number>()
  return (garment) => {
    const before = chances.get(garment.code)
    if (before !== undefined) return before
    const chance = sigmoid(scoreOf(model, [...known(model, garmentFeatures(garment)), ...around]))
    chances.set(garment.code, chance)
    return chance
  }
}

function known({ weights }: TasteModel, features: readonly string[]): TasteWeights[] {
  return features.flatMap((feature) => weights[feature] ?? [])
}

/** The same sum as fmScore, over features that are there. */
function scoreOf({ bias, k }: TasteModel, parts: readonly TasteWeights[]): number {
  let score = parts.reduce((sum, { w }) => sum + w, bias)
  for (let f = 0; f < k; f++) {
    let [sum, squares] = [0, 0]
    for (const { v } of parts) {
      sum += v[f] ?? 0
      squares += (v[f] ?? 0) ** 2
    }
    score += (sum * sum - squares) / 2
  }
  return score
}
