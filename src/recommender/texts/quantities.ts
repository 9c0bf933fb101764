import type { Lang, Units } from '../../domain/language.ts'
import { toTenth, toWhole } from '../../domain/rounding.ts'

/** How the texts of an answer are written. */
export type Voice = { lang: Lang; units: Units }

const MPH_PER_MS = 2.236936

/** `-3.3°` in Korean, `-3.3°C` in English, `26°F`: of the tenth of a degree that answers show, so that no two texts differ. */
export function temperatureText(temperatureC: number, { lang, units }: Voice): string {
  if (units === 'imperial') return `${toWhole(toTenth(temperatureC) * 1.8 + 32)}°F`
  return `${toTenth(temperatureC)}°${lang === 'en' ? 'C' : ''}`
}

/** A difference of temperatures, without its sign. */
export function temperatureSpanText(differenceC: number, { lang, units }: Voice): string {
  const span = Math.abs(differenceC)
  if (units === 'imperial') return `${toWhole(span * 1.8)}°F`
  return `${toTenth(span)}°${lang === 'en' ? 'C' : ''}`
}

/** `5.2 m/s`, `12 mph`. */
export function windText(windMs: number, { units }: Voice): string {
  return units === 'imperial' ? `${toWhole(windMs * MPH_PER_MS)} mph` : `${toTenth(windMs)} m/s`
}
