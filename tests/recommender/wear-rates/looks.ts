import type { EvidencePool, EvidenceRow } from '../../../src/domain/evidence.ts'
import { GARMENT_CLASSES, type GarmentClass } from '../../../src/domain/garment-class.ts'

export const GANGNAM_REGIONS = ['1168010800', '1168000000', '1100000000', 'KR', 'world']

/** Counts of `looks`, of which the named classes have the named shares. */
export function row(
  looks: number,
  shares: Partial<Record<GarmentClass, number>>,
  other: Partial<Omit<EvidenceRow, 'byClass' | 'looks'>> = {},
): EvidenceRow {
  const byClass = Object.fromEntries(
    GARMENT_CLASSES.map((name) => [name, Math.round(looks * (shares[name] ?? 0))]),
  ) as EvidenceRow['byClass']
  return { region: 'world', apparentC: 8, modelVersion: 'stated', pool: 'all', looks, byClass, ...other }
}

/** The same looks as every region and pool from the finest named up holds them. */
export function nested(
  looks: number,
  shares: Partial<Record<GarmentClass, number>>,
  where: {
    regions: readonly string[]
    pools?: readonly EvidencePool[]
    modelVersion?: string
    apparentC?: number
  },
): EvidenceRow[] {
  const { regions, pools = ['all'], ...other } = where
  return regions.flatMap((region) => pools.map((pool) => row(looks, shares, { region, pool, ...other })))
}

/** 0 (inclusive) to 1 (exclusive), the same every time: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function binomial(random: () => number, n: number, p: number): number {
  let yes = 0
  for (let i = 0; i < n; i++) if (random() < p) yes++
  return yes
}
