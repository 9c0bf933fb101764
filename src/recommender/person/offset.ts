import type { Sensitivity } from '../../domain/person.ts'
import type { Felt, FeltAnswer, PersonalOffset } from '../../domain/profile.ts'
import { toTenth } from '../../domain/rounding.ts'
import { SENSITIVITY_STEP_C } from '../insulation/asked-clo.ts'
import { normalCdf } from './normal-cdf.ts'

/** Before any answer: people differ by a step or two of sensitivity, as many to either side, and offsets of five degrees do occur. */
export const PRIOR_SD_C = 2.5
/** Whoever is dressed within this of what suits them says "ok", °C. */
export const OK_ZONE_C = 1.5
/** What moves an answer beside that: sleep, sun, pace, a warm train. */
export const ANSWER_NOISE_C = 1.5
/** Recommendations follow the estimate in steps: a band of insulation as wide as a step keeps the order of the sets (docs/decisions/0016-offset.md). */
export const OFFSET_STEP_C = 0.5

/** Offsets that are thought of, °C: far beyond the prior, and finer than anyone feels. */
const REACH_C = 10
const GRID_STEP_C = 0.05
const GRID_C = Float64Array.from(
  { length: (2 * REACH_C) / GRID_STEP_C + 1 },
  (_, i) => i * GRID_STEP_C - REACH_C,
)

/**
 * Bayes on a grid: prior N(0, 2.5 °C), each answer an ordered probit (three words, an "ok" zone of ±1.5 °C, noise 1.5 °C) of the offset plus
 * how warm the air was for what was worn. An answer "too cold" never raises the estimate, whatever came before: its likelihood falls
 * with the offset everywhere, and a falling factor can only move a mean down. The offset comes on top of the sensitivity stated.
 */
export function estimateOffset(answers: readonly FeltAnswer[], sensitivity: Sensitivity): PersonalOffset {
  const statedC = SENSITIVITY_STEP_C * sensitivity
  const belief = GRID_C.map((offsetC) => Math.exp(-0.5 * (offsetC / PRIOR_SD_C) ** 2))
  for (const { differenceC, felt } of answers) {
    let most = 0
    for (const [i, offsetC] of GRID_C.entries()) {
      belief[i] = (belief[i] ?? 0) * likelihood(felt, differenceC + statedC + offsetC)
      most = Math.max(most, belief[i] ?? 0)
    }
    // Scaled, so that no number of answers runs out of floating point.
    for (const i of GRID_C.keys()) belief[i] = (belief[i] ?? 0) / most
  }
  const total = belief.reduce((sum, weight) => sum + weight, 0)
  const mean = GRID_C.reduce((sum, offsetC, i) => sum + offsetC * (belief[i] ?? 0), 0) / total
  const square = GRID_C.reduce((sum, offsetC, i) => sum + (offsetC - mean) ** 2 * (belief[i] ?? 0), 0) / total
  return {
    offsetC: toTenth(mean),
    sdC: toTenth(Math.sqrt(square)),
    appliedC: Math.round(mean / OFFSET_STEP_C) * OFFSET_STEP_C || 0,
    answers: answers.length,
  }
}

/** No answer rules anything out: people mistake a button, °C far from any zone. */
const SLIP = 1e-6

function likelihood(felt: Felt, feltC: number): number {
  return SLIP + (1 - 3 * SLIP) * ofAnswer(felt, feltC)
}

/** P(felt | how much warmer than suits), of an ordered probit. */
function ofAnswer(felt: Felt, feltC: number): number {
  const below = normalCdf((-OK_ZONE_C - feltC) / ANSWER_NOISE_C)
  const above = normalCdf((feltC - OK_ZONE_C) / ANSWER_NOISE_C)
  switch (felt) {
    case 'too_cold':
      return below
    case 'ok':
      return Math.max(0, 1 - below - above)
    case 'too_warm':
      return above
    default:
      return felt satisfies never
  }
}
