import { toTenth } from '../../domain/rounding.ts'
import { temperatureText } from '../texts/quantities.ts'
import { slotsText } from '../texts/words.ts'
import { type Rule, say } from './finding.ts'

/** Wet ground freezes at this air temperature and below, °C. */
export const ICE_UP_TO_C = 0

/** Footwear for snow, the best for the occasion first. */
const BOOTS = ['winter-boots', 'boots', 'ankle-boots']

export const snow: Rule = ({ day, person, voice }) => {
  const snowing = day.hours.filter(({ precipitation: { kind } }) => kind === 'snow' || kind === 'sleet')
  if (snowing.length === 0) return []
  const snowCm = toTenth(snowing.reduce((sum, hour) => sum + hour.precipitation.snowCm, 0))
  const when = slotsText(
    snowing.map((hour) => hour.slot),
    voice.lang,
  )
  const depth = snowCm > 0 ? ` (${snowCm} cm)` : ''
  const text = say(voice.lang, {
    ko: `${when}에 눈이 와요${depth}. 미끄럽지 않은 부츠가 좋아요.`,
    en: `Snow ${when}${depth}: boots that don't slip are best.`,
  })
  return [{ reason: { rule: 'snow', text, values: { snowCm } }, take: bootsFor(person), warning: false }]
}

/** Frost while someone is out, on a day on which something fell. */
export const ice: Rule = ({ day, dayHours, person, voice }) => {
  const coldestC = Math.min(...day.hours.map((hour) => hour.temperatureC))
  const fell = dayHours.some(({ precipitation: { kind } }) => kind !== 'none')
  if (!fell || coldestC > ICE_UP_TO_C) return []
  const text = say(voice.lang, {
    ko: `기온이 ${temperatureText(coldestC, voice)}까지 내려가 길이 얼 수 있어요. 미끄럽지 않은 신발을 신으세요.`,
    en: `Down to ${temperatureText(coldestC, voice)} on wet ground: it may be icy, wear shoes that grip.`,
  })
  const values = { temperatureC: toTenth(coldestC) }
  return [{ reason: { rule: 'ice', text, values }, take: bootsFor(person), warning: true }]
}

function bootsFor({ occasion }: { occasion: string }): string[] {
  if (occasion === 'formal') return BOOTS.slice(2)
  return occasion === 'office' ? BOOTS.slice(1, 2) : BOOTS.slice(0, 1)
}
