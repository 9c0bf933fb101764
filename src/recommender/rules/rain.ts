import type { Lang } from '../../domain/language.ts'
import { toTenth } from '../../domain/rounding.ts'
import type { WeatherHour } from '../../domain/weather.ts'
import { slotsText } from '../texts/words.ts'
import { type Rule, say } from './finding.ts'

/** From here on rain is as likely as not, %. */
export const RAIN_CHANCE_FROM_PCT = 50
/** From this apparent temperature on rain asks for no extra layer, °C (issue). */
export const NO_RAIN_LAYER_FROM_C = 26
/** KMA calls 3 mm an hour and more moderate rain: shoes get wet. */
export const MODERATE_RAIN_FROM_MM = 3
/** KMA calls 30 mm an hour and more very heavy rain. */
export const VERY_HEAVY_RAIN_FROM_MM = 30
/** An outer this water-resistant needs no raincoat over it. */
export const SHEDS_WATER_FROM = 0.5

/** Rain or sleet falls, or is as likely as not. */
export function isWet({ precipitation: { kind, chancePct } }: WeatherHour): boolean {
  if (kind === 'none') return (chancePct ?? 0) >= RAIN_CHANCE_FROM_PCT
  return kind !== 'snow'
}

/** Umbrella; below 26 °C something waterproof over what is worn; rain boots from moderate rain on. */
export const rain: Rule = ({ day, person, voice, worn }) => {
  const wet = day.hours.filter(isWet)
  if (wet.length === 0) return []
  const mm = Math.max(...wet.map((hour) => hour.precipitation.mm))
  const chancePct = Math.max(...wet.map((hour) => hour.precipitation.chancePct ?? 0))
  const coldestC = Math.min(...wet.map((hour) => hour.apparentC))
  const handsFree = person.activity === 'cycling' || person.activity === 'running'
  const sheds = worn.some(
    ({ layer, waterResistance }) => layer === 'outer' && waterResistance >= SHEDS_WATER_FROM,
  )
  const take = [
    ...(handsFree ? [] : ['umbrella']),
    ...(coldestC < NO_RAIN_LAYER_FROM_C && !sheds ? ['shell-jacket'] : []),
    ...(mm >= MODERATE_RAIN_FROM_MM ? ['rain-boots'] : []),
  ]
  const when = slotsText(
    wet.map((hour) => hour.slot),
    voice.lang,
  )
  const figures = figuresText(mm, chancePct, voice.lang)
  const text = say(voice.lang, {
    ko: `${when}에 비가 올 수 있어요${figures}. ${handsFree ? '방수 겉옷을' : '우산을'} 챙기세요.`,
    en: `Rain ${when}${figures}: take ${handsFree ? 'something waterproof' : 'an umbrella'}.`,
  })
  const values = { mm: toTenth(mm), chancePct, apparentC: toTenth(coldestC) }
  const found = { reason: { rule: 'rain', text, values }, take, warning: false }
  if (mm < VERY_HEAVY_RAIN_FROM_MM) return [found]
  const heavy = say(voice.lang, {
    ko: `시간당 ${toTenth(mm)}mm의 매우 강한 비가 예보됐어요.`,
    en: `Very heavy rain: up to ${toTenth(mm)} mm an hour.`,
  })
  return [found, { reason: { rule: 'heavy-rain', text: heavy, values }, take: [], warning: true }]
}

/** ` (확률 70%, 시간당 2.3mm)`; nothing where neither is known. */
function figuresText(mm: number, chancePct: number, lang: Lang): string {
  const chance = say(lang, { ko: `확률 ${chancePct}%`, en: `${chancePct} % likely` })
  const amount = say(lang, { ko: `시간당 ${toTenth(mm)}mm`, en: `up to ${toTenth(mm)} mm an hour` })
  const known = [...(chancePct > 0 ? [chance] : []), ...(mm > 0 ? [amount] : [])]
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}
