import { type Rule, say } from './finding.ts'

/** WHO: from index 3 on protect yourself, from 8 on take extra care. */
export const UV_FROM = 3
export const UV_VERY_HIGH_FROM = 8

/** Sunglasses and a hat where the UV index is known. */
export const sun: Rule = ({ day, person, voice }) => {
  const known = day.hours.flatMap(({ uvIndex }) => (uvIndex === null ? [] : [uvIndex]))
  const uvIndex = Math.max(0, ...known)
  if (uvIndex < UV_FROM) return []
  const veryHigh = uvIndex >= UV_VERY_HIGH_FROM
  const shown = Math.round(uvIndex)
  const text = say(voice.lang, {
    ko: veryHigh
      ? `자외선 지수가 ${shown}까지 올라 매우 높아요. 한낮에는 그늘이 좋아요.`
      : `자외선 지수가 ${shown}까지 올라요. 선글라스와 모자가 좋아요.`,
    en: veryHigh
      ? `UV index up to ${shown}, very high: seek shade around noon.`
      : `UV index up to ${shown}: sunglasses and a hat are good.`,
  })
  const hat = person.occasion === 'casual' ? 'sun-hat' : 'cap'
  return [
    {
      reason: { rule: 'uv', text, values: { uvIndex: shown } },
      take: ['sunglasses', hat],
      warning: veryHigh,
    },
  ]
}
