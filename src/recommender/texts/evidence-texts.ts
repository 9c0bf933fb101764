import { josa } from 'es-hangul'
import type { Garment } from '../../domain/garment.ts'
import { temperatureText, type Voice } from './quantities.ts'
import { nameOf } from './words.ts'

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
