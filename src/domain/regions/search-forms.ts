import { disassemble, getChoseong } from 'es-hangul'
import { PROVINCES } from './provinces.ts'
import type { Region } from './region-table.ts'
import { romanize } from './romanize.ts'

export type Script = 'hangul' | 'initials' | 'roman'

/** The spellings of a region's own name that a word of a query is compared with. */
export type SearchForms = Readonly<Record<Script, readonly string[]>>

/** 역삼1동 is also found as 역삼동, 창신제1동 as 창신1동 and 창신동, 수원시 장안구 as 수원시, 장안구 and 수원시장안구. */
export function searchForms(region: Region): SearchForms {
  const { ownName, ownNameEn } = region
  const names = [...ownName.split(' '), ownName]
  const aliases = region.parent ? [] : PROVINCES[region.place.code.slice(0, 2)]!.aliases
  const hangul = unique([
    ...names,
    ...names.map((name) => name.replace(/제(?=\d)/, '')),
    ...names.map((name) => name.replace(/제?[\d.]+(가(?=동|제))?/g, '')),
    ...aliases,
  ])
  const words = ownNameEn.split(', ')
  const roman = unique([
    ...words,
    ...words.map((word) => word.replace(/ [\d.]+(-ga)?/g, '')),
    ...aliases.map(romanize),
  ])
  return { hangul, initials: unique(hangul.map((form) => getChoseong(form))), roman }
}

/** Words of a query, each with the script it is compared in. Decomposed Hangul (NFD) and joined initials (ㄳ) are put right. */
export function searchWords(query: string): { text: string; script: Script }[] {
  return unique(query.normalize('NFC').split(/[\s,]+/)).map((text) => {
    if (/^[ㄱ-ㅎ]+$/.test(text)) return { text: disassemble(text), script: 'initials' }
    return { text, script: /[가-힣]/.test(text) ? 'hangul' : 'roman' }
  })
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')))].filter(Boolean)
}
