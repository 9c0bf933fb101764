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
const CONVERGED = 1e-6
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
  // Effects that no look bears on stay as unsure as they were.
  const untouched = variances.reduce(
    (sum, byLevel, pool) =>
      sum +
      byLevel.reduce((part, variance, level) => part + (pool < pools && level < levels ? 0 : variance), 0),
    0,
  )
  if (groups.length === 0) return { logit: priorLogit, sd: Math.sqrt(untouched), priorShare: 1 }

  const effects = levels * pools
  const size = effects + 2 * errors.length
  const precision = new Float64Array(size)
  for (let pool = 0; pool < pools; pool++)
    for (let level = 0; level < levels; level++)
      precision[pool * levels + level] = 1 / variances[pool]![level]!
  errors.forEach(({ hitVariance, falseAlarmVariance }, i) => {
    precision[effects + 2 * i] = 1 / hitVariance
    precision[effects + 2 * i + 1] = 1 / falseAlarmVariance
  })

  const state = new Float64Array(size)
  const step = new Float64Array(size)
  const slope = new Float64Array(size)
  const matrix = zeroMatrix(size)
  /** What the looks say when the prior's logit rises by 1 everywhere. */
  const pull = new Float64Array(size)

  for (let i = 0; i < MOST_STEPS; i++) {
    for (let j = 0; j < size; j++) {
      matrix[j]!.fill(0)
      matrix[j]![j] = precision[j]!
      step[j] = -precision[j]! * state[j]!
      pull[j] = 0
    }
    for (const group of groups) addGroup(group)
    factorize(matrix)
    solveFactored(matrix, step)
    const longest = step.reduce((most, by) => Math.max(most, Math.abs(by)), 0)
    const scale = Math.min(1, LONGEST_STEP / longest)
    for (let j = 0; j < size; j++) state[j]! += scale * step[j]!
    if (longest < CONVERGED) break
  }

  const target = new Float64Array(size).fill(1, 0, effects)
  const spread = target.slice()
  solveFactored(matrix, spread)
  return {
    logit: priorLogit + dot(target, state),
    sd: Math.sqrt(dot(target, spread) + untouched),
    priorShare: Math.min(1, Math.max(0, 1 - dot(spread, pull))),
  }

  function addGroup({ level, pool, looks, yes, priorLogit, error }: GroupCount): void {
    let logit = priorLogit
    for (let k = 0; k <= pool; k++) for (let l = 0; l <= level; l++) logit += state[k * levels + l]!
    const p = logistic(logit)
    let shown = p
    let byLogit = p * (1 - p)
    slope.fill(0)
    if (error !== null) {
      const at = effects + 2 * error
      const hit = errors[error]!.hit + state[at]!
      const falseAlarm = errors[error]!.falseAlarm + state[at + 1]!
      shown = p * hit + (1 - p) * falseAlarm
      byLogit *= hit - falseAlarm
      slope[at] = p
      slope[at + 1] = 1 - p
    }
    shown = Math.min(Math.max(shown, LEAST_SHARE), 1 - LEAST_SHARE)
    for (let k = 0; k <= pool; k++) for (let l = 0; l <= level; l++) slope[k * levels + l] = byLogit
    const weight = 1 / (shown * (1 - shown))
    const off = (yes - looks * shown) * weight
    for (let j = 0; j < size; j++) {
      const own = slope[j]!
      if (own === 0) continue
      step[j]! += off * own
      const weighted = looks * weight * own
      pull[j]! += weighted * byLogit
      const row = matrix[j]!
      for (let k = 0; k <= j; k++) row[k]! += weighted * slope[k]!
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
