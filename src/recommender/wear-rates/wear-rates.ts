import type { DetectorQuality } from '../../domain/detector-quality.ts'
import type { EvidencePool, EvidenceRow } from '../../domain/evidence.ts'
import { GARMENT_CLASSES } from '../../domain/garment-class.ts'
import type { Gender } from '../../domain/person.ts'
import type { WearRates } from '../../domain/wear-rate.ts'
import { type Asked, believe, type UsedTo } from './believe.ts'
import { evidenceAround, type LookGroup } from './evidence-around.ts'
import { indexEvidence } from './evidence-index.ts'
import { groupRates } from './group-rates.ts'
import { rateOf } from './rate-of.ts'
import { CLASS_SUBJECTS, OUTER_SUBJECT } from './subject.ts'

export type WearRatesInput = {
  /** As `evidenceRegions` gives them: finest first. */
  regions: readonly string[]
  gender: Gender
  /** Whether rows of the pool `cell` (a slot in a season) are about what is asked. */
  cell: boolean
  rows: readonly EvidenceRow[]
  /** null: a place of a typical climate on a usual day. */
  usedTo: UsedTo | null
  /** Of the detector behind the looks that are not stated. */
  detector: DetectorQuality
}

/**
 * P(worn | apparent temperature, region, slot, gender) of every class and of the groups, at any apparent temperature, from one reading of
 * the evidence. Without rows it is the prior. Pure. How: docs/decisions/0021-wear-rates.md.
 */
export function wearRates(input: WearRatesInput): (apparentC: number) => WearRates {
  const { regions, gender, usedTo, detector } = input
  const index = indexEvidence(input.rows, regions, poolsOf(input))
  return (apparentC) => {
    const asked: Asked = {
      apparentC,
      gender,
      levels: regions.length,
      pools: index.pools.length,
      usedTo,
    }
    const evidence = evidenceAround(index, apparentC)
    const around = looksOf(evidence, regions)
    const believed = (subject: (typeof CLASS_SUBJECTS)[number]) =>
      believe(subject, asked, evidence, index.versions, detector)
    const rates = CLASS_SUBJECTS.map((subject) => rateOf(believed(subject), around.looks))
    const classes = Object.fromEntries(
      GARMENT_CLASSES.map((name, i) => [name, rates[i]!]),
    ) as WearRates['classes']
    return {
      apparentC,
      ...around,
      classes,
      groups: groupRates(believed(OUTER_SUBJECT), classes, asked),
    }
  }
}

/** From all looks to those that are most alike. */
function poolsOf({ gender, cell }: WearRatesInput): EvidencePool[] {
  return ['all', ...(gender === 'any' ? [] : ['gender' as const]), ...(cell ? ['cell' as const] : [])]
}

function looksOf(evidence: readonly LookGroup[], regions: readonly string[]) {
  const sum = (groups: readonly LookGroup[]) =>
    Math.round(groups.reduce((looks, group) => looks + group.looks, 0))
  const finest = evidence.reduce((most, { level }) => Math.max(most, level), -1)
  return {
    looks: sum(evidence),
    nearestRegion: regions[regions.length - 1 - finest] ?? null,
    nearestLooks: sum(evidence.filter(({ level }) => level === finest)),
  }
}
