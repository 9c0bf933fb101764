import type { AirQuality, AirSource } from '../../../domain/air-quality.ts'
import type { Clock } from '../../../domain/clock.ts'
import type { WeatherLine, WeatherSource, WeatherWarning } from '../../../domain/weather.ts'
import type { AlertSource, PlaceAlert, UvHour, UvSource } from '../../../domain/weather-alert.ts'
import { ALERTS_EVERY_MS } from '../alerts/alert-source.ts'
import { KMA_ATTRIBUTION } from '../attribution.ts'
import { fillUv } from '../uv/fill-uv.ts'
import { USER_WAIT_MS } from '../weather-source.ts'
import { within } from '../within.ts'

export const AIR_ATTRIBUTION = '한국환경공단 에어코리아 (AirKorea, Korea Environment Corporation)'

export type BulletinSources = {
  air: AirSource | null
  alerts: AlertSource | null
  uv: UvSource | null
  clock: Clock
  /** The same time that the forecast may take: both are waited for at once. */
  userWaitMs?: number
}

/** What did not come in time may be there by then; what failed is asked for as often as warnings are. */
const LATE_MS = 60_000

type Found = { air?: AirQuality; alerts?: readonly PlaceAlert[]; uv?: readonly UvHour[] }
type Missing = { late: boolean; alerts: boolean }

/** Air and UV are seen to be missing where they stand; that no warning is shown must not be taken for none in force. */
const ALERTS_MISSING: WeatherWarning = {
  code: 'alerts-missing',
  text: {
    ko: '기상특보를 확인하지 못했습니다.',
    en: 'The official weather warnings could not be had.',
  },
}

/**
 * Puts what is measured and warned of now beside a line that holds the present hour, and the UV index into hours without one. They are
 * asked for along with the forecast and never hold it up beyond its own deadline: what is not there then is left out, and looked for
 * again in a minute.
 */
export function withBulletins<Source extends WeatherSource>(
  source: Source,
  sources: BulletinSources,
): Source {
  const { air, alerts, uv, clock, userWaitMs = USER_WAIT_MS } = sources
  return {
    ...source,
    async weatherFor(place, range, signal) {
      const startMs = performance.now()
      const nowMs = clock()
      const found: Found = {}
      const isNow = range.fromMs <= nowMs && nowMs < range.toMs
      let late = true
      const asked = Promise.all([
        isNow && air?.airFor(place).then((value) => value && Object.assign(found, { air: value })),
        isNow && alerts?.alertsFor(place).then((value) => value && Object.assign(found, { alerts: value })),
        range.toMs > nowMs && uv?.uvFor(place).then((value) => value && Object.assign(found, { uv: value })),
      ]).then(() => {
        late = false
      })
      const line = await source.weatherFor(place, range, signal)
      await within(asked, userWaitMs - (performance.now() - startMs), signal)
      const alertsMissing = isNow && alerts?.reaches(place) === true && !found.alerts
      return withFound(line, found, { late, alerts: alertsMissing }, nowMs)
    },
  }
}

function withFound(
  line: WeatherLine,
  { air, alerts, uv }: Found,
  missing: Missing,
  nowMs: number,
): WeatherLine {
  const againMs = missing.late ? LATE_MS : ALERTS_EVERY_MS
  const named = [line.attribution, (alerts?.length || uv?.length) && KMA_ATTRIBUTION, air && AIR_ATTRIBUTION]
  return {
    ...line,
    hours: uv ? fillUv(line.hours, uv) : line.hours,
    attribution: named.filter((text, i) => text && (i === 0 || !line.attribution.includes(text))).join(' · '),
    ...(air && { air }),
    ...(alerts && { alerts }),
    ...(missing.alerts && { warnings: [ALERTS_MISSING, ...line.warnings] }),
    ...((alerts || missing.alerts || missing.late) && {
      nextIssueAtMs: Math.min(line.nextIssueAtMs, nowMs + againMs),
    }),
  }
}
