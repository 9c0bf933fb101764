import { josa } from 'es-hangul'
import type { Garment } from '../../domain/garment.ts'
import type { Slot } from '../../domain/slot.ts'
import { temperatureText, type Voice } from './quantities.ts'
import { capitalised, listOf, nameOf, SLOT_WORDS, takingOff } from './words.ts'

type Insulation = { apparentC: number; askedClo: number; offeredClo: number }

export function insulationText({ apparentC, askedClo, offeredClo }: Insulation, voice: Voice): string {
  const felt = temperatureText(apparentC, voice)
  if (voice.lang === 'en') {
    return `The coldest hour out feels like ${felt} and asks for ${askedClo} clo; this set has ${offeredClo} clo with everything on.`
  }
  return `가장 추운 시간의 체감 ${felt}에는 ${askedClo} clo가 필요하고, 다 입으면 ${offeredClo} clo예요.`
}

export function layersText(
  { apparentC, askedClo, offeredClo }: Insulation,
  off: readonly Garment[],
  slot: Slot,
  voice: Voice,
): string {
  const felt = temperatureText(apparentC, voice)
  const when = SLOT_WORDS[voice.lang][slot]
  if (voice.lang === 'en') {
    return `${capitalised(when)} it feels like up to ${felt} (${askedClo} clo): without ${listOf(off, 'en')} it is ${offeredClo} clo.`
  }
  return `${when}엔 체감 ${felt}까지 올라 ${askedClo} clo면 충분해요. ${takingOff(off)} ${offeredClo} clo예요.`
}

export function shortfallText(shortfallClo: number, { lang }: Voice): string {
  const clo = shortfallClo.toFixed(2)
  return lang === 'ko'
    ? `옷차림만으로는 필요한 보온에서 ${clo} clo만큼 벗어나요.`
    : `At one end of the day this set is ${clo} clo away from what is asked.`
}

export function rainOuterText(outer: Garment, { lang }: Voice): string {
  return lang === 'ko'
    ? `${josa(nameOf(outer, 'ko'), '은/는')} 비를 막아 줘요.`
    : `The ${nameOf(outer, 'en')} keeps rain off.`
}

export function windOuterText(outer: Garment, { lang }: Voice): string {
  return lang === 'ko'
    ? `${josa(nameOf(outer, 'ko'), '은/는')} 바람을 막아 줘요.`
    : `The ${nameOf(outer, 'en')} keeps wind out.`
}
