import type { DetectorQuality } from '../../domain/detector-quality.ts'
import {
  type EvidenceCounts,
  type EvidenceQuery,
  type EvidenceRow,
  evidenceRegions,
  WORLD,
} from '../../domain/evidence.ts'
import type { Gender } from '../../domain/person.ts'
import type { Place } from '../../domain/place.ts'
import type { Slot } from '../../domain/slot.ts'
import type { WearRates } from '../../domain/wear-rate.ts'
import type { UsedTo } from '../../recommender/wear-rates/believe.ts'
import { REACH_C } from '../../recommender/wear-rates/evidence-around.ts'
import { wearRates } from '../../recommender/wear-rates/wear-rates.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import { inStoreWait } from '../../store/store-wait.ts'
import type { UsedToSource } from './used-to.ts'

export type AskedRates = {
  /** null: the whole world. */
  place: Place | null
  gender: Gender
  /** null: at any time of day and year. */
  slot: Slot | null
  /** Local day: its month and the two beside it are the season. */
  date: string
  /** Apparent temperatures that will be asked, °C. */
  fromC: number
  toC: number
}

/** Wear rates, and what they rest on. */
export type FoundRates = {
  regions: readonly string[]
  at(apparentC: number): WearRates
  usedTo: UsedTo | null
  /** True: the store is away, so that everything is prior. */
  missing: boolean
}

export type WearRateSource = { ratesFor(asked: AskedRates): Promise<FoundRates> }

/** One call of the store, whatever is asked. */
export function createWearRateSource(deps: {
  evidence: EvidenceCounts
  usedTo: UsedToSource
  tagQuality: () => Promise<DetectorQuality>
}): WearRateSource {
  return {
    async ratesFor({ place, gender, slot, date, fromC, toC }) {
      const regions = place ? evidenceRegions(place) : [WORLD]
      const [rows, usedTo, detector] = await Promise.all([
        rowsOrNull(deps.evidence, {
          regions,
          fromC: fromC - REACH_C,
          toC: toC + REACH_C,
          gender,
          // A slot has to be named; without months no row of it comes.
          slot: slot ?? 'day',
          months: slot ? monthsAround(date) : [],
        }),
        place && deps.usedTo.usedTo(place, date),
        deps.tagQuality(),
      ])
      const at = wearRates({ regions, gender, cell: slot !== null, rows: rows ?? [], usedTo, detector })
      return { regions, at, usedTo, missing: rows === null }
    },
  }
}

async function rowsOrNull(evidence: EvidenceCounts, query: EvidenceQuery): Promise<EvidenceRow[] | null> {
  try {
    return await inStoreWait(evidence.countsFor(query))
  } catch (error) {
    if (error instanceof StoreUnavailableError) return null
    throw error
  }
}

/** The month of a date and its neighbours, 1..12. */
function monthsAround(date: string): number[] {
  const month = Number(date.slice(5, 7))
  return [((month + 10) % 12) + 1, month, (month % 12) + 1]
}
