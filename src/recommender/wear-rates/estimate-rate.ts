import { logistic } from './logit.ts'
import { factorize, solveFactored, zeroMatrix } from './solve.ts'
import type { TagError } from './tag-error.ts'

/** Looks of one group and what the prior says of them. */
export type GroupCount = {
  level: number
  pool: number
  looks: number
  /** Those that show the class. */
  yes: number
  /** Logit of the prior where and when these looks were taken. */
  priorLogit: number
  /** How their tags err (index into `errors`); null where they don't. */
  error: number | null
  /** How much the places of these looks differ from what their level has in common, variance of the logit of their mean. */
  placeVariance: number
}

export type RateQuestion = {
  groups: readonly GroupCount[]
  errors: readonly TagError[]
  /** Logit of the prior for what is asked. */
  priorLogit: number
  /** How much the rates of a pool and level differ from those of the next coarser (variance of the logit): by pool, by level. */
  variances: readonly (readonly number[])[]
}

/** What is believed of a rate, as a logit. */
export type RateBelief = {
  logit: number
  sd: number
  /** By how much the answer would move with the prior: 1 without looks, towards 0 with many. */
  priorShare: number
}

const MOST_STEPS = 30
/** A logit this near to the mode is there: rates are told to 0.001. */
const CONVERGED = 1e-4
/** Logits don't move farther in one step: far from the end the approximation that a step rests on is poor. */
const LONGEST_STEP = 1.5
const LEAST_SHARE = 1e-9

/**
 * The rate of the finest level and narrowest pool. Every group's logit is the prior's and a sum of effects: of the levels and pools it
 * belongs to, each normal around 0 with its variance. Tags show `hit` of the wearers and `falseAlarm` of the others (Rogan and Gladen 1978,
 * Am. J. Epidemiol. 107, 71), themselves unsure. The mode is found by Fisher scoring; the spread is the normal one around it.
 */
export function estimateRate({ groups, errors, priorLogit, variances }: RateQuestion): RateBelief {
  const levels = 1 + groups.reduce((most, { level }) => Math.max(most, level), -1)
  const pools = 1 + groups.reduce((most, { pool }) => Math.max(most, pool), -1)
  const untouched = variancesBeyond(variances, levels, pools)
  if (groups.length === 0) return { logit: priorLogit, sd: Math.sqrt(untouched), priorShare: 1 }

  const effects = levels * pools
  const size = effects + 2 * errors.length
  const { precision, state, step, pull, matrix, logits, gradient, information, ofHit, ofFalseAlarm, spread } =
    workspaceFor(effects, errors.length)
  state.fill(0)
  for (let j = 0; j < effects; j++) precision[j] = 1 / variances[Math.floor(j / levels)]![j % levels]!
  for (let i = 0; i < errors.length; i++) {
    precision[effects + 2 * i] = 1 / errors[i]!.hitVariance
    precision[effects + 2 * i + 1] = 1 / errors[i]!.falseAlarmVariance
  }
  for (let i = 0; i < MOST_STEPS; i++) {
    linearize()
    factorize(matrix)
    solveFactored(matrix, step)
    let longest = 0
    for (let j = 0; j < size; j++) longest = Math.max(longest, Math.abs(step[j]!))
    const scale = Math.min(1, LONGEST_STEP / longest)
    for (let j = 0; j < size; j++) state[j]! += scale * step[j]!
    if (longest < CONVERGED) break
  }
  spread.fill(0).fill(1, 0, effects)
  solveFactored(matrix, spread)
  return {
    logit: priorLogit + sumOf(state, effects),
    sd: Math.sqrt(sumOf(spread, effects) + untouched),
    priorShare: Math.min(1, Math.max(0, 1 - dot(spread, pull))),
  }

  /**
   * Fills `matrix` with the information of prior and looks, `step` with what they pull to, and `pull` with what looks would say if the
   * prior's logit rose by 1 everywhere. An effect bears on all groups of its level and finer, its pool and narrower: sums over those are
   * taken once, from the last group to the first.
   */
  function linearize(): void {
    prefixSums(state, logits, levels)
    for (const sums of [gradient, information, ...ofHit, ...ofFalseAlarm]) sums.fill(0)
    pull.fill(0)
    for (let j = 0; j < size; j++) {
      matrix[j]!.fill(0)
      matrix[j]![j] = precision[j]!
      step[j] = -precision[j]! * state[j]!
    }
    for (const { level, pool, looks, yes, priorLogit, error, placeVariance } of groups) {
      const at = pool * levels + level
      const p = logistic(priorLogit + logits[at]!)
      let shown = p
      let byLogit = p * (1 - p)
      const hitAt = error === null ? 0 : effects + 2 * error
      if (error !== null) {
        const hit = errors[error]!.hit + state[hitAt]!
        const falseAlarm = errors[error]!.falseAlarm + state[hitAt + 1]!
        shown = p * hit + (1 - p) * falseAlarm
        byLogit *= hit - falseAlarm
      }
      shown = Math.min(Math.max(shown, LEAST_SHARE), 1 - LEAST_SHARE)
      const chance = 1 / (shown * (1 - shown))
      // Beside chance, the places differ: that many looks tell no more than fewer of many places would.
      const weight = chance / (1 + looks * chance * byLogit * byLogit * placeVariance)
      const off = (yes - looks * shown) * weight
      const sure = looks * weight
      gradient[at]! += off * byLogit
      information[at]! += sure * byLogit * byLogit
      if (error === null) continue
      step[hitAt]! += off * p
      step[hitAt + 1]! += off * (1 - p)
      matrix[hitAt]![hitAt]! += sure * p * p
      matrix[hitAt + 1]![hitAt]! += sure * p * (1 - p)
      matrix[hitAt + 1]![hitAt + 1]! += sure * (1 - p) * (1 - p)
      ofHit[error]![at]! += sure * p * byLogit
      ofFalseAlarm[error]![at]! += sure * (1 - p) * byLogit
    }
    suffixSums(gradient, levels, pools)
    suffixSums(information, levels, pools)
    for (let j = 0; j < effects; j++) {
      step[j]! += gradient[j]!
      pull[j] = information[j]!
      const [pool, level] = [Math.floor(j / levels), j % levels]
      const row = matrix[j]!
      for (let k = 0; k <= j; k++) row[k]! += information[pool * levels + Math.max(level, k % levels)]!
    }
    for (let error = 0; error < errors.length; error++) {
      fillError(effects + 2 * error, ofHit[error]!)
      fillError(effects + 2 * error + 1, ofFalseAlarm[error]!)
    }
  }

  function fillError(at: number, sums: Float64Array): void {
    suffixSums(sums, levels, pools)
    pull[at] = sums[0]!
    const row = matrix[at]!
    for (let k = 0; k < effects; k++) row[k]! += sums[k]!
  }
}

