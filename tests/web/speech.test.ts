import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en } from '../../web/src/i18n/en.ts'
import { ko, type MessageKey } from '../../web/src/i18n/ko.ts'
import { createSpeech } from '../../web/src/i18n/speech.ts'

const KEYS = Object.keys(ko) as MessageKey[]
/** The names that a message is filled with. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>()
  const walk = (nodes: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const node of nodes) {
      if ('value' in node && node.type !== 0) names.add(String(node.value))
      if ('options' in node) for (const { value } of Object.values(node.options)) walk(value)
    }
  }
  walk(new IntlMessageFormat(message, 'ko').getAst())
  return [...names].sort()
}

describe('the messages', () => {
  it('are the same in both languages, filled with the same values', () => {
    expect(Object.keys(en).sort()).toEqual([...KEYS].sort())
    for (const key of KEYS) expect([key, argumentsOf(en[key])]).toEqual([key, argumentsOf(ko[key])])
  })

  it('follow the plural of the language', () => {
    const [korean, english] = [createSpeech('ko', 'metric'), createSpeech('en', 'metric')]
    expect(english.t('today.evidence', { looks: 1 })).toBe('1 photo speaks for it.')
    expect(english.t('today.evidence', { looks: 1200 })).toBe('1,200 photos speak for it.')
    expect(korean.t('today.evidence', { looks: 1200 })).toBe('사진 1,200장이 이 옷차림을 뒷받침해요.')
  })

  it('tell temperatures in the chosen scale, and no minus zero', () => {
    const [celsius, fahrenheit] = [createSpeech('ko', 'metric'), createSpeech('en', 'imperial')]
    expect([celsius.degrees(-0.04), celsius.wholeDegrees(-0.4), celsius.degrees(-3.25)]).toEqual([
      '0.0°',
      '0°',
      '-3.3°',
    ])
    expect([fahrenheit.degrees(0), fahrenheit.wholeDegrees(-20)]).toEqual(['32.0°', '-4°'])
  })

  it('tell the age of an answer', () => {
    const speech = createSpeech('ko', 'metric')
    const HOUR_MS = 3_600_000
    expect([speech.age(0, 5 * 60_000), speech.age(0, 3 * HOUR_MS), speech.age(0, 72 * HOUR_MS)]).toEqual([
      '5분 전',
      '3시간 전',
      '3일 전',
    ])
  })
})
