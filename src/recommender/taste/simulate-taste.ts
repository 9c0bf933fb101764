import { evaluateFm, type FmReport, type Quality, qualityOf } from './evaluate-fm.ts'
import { fmScores } from './fm-model.ts'
import { generateRows } from './generate-rows.ts'
import { FM_DEFAULTS } from './train-fm.ts'

/** Persons, garments and bins of temperature: one of each in every answer. */
const LEVELS = [100, 60, 8]
const TRUE_FACTORS = 3
/** Interactions decide: 2.4 of the score's standard deviation, where persons, garments and temperatures by themselves make 0.9. */
const FACTOR_SD = 0.9
const TRAIN_ROWS = 20_000
const HELD_OUT_ROWS = 3_000

/** `truth`: what the machine that made the answers gets on the test rows; nothing can do better but by chance. */
export type SimulatedTaste = FmReport & { truth: Quality }

/** How the factorization machine learns answers whose interactions are known. Deterministic by seed, but for the seconds. */
export function simulateTaste(seed: number): SimulatedTaste {
  const world = generateRows({ levels: LEVELS, k: TRUE_FACTORS, factorSd: FACTOR_SD, seed })
  const data = {
    train: world.events(TRAIN_ROWS),
    valid: world.events(HELD_OUT_ROWS),
    test: world.events(HELD_OUT_ROWS),
    featureCount: world.featureCount,
  }
  const report = evaluateFm(data, { ...FM_DEFAULTS, loss: 'logistic' })
  return { ...report, truth: qualityOf(fmScores(world.truth, data.test), data.test, 'logistic', [0, 1]) }
}
