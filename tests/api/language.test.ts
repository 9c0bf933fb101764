import { expect, it } from 'vitest'
import { languageOf } from '../../src/api/language.ts'

it.each([
  [undefined, undefined, 'ko'],
  [undefined, 'en-US,en;q=0.9,ko;q=0.8', 'en'],
  [undefined, 'ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  [undefined, 'en;q=0.5, ko;q=0.9', 'ko'],
  [undefined, 'fr-FR,de;q=0.7', 'ko'],
  [undefined, 'en;q=0', 'ko'],
  [undefined, 'EN', 'en'],
  [undefined, ';;,q=,en;q=x', 'ko'],
  ['en', 'ko', 'en'],
] as const)('lang=%j with Accept-Language %j speaks %s', (asked, header, language) => {
  expect(languageOf(asked, header)).toBe(language)
})
