import { toTenth } from '../../domain/rounding.ts'
import type { WeatherHour } from '../../domain/weather.ts'
import { windText } from '../texts/quantities.ts'
import { slotsText } from '../texts/words.ts'
import { type Rule, say } from './finding.ts'

/** Fresh breeze, Beaufort 5, m/s: wind goes through what isn't woven against it. */
export const WINDY_FROM_MS = 8
/** KMA's strong wind advisory on land, m/s. */
export const STRONG_WIND_FROM_MS = 14

/** An outer this wind-resistant keeps such wind out. */
export const KEEPS_WIND_OUT_FROM = 0.7

export function isWindy({ windMs }: WeatherHour): boolean {
  return windMs >= WINDY_FROM_MS
}

export const wind: Rule = ({ day, voice }) => {
  const windy = day.hours.filter(isWindy)
  if (windy.length === 0) return []
  const windMs = Math.max(...windy.map((hour) => hour.windMs))
  const when = slotsText(
    windy.map((hour) => hour.slot),
    voice.lang,
  )
  const speed = windText(windMs, voice)
  const strong = windMs >= STRONG_WIND_FROM_MS
  const text = say(voice.lang, {
    ko: strong
      ? `${when}에 강한 바람(${speed})이 불어요. 우산보다 바람막이가 나아요.`
      : `${when}에 바람(${speed})이 불어요. 바람을 막는 겉옷이 좋아요.`,
    en: strong
      ? `Strong wind ${when} (${speed}): a windproof jacket serves better than an umbrella.`
      : `Windy ${when} (${speed}): something windproof on top is best.`,
  })
  const rule = strong ? 'strong-wind' : 'wind'
  return [{ reason: { rule, text, values: { windMs: toTenth(windMs) } }, take: [], warning: strong }]
}
