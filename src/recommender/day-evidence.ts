import type { Look } from '../domain/look.ts'
import type { Gender } from '../domain/person.ts'
import type { WearRates } from '../domain/wear-rate.ts'
import type { PairLifts } from './outfits/worn-together.ts'
import { wearRates } from './wear-rates/wear-rates.ts'

/** What is known of what people wear at the coldest hour out. */
export type DayEvidence = {
  rates: WearRates
  /** Looks near that temperature, for the person's gender where one is named. */
  looks: readonly Look[]
  /** What is worn together; null where no look tells. */
  pairs: PairLifts | null
}

/** What is known where no look is: the prior. */
export function priorEvidence(apparentC: number, gender: Gender): DayEvidence {
  const ratesAt = wearRates({
    regions: ['world'],
    gender,
    cell: false,
    rows: [],
    usedTo: null,
    detector: {},
  })
  return { rates: ratesAt(apparentC), looks: [], pairs: null }
}
