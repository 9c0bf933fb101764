import type { ObservedHour, PastDay, PastDays } from '../../../domain/history.ts'
import { dayBounds, isoWithOffset } from '../../../domain/local-time.ts'
import type { Place } from '../../../domain/place.ts'
import type { ObservationStore } from '../../../store/ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'
import { inStoreWait } from '../../../store/store-wait.ts'
import { historyAttribution } from '../../../domain/history-attribution.ts'

const HOUR_MS = 3_600_000

/** What was observed nearest to a place, from the store alone, in one call for all days. */
export function createPastDays(observations: Pick<ObservationStore, 'nearestHours'>): PastDays {
  return {
    async daysAt(place, dates) {
      const asked = dates.map((date) => hoursOf(place, date))
      const found = await nearestHours(observations, asked.flat())
      let next = 0
      return asked.map((hours): PastDay => {
        const known = found.slice(next, next + hours.length).filter((answer) => answer !== null)
        next += hours.length
        return {
          hours: known.map(({ hour }): ObservedHour => hour),
          attribution: historyAttribution(known.map(({ site }) => site.source)),
        }
      })
    },
  }
}

/** A store that is away knows nothing. */
async function nearestHours(
  observations: Pick<ObservationStore, 'nearestHours'>,
  asked: ReturnType<typeof hoursOf>,
) {
  try {
    return await inStoreWait(observations.nearestHours(asked))
  } catch (error) {
    if (error instanceof StoreUnavailableError) return asked.map(() => null)
    throw error
  }
}

/** Each hour of a local day; told in UTC, so that an hour that comes twice is asked for twice. */
function hoursOf({ lat, lon, timeZone }: Place, date: string) {
  const { fromMs, toMs } = dayBounds(date, timeZone)
  return Array.from({ length: Math.round((toMs - fromMs) / HOUR_MS) }, (_, i) => ({
    lat,
    lon,
    timeZone: 'UTC',
    localTime: isoWithOffset(fromMs + i * HOUR_MS, 'UTC').slice(0, 16),
  }))
}
