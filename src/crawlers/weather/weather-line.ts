import { isoWithOffset } from '../../domain/local-time.ts'
import type { WeatherHour, WeatherLine, WeatherSourceId, WeatherWarning } from '../../domain/weather.ts'
import { attributionOf } from './attribution.ts'
import { floorHour, hoursIn, longestRun, type Range } from './hour-span.ts'
import { behindMs, type Issue, type Product, successorMs } from './issue-clock.ts'

const MINUTE_MS = 60_000
/** A makeshift answer is worth asking again soon: what was missing may have come by then. */
const MAKESHIFT_MS = MINUTE_MS
/** Climate and past hours don't change with an issue; looked at again all the same. */
const UNFORECAST_MS = 60 * MINUTE_MS

export type LineParts = {
  /** Of the place: moments in warnings are told in it. */
  timeZone: string
  span: Range
  /** Hours from forecasts and observations, gaps allowed. */
  merged: readonly WeatherHour[]
  /** Climate of the whole span; null where none reaches. */
  climate: readonly WeatherHour[] | null
  /** The climate's wind is an assumption. */
  windAssumed: boolean
  issues: readonly Issue[]
  nowMs: number
  /** A provider that should have answered did not, or not yet. */
  makeshift: boolean
  /** What KMA issues for the place and the hours asked. */
  kmaExpected: readonly Product[]
}

/** The answer and what must be said about it; null when there is not one hour. Pure. */
export function weatherLine({
  timeZone,
  span,
  merged,
  climate,
  windAssumed,
  issues,
  nowMs,
  makeshift,
  kmaExpected,
}: LineParts): WeatherLine | null {
  const forecast = new Map(merged.map((hour) => [hour.atMs, hour]))
  const normals = new Map((climate ?? []).map((hour) => [hour.atMs, hour]))
  const wanted = hoursIn(span)
  const hours = longestRun(wanted.flatMap((atMs) => forecast.get(atMs) ?? normals.get(atMs) ?? []))
  if (hours.length === 0) return null

  const sources = hours.map(({ source }) => source)
  const source = mostFrequent(sources)
  const used = new Set(sources)
  const usedIssues = issues.filter(({ product }) => used.has(product))
  const main = usedIssues.find(({ product }) => product === source)
  // What lies behind is known; only what is forecast gets better with the next issue.
  const aheadBy = new Set(hours.filter(({ atMs }) => atMs >= floorHour(nowMs)).map((hour) => hour.source))
  const stale = main !== undefined && aheadBy.has(source) && behindMs(main, nowMs) > 0
  const publications = usedIssues
    .filter(({ product }) => aheadBy.has(product))
    .map((issue) => successorMs(issue, nowMs))
  const nextMs = publications.length > 0 ? Math.min(...publications) : nowMs + UNFORECAST_MS
  const warnings = [
    stale && staleForecast(isoWithOffset(main.issuedAtMs, timeZone).slice(0, 16).replace('T', ' ')),
    kmaExpected.length > 0 && kmaMissing(kmaExpected, sources, issues),
    used.has('climate') && climateUsed(sources.filter((name) => name === 'climate').length, hours.length),
    used.has('climate') && windAssumed && WIND_ASSUMED,
    hours.length < wanted.length && hoursMissing(wanted.length - hours.length),
  ].filter((warning) => warning !== false)
  return {
    hours,
    source,
    issuedAtMs: main?.issuedAtMs ?? null,
    stale,
    attribution: attributionOf(sources),
    nextIssueAtMs: stale || makeshift ? nowMs + MAKESHIFT_MS : nextMs,
    warnings,
  }
}

/** The first one where several are as frequent. */
function mostFrequent(sources: readonly WeatherSourceId[]): WeatherSourceId {
  const groups = [...Map.groupBy(sources, (source) => source)]
  return groups.reduce((best, group) => (group[1].length > best[1].length ? group : best))[0]
}

const staleForecast = (issuedAt: string): WeatherWarning => ({
  code: 'stale-forecast',
  text: {
    ko: `새 예보를 아직 받지 못해 ${issuedAt}에 발표된 예보로 답합니다.`,
    en: `A newer forecast could not be had yet; this rests on the one issued at ${issuedAt}.`,
  },
})

/** That KMA is not behind any hour; else that its mid-term forecast could not be had where others had to fill in. */
function kmaMissing(
  expected: readonly Product[],
  sources: readonly WeatherSourceId[],
  issues: readonly Issue[],
): WeatherWarning | false {
  if (!sources.some((name) => name.startsWith('kma-'))) return KMA_MISSING
  const midTermMissing =
    expected.includes('kma-mid-term') && !issues.some(({ product }) => product === 'kma-mid-term')
  return midTermMissing && sources.some((name) => !name.startsWith('kma-')) && KMA_MID_TERM_MISSING
}

const KMA_MISSING: WeatherWarning = {
  code: 'kma-missing',
  text: {
    ko: '기상청 예보를 받지 못해 다른 자료로 답합니다.',
    en: 'The KMA forecast could not be had; this rests on other data.',
  },
}

const KMA_MID_TERM_MISSING: WeatherWarning = {
  code: 'kma-mid-term-missing',
  text: {
    ko: '기상청 중기예보를 받지 못해 4일 뒤부터는 다른 자료로 답합니다.',
    en: 'The KMA mid-term forecast could not be had; from the fourth day on this rests on other data.',
  },
}

const climateUsed = (count: number, of: number): WeatherWarning => ({
  code: 'climate-normals',
  text:
    count === of
      ? {
          ko: '예보가 없어 이 무렵의 평년값으로 답합니다.',
          en: 'There is no forecast: this rests on climate normals of this time of year.',
        }
      : {
          ko: `${of}시간 중 ${count}시간은 예보가 아니라 이 무렵의 평년값입니다.`,
          en: `${count} of ${of} hours are climate normals of this time of year, not a forecast.`,
        },
})

const WIND_ASSUMED: WeatherWarning = {
  code: 'climate-wind-assumed',
  text: {
    ko: '이 근처엔 바람 관측 자료가 없어 평년 바람은 가정한 값입니다.',
    en: 'No station near here reports wind: the wind of the climate normals is assumed.',
  },
}

const hoursMissing = (count: number): WeatherWarning => ({
  code: 'hours-missing',
  text: {
    ko: `자료가 없는 ${count}시간은 빠져 있습니다.`,
    en: `${count} hours without any data are left out.`,
  },
})
