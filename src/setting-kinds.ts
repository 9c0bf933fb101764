import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

export const LogLevel = Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
export const Role = Type.Enum(['all', 'api', 'worker'])

/** One setting: how its text is checked, its default (the text as .env.example shows it) and what it is for. */
export type Setting<T> = { fallback: string; about: string; parse: (text: string) => T }

/** Says what is allowed, never the value: it may be a secret. */
export class SettingError extends Error {}

export const text = (fallback: string, about: string): Setting<string> => ({
  fallback,
  about,
  parse: (t) => t,
})
export const optional = (about: string): Setting<string | null> => ({
  fallback: '',
  about,
  parse: (t) => t || null,
})

export const integer = (fallback: number, min: number, max: number, about: string): Setting<number> => ({
  fallback: String(fallback),
  about,
  parse(t) {
    const value = Number(t)
    if (!/^\d+$/.test(t) || value < min || value > max)
      throw new SettingError(`must be a whole number from ${min} to ${max}`)
    return value
  },
})

export const flag = (fallback: boolean, about: string): Setting<boolean> => ({
  fallback: String(fallback),
  about,
  parse(t) {
    if (t !== 'true' && t !== 'false') throw new SettingError('must be true or false')
    return t === 'true'
  },
})

export const oneOf = <S extends typeof LogLevel | typeof Role>(
  schema: S,
  fallback: Static<S>,
  about: string,
): Setting<Static<S>> => ({
  fallback,
  about,
  parse(t) {
    if (!Value.Check(schema, t)) throw new SettingError(`must be one of ${schema.enum.join(', ')}`)
    return t as Static<S>
  },
})

function url(protocols: readonly string[], t: string): string {
  const parsed = URL.parse(t)
  if (!parsed || !protocols.includes(parsed.protocol.slice(0, -1)))
    throw new SettingError(`must be a URL that starts with ${protocols.map((p) => `${p}://`).join(' or ')}`)
  return t.replace(/\/+$/, '')
}
export const baseUrl = (fallback: string, about: string): Setting<string> => ({
  fallback,
  about,
  parse: (t) => url(['https', 'http'], t),
})
export const optionalUrl = (protocols: readonly string[], about: string): Setting<string | null> => ({
  fallback: '',
  about,
  parse: (t) => (t === '' ? null : url(protocols, t)),
})
export const list = (fallback: string, about: string): Setting<readonly string[]> => ({
  fallback,
  about,
  parse: (t) => t.split(',').flatMap((item) => item.trim() || []),
})
/** `weather=https://…, fashion=https://…` */
export const newsFeeds = (
  about: string,
): Setting<readonly { topic: 'weather' | 'fashion'; url: string }[]> => ({
  fallback: '',
  about,
  parse: (t) =>
    t.split(',').flatMap((item) => {
      if (item.trim() === '') return []
      const found = /^\s*(weather|fashion)=(\S+)\s*$/.exec(item)
      if (!found) throw new SettingError('must be a list of weather=URL or fashion=URL, comma separated')
      return { topic: found[1] as 'weather' | 'fashion', url: url(['https', 'http'], found[2]!) }
    }),
})
export const moment: Setting<number | null> = {
  fallback: '',
  about:
    'Freezes the clock for demos and tests: ISO time with offset, e.g. 2026-11-21T07:00:00+09:00. Empty: the real time.',
  parse(t) {
    if (t === '') return null
    const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(t)
      ? Date.parse(t)
      : Number.NaN
    if (Number.isNaN(atMs))
      throw new SettingError('must be an ISO time with offset, e.g. 2026-11-21T07:00:00+09:00')
    return atMs
  },
}
