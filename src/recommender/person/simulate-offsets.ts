import type { Felt, FeltAnswer } from '../../domain/profile.ts'
import { SENSITIVITY_STEP_C } from '../insulation/asked-clo.ts'
import { normal, seeded } from '../seeded.ts'
import { ANSWER_NOISE_C, estimateOffset, OK_ZONE_C } from './offset.ts'

/** How near estimates come: share of people within 1 °C of their true offset, and the root mean square error, °C. */
export type OffsetFit = { within1C: number; rmseC: number }

export type OffsetReport = {
  people: number
  answers: number
  /** By number of answers given. */
  convergence: (OffsetFit & { answers: number })[]
  /** After all answers: for everyone 0; and a step of sensitivity for each complaint. */
  baselines: { noOffset: OffsetFit; stepPerComplaint: OffsetFit }
}

/** True offsets lie even over -5..+5 °C. */
const REACH_C = 5

/**
 * Simulated people who wear what is recommended with their estimate and say how it felt: "ok" within ±1.5 °C of what suits them, noise of
 * 1.5 °C. Deterministic by seed.
 */
export function simulateOffsets(people: number, answers: number, seed: number): OffsetReport {
  const random = seeded(seed)
  const errors = Array.from({ length: answers + 1 }, () => new Float64Array(people))
  const [idle, stepped] = [new Float64Array(people), new Float64Array(people)]
  for (let i = 0; i < people; i++) {
    const trueC = REACH_C * ((2 * (i + 0.5)) / people - 1)
    const said: FeltAnswer[] = []
    let stepsC = 0
    for (let n = 0; n <= answers; n++) {
      const { offsetC, appliedC } = estimateOffset(said, 0)
      errors[n]![i] = offsetC - trueC
      if (n === answers) break
      said.push({ differenceC: -appliedC, felt: say(trueC - appliedC, random) })
      const complaint = say(trueC - stepsC, random)
      stepsC += complaint === 'ok' ? 0 : complaint === 'too_cold' ? -SENSITIVITY_STEP_C : SENSITIVITY_STEP_C
    }
    idle[i] = -trueC
    stepped[i] = stepsC - trueC
  }
  return {
    people,
    answers,
    convergence: errors.map((after, n) => ({ answers: n, ...fitOf(after) })),
    baselines: { noOffset: fitOf(idle), stepPerComplaint: fitOf(stepped) },
  }
}

function say(offC: number, random: () => number): Felt {
  const feltC = offC + ANSWER_NOISE_C * normal(random)
  if (feltC < -OK_ZONE_C) return 'too_cold'
  return feltC > OK_ZONE_C ? 'too_warm' : 'ok'
}

function fitOf(errors: Float64Array): OffsetFit {
  const near = errors.filter((errorC) => Math.abs(errorC) <= 1).length
  const squares = errors.reduce((sum, errorC) => sum + errorC * errorC, 0)
  return { within1C: near / errors.length, rmseC: Math.sqrt(squares / errors.length) }
}
