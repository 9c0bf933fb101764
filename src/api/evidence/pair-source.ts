import type { Clock } from '../../domain/clock.ts'
import type { TogetherCounts } from '../../domain/evidence.ts'
import { type PairLifts, pairLifts } from '../../recommender/outfits/worn-together.ts'
import { StoreUnavailableError } from '../../store/store-unavailable-error.ts'
import { inStoreWait } from '../../store/store-wait.ts'

/** What goes together changes slowly: a process hears of new looks this late at most. */
const READ_AGAIN_MS = 10 * 60_000

/** What is worn together, as last read; null where no look tells, or while the store is away and nothing was read before. */
export type PairSource = () => Promise<PairLifts | null>

/** One read at a time, whoever asks meanwhile. */
export function createPairSource(counts: TogetherCounts, clock: Clock): PairSource {
  let known: { lifts: PairLifts | null; readAtMs: number } | null = null
  let reading: Promise<void> | null = null

  async function read(): Promise<void> {
    const lifts = pairLifts(await counts.wornTogether())
    known = { lifts, readAtMs: clock() }
  }

  return async () => {
    if (known === null || clock() - known.readAtMs >= READ_AGAIN_MS) {
      reading ??= read().finally(() => {
        reading = null
      })
      try {
        await inStoreWait(reading)
      } catch (error) {
        if (!(error instanceof StoreUnavailableError)) throw error
      }
    }
    return known?.lifts ?? null
  }
}
