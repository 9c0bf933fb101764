import { bulkhead } from 'cockatiel'
import { distance } from 'geokdbush'
import type { Clock } from '../../../domain/clock.ts'
import type { HistoryDriver, HistorySite, HistorySource, ObservedHour } from '../../../domain/history.ts'
import { isoWithOffset, localInstant } from '../../../domain/local-time.ts'
import type { PastHour, PastWeather, PastWeatherAnswer } from '../../../domain/look-weather.ts'
import type { Place } from '../../../domain/place.ts'
import { OndotError } from '../../../errors.ts'
import type { ObservationStore } from '../../../store/ports.ts'
import { StoreUnavailableError } from '../../../store/store-unavailable-error.ts'
import { floorDay, floorHour, type Range } from '../hour-span.ts'
import { type HealthBook, OK } from '../product-health.ts'
import { LATE_MS, MOST_FAILURES_IN_A_ROW } from './collect-history.ts'
import { createDaysAtHand } from './days-at-hand.ts'

const DAY_MS = 86_400_000

export type PastWeatherDeps = {
  /** In the order in which a place's site is looked for. */
  drivers: readonly HistoryDriver[]
  observations: Pick<ObservationStore, 'nearestHours'>
  /** The history's budget, shared with the collecting of recent days. */
  takeCall: (source: HistorySource) => Promise<void>
  health: HealthBook
  clock: Clock
}

type Moment = { place: Place; atMs: number }
/** Why a source gives nothing now: it may soon (`wait`), or not until a person acts (`refused`). */
type Silence = 'wait' | 'refused'

/**
 * The weather at any past moment: what is stored first (one call for all), then the sources, in the order of the drivers, with as few calls
 * as cover the hours of a site. A source that lacks the hour or refuses us gives way to the next; one that is throttled or ill does not:
 * a look's weather is kept for good, and the gauge of tomorrow is better than the model of today.
 *
 * What is fetched here is remembered by the process (`days-at-hand.ts`), not stored: a site's stored range has no gap, reaches back from
 * today, and is trimmed to HISTORY_DAYS, so a week of 2012 can neither join it nor be kept beside it without a second rule for what is
 * covered. Nor is it put in the shared cache: that is for answers people wait for, and one call brings weeks of hours of which few are
 * ever read. The photos of one place and month come together, and what is needed of an hour is stored with its look.
 */
