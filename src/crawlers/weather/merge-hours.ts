import type { WeatherHour } from '../../domain/weather.ts'
import { fadeSeams, type Picked } from './fade-seams.ts'
import { floorHour, hoursIn, type Range } from './hour-span.ts'
import { behindMs, type Issue, type Product } from './issue-clock.ts'

const HOUR_MS = 3_600_000

/** Nearest first: what was observed, then the forecast made last for the hours just ahead, then the longer ones. */
const NEAREST_FIRST = [
  'kma-observation',
  'kma-ultra-short',
  'kma-short-term',
  'kma-mid-term',
  'open-meteo',
  'met-norway',
] as const satisfies readonly Product[]

/**
 * How far behind the newest issue a stored one may be and still be answered at once, while the newer one is fetched behind it:
 * one issue of KMA; the models behind Open-Meteo and MET Norway are renewed every 1 to 6 hours.
 */
const USABLE_BEHIND_MS: Readonly<Record<Product, number>> = {
  'kma-observation': HOUR_MS,
  'kma-ultra-short': HOUR_MS,
  'kma-short-term': 3 * HOUR_MS,
  'kma-mid-term': 12 * HOUR_MS,
  'open-meteo': 6 * HOUR_MS,
  'met-norway': 6 * HOUR_MS,
}

export function isUsable(issue: Issue, nowMs: number): boolean {
  return behindMs(issue, nowMs) <= USABLE_BEHIND_MS[issue.product]
}

/**
 * Every hour of the span from the best issue that has it; hours that none has are left out.
 * Usable issues come before stale ones, so a fresh Open-Meteo beats an old KMA. Past hours are what they are known to have been; from
 * now on the seams between forecasts are faded.
 * UV index, clouds and chance that the best lacks are taken from the next (an observation has no chance).
 * @param issues at most one a product
 */
export function mergeHours(
  span: Range,
  issues: readonly Issue[],
  known: readonly WeatherHour[],
  nowMs: number,
): WeatherHour[] {
  const inOrder = NEAREST_FIRST.flatMap((product) => issues.filter((issue) => issue.product === product))
  const usable = (issue: Issue) => isUsable(issue, nowMs)
  const ordered = [...inOrder.filter(usable), ...inOrder.filter((issue) => !usable(issue))]
  const past = known.filter(({ atMs }) => atMs < floorHour(nowMs))
  const layers = [past, ...ordered.map(({ hours }) => hours)].map(
    (hours) => new Map(hours.map((hour) => [hour.atMs, hour])),
  )
  const picked = hoursIn(span).flatMap((atMs): Picked[] => {
    const [best, ...others] = layers.flatMap((layer) => layer.get(atMs) ?? [])
    if (!best) return []
    return [{ hour: completed(best, others), rank: layers.findIndex((layer) => layer.has(atMs)) }]
  })
  const isPast = ({ hour }: Picked) => hour.atMs < floorHour(nowMs)
  const toCome = picked.filter((one) => !isPast(one))
  return [...picked.filter(isPast).map(({ hour }) => hour), ...fadeSeams(toCome, layers)]
}

function completed(best: WeatherHour, others: readonly WeatherHour[]): WeatherHour {
  const first = <T>(own: T | null, of: (hour: WeatherHour) => T | null): T | null =>
    own ?? others.map(of).find((value) => value !== null) ?? null
  const { precipitation } = best
  return {
    ...best,
    uvIndex: first(best.uvIndex, (hour) => hour.uvIndex),
    cloudPct: first(best.cloudPct, (hour) => hour.cloudPct),
    precipitation:
      best.source === 'kma-observation'
        ? precipitation
        : {
            ...precipitation,
            chancePct: first(precipitation.chancePct, (hour) => hour.precipitation.chancePct),
          },
  }
}
