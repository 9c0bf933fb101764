import { IntlMessageFormat } from 'intl-messageformat'
import { en } from './en.ts'
import { ko, type MessageKey } from './ko.ts'

export type Lang = 'ko' | 'en'
export type Units = 'metric' | 'imperial'
type Values = Record<string, string | number>

const MESSAGES: Readonly<Record<Lang, Readonly<Record<MessageKey, string>>>> = { ko, en }
const LOCALE = { ko: 'ko-KR', en: 'en-GB' } as const

/** Everything that depends on the language and the units. */
export type Speech = ReturnType<typeof createSpeech>

export function createSpeech(lang: Lang, units: Units) {
  const locale = LOCALE[lang]
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const [whole, tenths, hundredths] = [number(0), number(1), number(2)]
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

  function t(key: MessageKey, values: Values = {}): string {
    let message = parsed.get(key)
    if (!message) {
      message = new IntlMessageFormat(MESSAGES[lang][key], locale)
      parsed.set(key, message)
    }
    return String(message.format(values))
  }

  const inUnits = (celsius: number) => (units === 'imperial' ? celsius * 1.8 + 32 : celsius)

  return {
    lang,
    units,
    t,
    inUnits,
    /** 3.4 → 3.4°; degrees of the chosen scale. */
    degrees: (celsius: number) => `${tenths.format(inUnits(celsius)).replace(/^-(0[.,]0)$/, '$1')}°`,
    wholeDegrees: (celsius: number) => `${whole.format(Math.round(inUnits(celsius)) + 0)}°`,
    tenths: (value: number) => tenths.format(value),
    clo: (value: number) => hundredths.format(value),
    percent: (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    /** A local date YYYY-MM-DD. */
    date: (date: string, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)),
    /** Clock time of an ISO moment, as it is written: local time of the place. */
    clock: (iso: string) => t('hours.clock', { hour: Number(iso.slice(11, 13)) }),
    moment: (iso: string, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
        new Date(iso),
      ),
    /** “3 hours ago”. */
    age(sinceMs: number, nowMs: number): string {
      const minutes = Math.round((sinceMs - nowMs) / 60_000)
      if (minutes > -1) return relative.format(0, 'second')
      if (minutes > -60) return relative.format(minutes, 'minute')
      if (minutes > -48 * 60) return relative.format(Math.round(minutes / 60), 'hour')
      return relative.format(Math.round(minutes / 1440), 'day')
    },
  }
}

export type { MessageKey }
