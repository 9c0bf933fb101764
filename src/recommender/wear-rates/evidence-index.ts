import type { EvidencePool, EvidenceRow } from '../../domain/evidence.ts'
import { GARMENT_CLASSES } from '../../domain/garment-class.ts'

/** What is counted: the classes in their order, then coats and jackets together. */
export const OUTER_AT = GARMENT_CLASSES.length
const COAT_AT = GARMENT_CLASSES.indexOf('coat')
const JACKET_AT = GARMENT_CLASSES.indexOf('jacket')
export const COUNTED = OUTER_AT + 1

type Entry = {
  level: number
  pool: number
  version: number
  apparentC: number
  looks: number
  counts: Float64Array
}

/** Rows of evidence, ready to be summed around any temperature. */
export type EvidenceIndex = {
  /** Of regions, the world first. */
  levels: number
  pools: readonly EvidencePool[]
  versions: readonly string[]
  entries: readonly Entry[]
}

/** `regions` finest first, as `evidenceRegions` gives them; rows of other regions and pools are left out. */
export function indexEvidence(
  rows: readonly EvidenceRow[],
  regions: readonly string[],
  pools: readonly EvidencePool[],
): EvidenceIndex {
  const levelOf = new Map(regions.map((region, i) => [region, regions.length - 1 - i]))
  const versions: string[] = []
  const entries = rows.flatMap(({ region, pool, modelVersion, apparentC, looks, byClass }) => {
    const level = levelOf.get(region)
    const poolAt = pools.indexOf(pool)
    if (level === undefined || poolAt < 0 || looks <= 0) return []
    let version = versions.indexOf(modelVersion)
    if (version < 0) version = versions.push(modelVersion) - 1
    const counts = new Float64Array(COUNTED)
    for (let i = 0; i < OUTER_AT; i++) counts[i] = byClass[GARMENT_CLASSES[i]!] ?? 0
    counts[OUTER_AT] = Math.min(looks, counts[COAT_AT]! + counts[JACKET_AT]!)
    return [{ level, pool: poolAt, version, apparentC, looks, counts }]
  })
  return { levels: regions.length, pools, versions, entries }
}