/** What an estimate writes to, kept from one to the next of the same size: making it anew takes longer than using it. */
function createWorkspace(effects: number, errors: number) {
  const size = effects + 2 * errors
  const list = (length: number) => new Float64Array(length)
  return {
    precision: list(size),
    state: list(size),
    step: list(size),
    pull: list(size),
    spread: list(size),
    matrix: zeroMatrix(size),
    logits: list(effects),
    gradient: list(effects),
    information: list(effects),
    ofHit: Array.from({ length: errors }, () => list(effects)),
    ofFalseAlarm: Array.from({ length: errors }, () => list(effects)),
  }
}

const workspaces = new Map<number, ReturnType<typeof createWorkspace>>()

function workspaceFor(effects: number, errors: number): ReturnType<typeof createWorkspace> {
  const key = effects * 1000 + errors
  const kept = workspaces.get(key) ?? createWorkspace(effects, errors)
  workspaces.set(key, kept)
  return kept
}

/** Effects that no look bears on stay as unsure as they were. */
function variancesBeyond(variances: RateQuestion['variances'], levels: number, pools: number): number {
  let sum = 0
  for (const [pool, byLevel] of variances.entries())
    for (const [level, variance] of byLevel.entries()) if (pool >= pools || level >= levels) sum += variance
  return sum
}

/** Of each pool and level: the sum of the effects of its own and all coarser levels and wider pools. */
function prefixSums(effects: Float64Array, sums: Float64Array, levels: number): void {
  for (let at = 0; at < sums.length; at++) sums[at] = effects[at]! + (at % levels === 0 ? 0 : sums[at - 1]!)
  for (let at = levels; at < sums.length; at++) sums[at]! += sums[at - levels]!
}

/** In place, of each pool and level: the sum over its own and all finer levels and narrower pools. */
function suffixSums(sums: Float64Array, levels: number, pools: number): void {
  for (let pool = 0; pool < pools; pool++)
    for (let level = levels - 2; level >= 0; level--)
      sums[pool * levels + level]! += sums[pool * levels + level + 1]!
  for (let at = sums.length - levels - 1; at >= 0; at--) sums[at]! += sums[at + levels]!
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[i]!
  return sum
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
