import { josa } from 'es-hangul'
import type { Garment } from '../../domain/garment.ts'
import type { Lang } from '../../domain/language.ts'
import type { Slot } from '../../domain/slot.ts'

export const SLOT_WORDS: Readonly<Record<Lang, Readonly<Record<Slot, string>>>> = {
  ko: { morning: '아침', day: '낮', evening: '저녁', night: '밤' },
  en: { morning: 'in the morning', day: 'by day', evening: 'in the evening', night: 'at night' },
}

/** 아침과 저녁 / in the morning and in the evening; each slot once. */
export function slotsText(slots: readonly Slot[], lang: Lang): string {
  const words = [...new Set(slots)].map((slot) => SLOT_WORDS[lang][slot])
  return joined(words, lang)
}

/** A garment's name inside a sentence. */
export function nameOf(garment: Garment, lang: Lang): string {
  if (lang === 'ko') return garment.label.ko
  return garment.label.en.startsWith('T-') ? garment.label.en : garment.label.en.toLowerCase()
}

/** 목도리와 장갑 / scarf and gloves */
export function listOf(garments: readonly Garment[], lang: Lang): string {
  return joined(
    garments.map((garment) => nameOf(garment, lang)),
    lang,
  )
}

/** 목도리, 장갑과 코트 / scarf, gloves and coat */
function joined(words: readonly string[], lang: Lang): string {
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1).join(', ')
  if (before === '') return last
  return lang === 'ko' ? `${josa(before, '와/과')} ${last}` : `${before} and ${last}`
}

/** 목도리를 풀어도, 코트를 벗어도: a scarf is unwound, everything else taken off. */
export function takingOff(garments: readonly Garment[]): string {
  const onlyNeck = garments.every((garment) => garment.layer === 'neck')
  return `${josa(listOf(garments, 'ko'), '을/를')} ${onlyNeck ? '풀어도' : '벗어도'}`
}

export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
