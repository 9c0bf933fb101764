import { toTenth } from '../../domain/rounding.ts'
import { temperatureText } from '../texts/quantities.ts'
import { type Rule, say } from './finding.ts'

/** KMA's heat advisory and warning: highest apparent temperature of the day, °C. */
export const HEAT_FROM_C = 33
export const EXTREME_HEAT_FROM_C = 35
/** KMA's cold wave advisory: air temperature in the morning, °C. */
export const COLD_WAVE_UP_TO_C = -12

/** Apparent temperatures from which down these help, °C: the scarf as in the Korean table, then gloves, then a hat. */
export const SCARF_UP_TO_C = 4
export const GLOVES_UP_TO_C = 0
export const BEANIE_UP_TO_C = -5

export const heat: Rule = ({ day, voice }) => {
  const apparentC = day.warmest.apparentC
  if (apparentC < HEAT_FROM_C) return []
  const shown = temperatureText(apparentC, voice)
  const text = say(voice.lang, {
    ko:
      apparentC >= EXTREME_HEAT_FROM_C
        ? `체감 ${shown}, 매우 더워요. 한낮의 야외 활동은 피하고 물을 자주 마셔요.`
        : `체감 ${shown}까지 올라요. 물을 자주 마시고 그늘에서 쉬어요.`,
    en:
      apparentC >= EXTREME_HEAT_FROM_C
        ? `Feels like ${shown}, very hot: avoid exertion around noon and drink often.`
        : `Feels like up to ${shown}: drink often and rest in the shade.`,
  })
  return [
    { reason: { rule: 'heat', text, values: { apparentC: toTenth(apparentC) } }, take: [], warning: true },
  ]
}

/** Scarf, gloves and hat, one after the other as it gets colder. */
export const cold: Rule = ({ day, person, voice }) => {
  const { apparentC } = day.coldest
  if (apparentC > SCARF_UP_TO_C) return []
  const take = [
    person.occasion === 'sport' ? 'neck-warmer' : 'scarf',
    ...(apparentC <= GLOVES_UP_TO_C ? ['gloves'] : []),
    ...(apparentC <= BEANIE_UP_TO_C ? ['beanie'] : []),
  ]
  const shown = temperatureText(apparentC, voice)
  const text = say(voice.lang, {
    ko: `체감 ${shown}까지 내려가요. 목과 손을 따뜻하게 해요.`,
    en: `Feels like down to ${shown}: keep neck and hands warm.`,
  })
  return [{ reason: { rule: 'cold', text, values: { apparentC: toTenth(apparentC) } }, take, warning: false }]
}

export const coldWave: Rule = ({ day, voice }) => {
  const temperatureC = Math.min(...day.hours.map((hour) => hour.temperatureC))
  if (temperatureC > COLD_WAVE_UP_TO_C) return []
  const shown = temperatureText(temperatureC, voice)
  const text = say(voice.lang, {
    ko: `기온이 ${shown}까지 떨어져요. 오래 밖에 있지 마세요.`,
    en: `Down to ${shown}: don't stay out for long.`,
  })
  return [
    {
      reason: { rule: 'cold-wave', text, values: { temperatureC: toTenth(temperatureC) } },
      take: [],
      warning: true,
    },
  ]
}
