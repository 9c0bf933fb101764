import type { Gender } from '../../domain/person.ts'
import type { Place } from '../../domain/place.ts'
import type { Slot } from '../../domain/slot.ts'
import type { DayEvidence } from '../../recommender/day-evidence.ts'
import type { LookStore } from '../../store/look-ports.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import { inStoreWait } from '../../store/store-wait.ts'
import type { PairSource } from './pair-source.ts'
import type { WearRateSource } from './wear-rate-source.ts'

/** Looks read to choose an outfit's six from. */
const LOOKS_READ = 24

export type AskedEvidence = { gender: Gender; apparentC: number; slot: Slot; date: string }

export type DayEvidenceSource = {
  /** What is known of what people at the place wear then; `missing` where the store is away, so that everything is prior. */
  evidenceFor(place: Place, asked: AskedEvidence): Promise<{ evidence: DayEvidence; missing: boolean }>
}

/** One call for the counts; a second for looks to show, where the counts say that there are any, and now and then one for pairs. */
export function createDayEvidenceSource(
  wearRates: WearRateSource,
  store: Pick<LookStore, 'page'>,
  pairs: PairSource,
): DayEvidenceSource {
  return {
    async evidenceFor(place, { gender, apparentC, slot, date }) {
      const found = await wearRates.ratesFor({ place, gender, slot, date, fromC: apparentC, toC: apparentC })
      const rates = found.at(apparentC)
      if (rates.looks === 0) return { evidence: { rates, looks: [], pairs: null }, missing: found.missing }
      const [looks, lifts] = await Promise.all([looksNear(found.regions), pairs()])
      return { evidence: { rates, looks, pairs: lifts }, missing: found.missing }

      async function looksNear(regions: readonly string[]) {
        const filter = { regions, apparentC, gender: gender === 'any' ? null : gender }
        try {
          return (await inStoreWait(store.page(filter, LOOKS_READ, null))).looks
        } catch (error) {
          if (error instanceof StoreUnavailableError) return []
          throw error
        }
      }
    },
  }
}
