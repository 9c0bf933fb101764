import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/log.ts'
import type { Place } from '../domain/place.ts'
import { OndotError } from '../errors.ts'
import type { Demand } from './ports.ts'

/** How long counts stay in the process: a kill loses that much of what only orders the refresh. */
const FLUSH_EVERY_MS = 30_000

export type DemandCounter = {
  /** Counts one ask, cached answers included; costs no more than a map's entry. */
  asked(place: Place): void
  /** Brings the counts into the store; where it is away they wait. */
  flush(): Promise<void>
  /** Flushes a last time. */
  close(): Promise<void>
}

/** Counts asks in memory and brings them into the store by and by: a write for each would cost more than the answer. */
export function createDemandCounter(demand: Demand, clock: Clock, log: Log): DemandCounter {
  let counts = new Map<string, { place: Place; asks: number }>()
  const timer = setInterval(() => void flush(), FLUSH_EVERY_MS).unref()

  async function flush(): Promise<void> {
    const counted = counts
    counts = new Map()
    for (const [code, { place, asks }] of counted) {
      try {
        await demand.touch(code, place, clock(), asks)
        counted.delete(code)
      } catch (error) {
        if (!(error instanceof OndotError)) log.error({ error }, 'demand could not be counted')
        for (const { place, asks } of counted.values()) count(place, asks)
        return
      }
    }
  }

  function count(place: Place, asks: number): void {
    const known = counts.get(place.code)
    if (known) known.asks += asks
    else counts.set(place.code, { place, asks })
  }

  return {
    asked: (place) => count(place, 1),
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
