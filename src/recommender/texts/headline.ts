import { josa } from 'es-hangul'
import type { Garment } from '../../domain/garment.ts'
import type { Lang } from '../../domain/language.ts'
import type { Slot } from '../../domain/slot.ts'
import type { AskedDay } from '../day-need.ts'
import { type DressedDay, takenOff } from '../outfits/dress-day.ts'
import { temperatureText, type Voice } from './quantities.ts'
import { capitalised, listOf, nameOf, SLOT_WORDS, takingOff } from './words.ts'

/**
 * One line: when it is coldest, what that feels like, the main pieces, and what may come off when.
 * 아침엔 체감 -3.3°, 패딩에 목도리. 낮엔 목도리를 풀어도 좋아요
 */
export function headline(dressed: DressedDay, { coldest, warmest }: AskedDay, voice: Voice): string {
  const { lang } = voice
  const [main, beside] = mainPieces(dressed.garments)
  const felt = temperatureText(coldest.apparentC, voice)
  const off = takenOff(dressed)
  const coldWhen = SLOT_WORDS[lang][coldest.slot]
  if (lang === 'en') {
    const pieces = beside ? `${nameOf(main, lang)} with ${nameOf(beside, lang)}` : nameOf(main, lang)
    const wear = `${capitalised(coldWhen)} it feels like ${felt}: ${pieces}`
    return off.length === 0
      ? wear
      : `${wear}. ${capitalised(warmWhen(coldest.slot, warmest.slot, lang))} ${listOf(off, lang)} may come off`
  }
  const pieces = beside ? `${nameOf(main, lang)}에 ${nameOf(beside, lang)}` : nameOf(main, lang)
  const wear = `${coldWhen}엔 체감 ${felt}, ${pieces}`
  return off.length === 0
    ? `${josa(wear, '이/가')} 좋아요`
    : `${wear}. ${warmWhen(coldest.slot, warmest.slot, lang)} ${takingOff(off)} 좋아요`
}

/** What shows, and the piece that says most beside it: the scarf, what is under the outer, or the bottom. */
function mainPieces(garments: readonly Garment[]): [Garment, Garment | undefined] {
  const at = (layer: Garment['layer']) => garments.findLast((garment) => garment.layer === layer)
  const upper = [at('outer'), at('mid'), at('one-piece') ?? at('base')].filter(
    (garment) => garment !== undefined,
  )
  const [shown, under] = upper
  if (!shown) throw new RangeError('an outfit without an upper piece')
  return [shown, at('neck') ?? (shown.layer === 'outer' ? under : at('bottom')) ?? under]
}

/** 낮엔 / by day; inside one slot only that it gets warmer. */
function warmWhen(cold: Slot, warm: Slot, lang: Lang): string {
  if (cold === warm) return lang === 'ko' ? '더 따뜻해지면' : 'when it gets warmer'
  return lang === 'ko' ? `${SLOT_WORDS.ko[warm]}엔` : SLOT_WORDS.en[warm]
}
