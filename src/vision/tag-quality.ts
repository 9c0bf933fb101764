import { readFile } from 'node:fs/promises'
import type { DetectorQuality } from '../domain/detector-quality.ts'
import { GARMENT_CLASSES } from '../domain/garment-class.ts'
import { DEFAULT_MODEL_CARD, parseModelCard } from './model-card.ts'

/** How well the shipped detector's tags tell who wears what, from its card alone. Throws as `readModel` does where the card is wrong. */
export async function readTagQuality(cardPath: string = DEFAULT_MODEL_CARD): Promise<DetectorQuality> {
  const { metrics } = parseModelCard(await readFile(cardPath))
  return Object.fromEntries(
    GARMENT_CLASSES.flatMap((name) => {
      const { sensitivity, specificity, photosWith, photosWithout } = metrics.classes[name] ?? {}
      if (typeof sensitivity !== 'number' || typeof specificity !== 'number') return []
      return [
        [name, { sensitivity, specificity, photosWith: photosWith ?? 0, photosWithout: photosWithout ?? 0 }],
      ]
    }),
  )
}
