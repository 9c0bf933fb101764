import type { Static } from 'typebox'
import type { Asker } from './day-answer.ts'
import { languageOf } from './language.ts'
import type { AskerQuery } from './schemas/query.ts'

/** Who asks, by the query, and in which language. */
export function askerOf(
  query: Static<typeof AskerQuery>,
  acceptLanguage: string | undefined,
): Omit<Asker, 'hoursOut'> {
  const {
    gender = 'any',
    activity = 'walking',
    occasion = 'casual',
    sensitivity = 0,
    lang,
    units = 'metric',
  } = query
  return {
    person: { gender, activity, occasion, sensitivity },
    lang: languageOf(lang, acceptLanguage),
    units,
  }
}
