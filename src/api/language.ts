import type { Lang } from '../domain/language.ts'

/** The language of texts: asked for, else the better liked of Accept-Language (RFC 9110 12.5.4), else Korean. */
export function languageOf(asked: Lang | undefined, header: string | undefined): Lang {
  if (asked !== undefined) return asked
  if (header === undefined) return 'ko'
  const liked = { ko: 0, en: 0 }
  for (const range of header.toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.split(';')
    const language = tag.trim().split('-', 1)[0]
    if (language !== 'ko' && language !== 'en') continue
    const q = parameters.find((p) => p.trim().startsWith('q='))?.split('=')[1]
    liked[language] = Math.max(liked[language], q === undefined ? 1 : Number(q) || 0)
  }
  return liked.en > liked.ko ? 'en' : 'ko'
}
