import { romanize } from './romanize.ts'

/** Names that are no unit of administration and so have no suffix to part: islands. */
const WHOLE_NAMES = new Set(['독도', '이어도'])

/**
 * The English name of one level below the province: 강남구 Gangnam-gu, 수원시 장안구 Jangan-gu, Suwon-si,
 * 창신제1동 Changsin 1-dong, 성수1가제2동 Seongsu 1-ga 2-dong. No sound changes across the hyphen (Revised Romanization, III 5).
 */
export function englishName(name: string): string {
  return name.split(' ').reverse().map(englishWord).join(', ')
}

function englishWord(word: string): string {
  if (WHOLE_NAMES.has(word)) return romanizeCapitalized(word)
  const stem = word
    .slice(0, -1)
    .replace(/제?(\d+(?:\.\d+)*)(가?)/g, (_, count: string, ga: string) => ` ${count}${ga && '-ga'} `)
    .replace(/[가-힣]+/g, romanizeCapitalized)
    .replace(/\s+/g, ' ')
    .replace(' .', '.')
    .trim()
  return `${stem}-${romanize(word.slice(-1))}`
}

function romanizeCapitalized(hangul: string): string {
  const roman = romanize(hangul)
  return roman.charAt(0).toUpperCase() + roman.slice(1)
}
