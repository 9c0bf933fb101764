import type { Lang, Units } from '../../domain/language.ts'

/** How the texts of an answer are written. */
export type Voice = { lang: Lang; units: Units }

const MPH_PER_MS = 2.236936

/** `-3.3°` in Korean, `-3.3°C` in English, `26°F`. */
export function temperatureText(temperatureC: number, { lang, units }: Voice): string {
  if (units === 'imperial') return `${whole(temperatureC * 1.8 + 32)}°F`
  return `${tenth(temperatureC)}°${lang === 'en' ? 'C' : ''}`
}

/** A difference of temperatures, without its sign. */
export function temperatureSpanText(differenceC: number, { lang, units }: Voice): string {
  const span = Math.abs(differenceC)
  if (units === 'imperial') return `${whole(span * 1.8)}°F`
  return `${tenth(span)}°${lang === 'en' ? 'C' : ''}`
}

/** `5.2 m/s`, `12 mph`. */
export function windText(windMs: number, { units }: Voice): string {
  return units === 'imperial' ? `${whole(windMs * MPH_PER_MS)} mph` : `${tenth(windMs)} m/s`
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10 || 0)
}

function whole(value: number): string {
  return String(Math.round(value) || 0)
}