export function createPastWeather(deps: PastWeatherDeps): PastWeather {
  const { drivers, observations, takeCall, clock, health } = deps
  const daysAtHand = createDaysAtHand()
  // Who comes second finds at hand what the first one fetched.
  const oneAtATime = bulkhead(1, Number.POSITIVE_INFINITY)

  async function collect(missing: readonly Moment[], nowMs: number, signal: AbortSignal) {
    const answers = new Map<Moment, PastWeatherAnswer>()
    let open = missing
    for (const driver of drivers) {
      const source = createSource(driver, nowMs, signal)
      const here = open.flatMap((moment) => {
        const site = driver.siteOf(moment.place)
        return site === null ? [] : [{ moment, site }]
      })
      const done = new Set<Moment>()
      for (const group of Map.groupBy(here, ({ site }) => site.site).values()) {
        const { site } = group[0]!
        const found = await source.hoursAt(
          site,
          group.map(({ moment }) => moment.atMs),
        )
        for (const { moment } of group) {
          const hour = found.get(moment.atMs)
          if (typeof hour === 'object') answers.set(moment, pastHour(moment.place, site, hour))
          else if (hour !== undefined || moment.atMs >= nowMs - LATE_MS) answers.set(moment, 'later')
          if (hour !== undefined && hour !== 'refused') done.add(moment)
        }
      }
      open = open.filter((moment) => !done.has(moment))
    }
    return answers
  }

  /** One source during one run: once it is spent, refuses, or fails three times in a row, it is left alone. */
  function createSource(driver: HistoryDriver, nowMs: number, signal: AbortSignal) {
    const publishedMs = driver.publishedUntilMs(nowMs)
    let silent: Silence | null = null
    let failures = 0

    async function fetch(site: HistorySite, range: Range): Promise<readonly ObservedHour[] | Silence> {
      if (silent !== null) return silent
      signal.throwIfAborted()
      try {
        const admit = async () => {
          await takeCall(driver.source)
          health.called(driver.source)
        }
        const hours = await driver.fetchHours(site, range, { nowMs, signal, admit })
        failures = 0
        await health.turnedOut(driver.source, OK)
        daysAtHand.remember(site.site, range, hours, nowMs - LATE_MS)
        return hours
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof OndotError)) throw error
        if (!(error instanceof StoreUnavailableError)) await health.turnedOut(driver.source, error.code)
        // What can't be had of this range is lacking; the rest of it is not known, so it is not remembered.
        if (error.reaction === 'skip') return []
        const silence = error.reaction === 'abort' ? 'refused' : 'wait'
        const forNow = error.reaction !== 'retry' || error instanceof StoreUnavailableError
        if (forNow || ++failures >= MOST_FAILURES_IN_A_ROW) silent = silence
        return silence
      }
    }

    return {
      /** The hours at these instants, or why there is none; those that the source lacks are left out. */
      async hoursAt(site: HistorySite, wanted: readonly number[]) {
        const found = new Map<number, ObservedHour | Silence>()
        const toFetch: number[] = []
        for (const atMs of wanted) {
          const hour = daysAtHand.hourAt(site.site, atMs)
          if (hour) found.set(atMs, hour)
          else if (atMs >= publishedMs) found.set(atMs, 'wait')
          else if (hour === undefined) toFetch.push(atMs)
        }
        for (const range of coveringRanges(toFetch, driver.longestRangeMs, publishedMs)) {
          const hours = await fetch(site, range)
          if (typeof hours !== 'string') for (const hour of hours) found.set(hour.atMs, hour)
          else
            for (const atMs of toFetch) if (atMs >= range.fromMs && atMs < range.toMs) found.set(atMs, hours)
        }
        return found
      },
    }
  }

  return {
    async at(asked, signal) {
      const nowMs = clock()
      const moments = asked.map(({ place, localTime }): Moment | null => {
        const atMs = localInstant(localTime, place.timeZone)
        return atMs === null || atMs > nowMs + DAY_MS ? null : { place, atMs: floorHour(atMs) }
      })
      const real = moments.filter((moment) => moment !== null)
      const stored = await storedHours(observations, real)
      if (stored === null) return moments.map((moment) => (moment ? 'later' : 'never'))
      const missing = real.filter((moment) => !stored.has(moment))
      const collected =
        missing.length === 0 ? null : await oneAtATime.execute(() => collect(missing, nowMs, signal))
      return moments.map((moment) => (moment && (stored.get(moment) ?? collected?.get(moment))) ?? 'never')
    },
  }
}

/** Those that are stored; null while the store is away: then no call could be counted either. */
async function storedHours(
  observations: Pick<ObservationStore, 'nearestHours'>,
  moments: readonly Moment[],
): Promise<Map<Moment, PastHour> | null> {
  const asked = moments.map(({ place: { lat, lon }, atMs }) => ({
    lat,
    lon,
    timeZone: 'UTC',
    localTime: isoWithOffset(atMs, 'UTC').slice(0, 16),
  }))
  try {
    const answers = asked.length === 0 ? [] : await observations.nearestHours(asked)
    return new Map(
      moments.flatMap((moment, i) => {
        const answer = answers[i]
        if (!answer) return []
        const { hour, site, distanceKm } = answer
        return [[moment, { hour, source: site.source, distanceKm }]]
      }),
    )
  } catch (error) {
    if (error instanceof StoreUnavailableError) return null
    throw error
  }
}

/** As few ranges as cover the hours: each begins with the UTC day of one and goes on as long as a call may, so that neighbours are there. */
export function coveringRanges(hours: readonly number[], longestMs: number, publishedMs: number): Range[] {
  const ranges: Range[] = []
  for (const atMs of hours.toSorted((a, b) => a - b)) {
    if (atMs < (ranges.at(-1)?.toMs ?? Number.NEGATIVE_INFINITY)) continue
    const fromMs = floorDay(atMs)
    ranges.push({ fromMs, toMs: Math.min(fromMs + floorDay(longestMs), publishedMs) })
  }
  return ranges
}

function pastHour({ lat, lon }: Place, site: HistorySite, hour: ObservedHour): PastHour {
  return { hour, source: site.source, distanceKm: distance(lon, lat, site.lon, site.lat) }
}
