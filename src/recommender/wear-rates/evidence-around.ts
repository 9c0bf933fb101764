import { COUNTED, type EvidenceIndex } from './evidence-index.ts'

/**
 * Looks count by how near their temperature is, with a standard deviation of this, °C: nearer, few looks say little; farther, clothes
 * change (docs/decisions/0021-wear-rates.md has the measurement).
 */
export const BANDWIDTH_C = 2
/** From here on nothing is left of a look, °C. */
export const REACH_C = 6

/** Looks that no other group holds: those of a level that are not of the next finer one, and of a pool that are not of the next narrower. */
export type LookGroup = {
  level: number
  pool: number
  version: number
  /** Looks, each weighed by the nearness of its temperature. */
  looks: number
  /** Their mean temperature, °C. */
  apparentC: number
  /** Of them, those that show what is counted (see evidence-index.ts). */
  counts: Float64Array
}

const LOOKS = 0
const WARMTH = 1
const FIRST = 2

/** The evidence around a temperature as groups of different looks; empty ones are left out. */
export function evidenceAround(index: EvidenceIndex, apparentC: number): LookGroup[] {
  const { levels, versions } = index
  const pools = index.pools.length
  const sums = new Map<number, Float64Array>()
  for (const entry of index.entries) {
    const offC = Math.abs(entry.apparentC - apparentC)
    if (offC > REACH_C) continue
    const weight = Math.exp(-0.5 * (offC / BANDWIDTH_C) ** 2)
    const key = (entry.version * pools + entry.pool) * levels + entry.level
    const sum = sums.get(key) ?? new Float64Array(FIRST + COUNTED)
    sums.set(key, sum)
    sum[LOOKS]! += weight * entry.looks
    sum[WARMTH]! += weight * entry.looks * entry.apparentC
    for (let i = 0; i < COUNTED; i++) sum[FIRST + i]! += weight * entry.counts[i]!
  }
  const groups: LookGroup[] = []
  for (let version = 0; version < versions.length; version++)
    for (let pool = 0; pool < pools; pool++)
      for (let level = 0; level < levels; level++) {
        const group = differing(level, pool, version)
        if (group) groups.push(group)
      }
  return groups

  function at(level: number, pool: number, version: number): Float64Array | undefined {
    if (level >= levels || pool >= pools) return undefined
    return sums.get((version * pools + pool) * levels + level)
  }

  function differing(level: number, pool: number, version: number): LookGroup | null {
    const own = at(level, pool, version)
    if (!own) return null
    const narrower = at(level, pool + 1, version)
    const finer = at(level + 1, pool, version)
    const both = at(level + 1, pool + 1, version)
    const rest = (i: number) =>
      Math.max(0, own[i]! - (narrower?.[i] ?? 0) - (finer?.[i] ?? 0) + (both?.[i] ?? 0))
    const looks = rest(LOOKS)
    if (looks < LEAST_LOOKS) return null
    const counts = new Float64Array(COUNTED)
    for (let i = 0; i < COUNTED; i++) counts[i] = Math.min(looks, rest(FIRST + i))
    const meanC =
      (own[WARMTH]! - (narrower?.[WARMTH] ?? 0) - (finer?.[WARMTH] ?? 0) + (both?.[WARMTH] ?? 0)) / looks
    const nearC = Math.min(Math.max(meanC, apparentC - REACH_C), apparentC + REACH_C)
    return { level, pool, version, looks, apparentC: nearC, counts }
  }
}

/** Differences of sums leave crumbs. */
const LEAST_LOOKS = 1e-6
