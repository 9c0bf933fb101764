import { josa } from 'es-hangul'
import type { Garment } from '../../domain/garment.ts'
import { temperatureText, type Voice } from './quantities.ts'
import { capitalised, nameOf } from './words.ts'

/** Things that are two of a kind have no article. */
const PAIRS = ['gloves', 'sunglasses']

/** 체감 8.2°에 이 지역에서는 58%가 목도리를 착용해요(착장 120건). */
export function wornHereText(
  garment: Garment,
  { rate, looks, apparentC }: { rate: number; looks: number; apparentC: number },
  voice: Voice,
): string {
  const felt = temperatureText(apparentC, voice)
  const percent = Math.round(100 * rate)
  const name = nameOf(garment, voice.lang)
  if (voice.lang === 'en') {
    return `At ${felt} ${percent} % of people here were seen with ${PAIRS.includes(garment.code) ? '' : 'a '}${name} (${looks} looks).`
  }
  return `체감 ${felt}에 이 지역에서는 ${percent}%가 ${josa(name, '을/를')} 착용해요(착장 ${looks}건).`
}

/** 치마와 부츠는 비슷한 날씨에 우연보다 1.6배 이상 자주 함께 보여요(착장 12000건). */
export function wornTogetherText(
  a: Garment,
  b: Garment,
  { times, looks }: { times: number; looks: number },
  { lang }: Voice,
): string {
  if (lang === 'en') {
    const both = `${capitalised(nameOf(a, 'en'))} and ${nameOf(b, 'en')}`
    return `${both} go together: seen at least ${times} times as often as chance would have it in the same weather (${looks} looks).`
  }
  return `${josa(nameOf(a, 'ko'), '와/과')} ${josa(nameOf(b, 'ko'), '은/는')} 비슷한 날씨에 우연보다 ${times}배 이상 자주 함께 보여요(착장 ${looks}건).`
}
