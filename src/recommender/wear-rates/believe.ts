import type { DetectorQuality } from '../../domain/detector-quality.ts'
import type { Gender } from '../../domain/person.ts'
import { estimateRate, type RateBelief } from './estimate-rate.ts'
import type { LookGroup } from './evidence-around.ts'
import { PRIOR } from './prior-data.ts'
import type { Subject } from './subject.ts'
import type { TagError } from './tag-error.ts'
import { type UsualClimate, usualRunningMeanC } from './used-to.ts'

/** What people at a place are used to: its climate, and the mean of its last 30 days, °C. */
export type UsedTo = { usual: UsualClimate; runningMeanC: number }

/** Whose rate is asked. */
export type Asked = {
  apparentC: number
  gender: Gender
  /** Regions and pools that evidence may come from. */
  levels: number
  pools: number
  /** null: a place of a typical climate on a usual day. */
  usedTo: UsedTo | null
}

/** A rate before and after the looks. */
export type Belief = RateBelief & { priorLogit: number }

/**
 * How what places differ by is laid on the levels: what is common to the world, countries, cities. These three make up what cities were
 * counted to differ by; that counting could not tell countries from cities, so little is common: what one city wears says little of
 * another. Districts and their parts add an eighth of it each.
 */
const LEVEL_SHARES = [0.05, 0.15, 0.8, 0.125, 0.125]
const CITY_LEVEL = 2

/** Nobody counts in how many places a coarse level's looks were taken: one for each of so many looks, at least one. */
const LOOKS_A_PLACE = 200

/** How much a gender, and a slot with its season, differs from all looks of the world, and from level to level: sd of the logit. */
const POOL_SD = 0.3
const POOL_LEVEL_SD = 0.1

/** What is believed of a subject's rate from the evidence around the temperature asked. */
export function believe(
  subject: Subject,
  asked: Asked,
  evidence: readonly LookGroup[],
  versions: readonly string[],
  quality: DetectorQuality,
): Belief {
  const { apparentC, gender, levels, pools, usedTo } = asked
  const deviationC = deviationOf(asked)
  const priorLogit = subject.priorLogit(gender, apparentC) + (subject.shift * deviationC) / 10
  const errors: TagError[] = []
  const errorAt = versions.map((version) => {
    const error = subject.tagError(version, quality)
    return error && errors.push(error) - 1
  })
  const groups = evidence.map((group) => ({
    level: group.level,
    pool: group.pool,
    looks: group.looks,
    yes: group.counts[subject.countAt]!,
    priorLogit: priorOf(group),
    error: errorAt[group.version]!,
    placeVariance: placeVariance(subject, group, levels),
  }))
  const variances = variancesOf(subject, subject.priorVariance(apparentC, deviationC), levels, pools)
  return { ...estimateRate({ groups, errors, priorLogit, variances }), priorLogit }

  /** What the prior says of looks that are there already, taken at their mean temperature on days as they usually are. */
  function priorOf(group: LookGroup): number {
    const climate = group.level > 0 && usedTo ? usedTo.usual : PRIOR.typicalClimate
    return (
      subject.priorLogit(group.pool > 0 ? gender : 'any', group.apparentC) +
      (subject.shift * usualDeviationC(group.apparentC, climate)) / 10
    )
  }
}

/** How far the temperature is from what people there are used to, °C. */
export function deviationOf({ apparentC, usedTo }: Pick<Asked, 'apparentC' | 'usedTo'>): number {
  return usedTo ? apparentC - usedTo.runningMeanC : usualDeviationC(apparentC, PRIOR.typicalClimate)
}

function usualDeviationC(apparentC: number, climate: UsualClimate): number {
  return apparentC - usualRunningMeanC(apparentC, climate)
}

/**
 * Looks of a coarse level that are of no finer one asked come from other places, and those differ as much as this one does: their mean is
 * off by as much as that leaves over so many places.
 */
function placeVariance(subject: Subject, { level, looks }: LookGroup, levels: number): number {
  const finer = LEVEL_SHARES.slice(level + 1, Math.max(levels, CITY_LEVEL + 1))
  const shares = finer.reduce((sum, share) => sum + share, 0)
  return (shares * subject.placeSd ** 2) / Math.max(1, looks / LOOKS_A_PLACE)
}

function variancesOf(subject: Subject, priorVariance: number, levels: number, pools: number): number[][] {
  return Array.from({ length: pools }, (_, pool) =>
    Array.from({ length: levels }, (_, level) => {
      if (pool > 0) return level === 0 ? POOL_SD ** 2 : POOL_LEVEL_SD ** 2
      return LEVEL_SHARES[level]! * subject.placeSd ** 2 + (level === 0 ? priorVariance : 0)
    }),
  )
}
