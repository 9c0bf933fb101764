import type { DailyQuery } from '@ondot/client'
import type { Lang, Units } from './i18n/speech.ts'
import { storage } from './storage.ts'

/** What someone chose, kept in this browser alone. */
export type Choices = {
  place: ChosenPlace
  gender: NonNullable<DailyQuery['gender']>
  hours: string
  sensitivity: number
  activity: NonNullable<DailyQuery['activity']>
  occasion: NonNullable<DailyQuery['occasion']>
  /** From own clothes alone; holds where there is a token. */
  own: boolean
  lang: Lang
  units: Units
}
export type ChosenPlace = { code: string; name: string; nameEn: string }

export const ALL_DAY = 'morning,day,evening'
const KEY = 'ondot.choices'

/** Somewhere must be first: the capital. */
const SEOUL: ChosenPlace = { code: '1100000000', name: '서울특별시', nameEn: 'Seoul' }

const ALLOWED = {
  gender: ['any', 'female', 'male'],
  activity: ['walking', 'sitting', 'cycling', 'running'],
  occasion: ['casual', 'office', 'formal', 'sport'],
  lang: ['ko', 'en'],
  units: ['metric', 'imperial'],
} as const

/** Reads what was kept; anything that is not understood is as never chosen. */
export function parseChoices(text: string | null, languages: readonly string[] = []): Choices {
  let kept: Partial<Record<keyof Choices, unknown>> = {}
  try {
    const parsed: unknown = JSON.parse(text ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) kept = parsed
  } catch {
    // Not ours.
  }
  const one = <K extends keyof typeof ALLOWED>(key: K): (typeof ALLOWED)[K][number] | undefined =>
    ALLOWED[key].find((value) => value === kept[key])
  const { sensitivity } = kept
  return {
    place: isPlace(kept.place) ? kept.place : SEOUL,
    gender: one('gender') ?? 'any',
    hours: typeof kept.hours === 'string' && kept.hours !== '' ? kept.hours : ALL_DAY,
    sensitivity:
      typeof sensitivity === 'number' && Number.isInteger(sensitivity) && Math.abs(sensitivity) <= 3
        ? sensitivity
        : 0,
    activity: one('activity') ?? 'walking',
    occasion: one('occasion') ?? 'casual',
    own: kept.own === true,
    lang: one('lang') ?? preferred(languages),
    units: one('units') ?? 'metric',
  }
}

/** Korean, unless the browser likes English better. */
function preferred(languages: readonly string[]): Lang {
  for (const language of languages) {
    if (language.startsWith('ko')) return 'ko'
    if (language.startsWith('en')) return 'en'
  }
  return 'ko'
}

function isPlace(place: unknown): place is ChosenPlace {
  return (
    typeof place === 'object' &&
    place !== null &&
    ['code', 'name', 'nameEn'].every((key) => typeof (place as Record<string, unknown>)[key] === 'string')
  )
}

export function loadChoices(): Choices {
  return parseChoices(storage.getItem(KEY), navigator.languages)
}

export function keepChoices(choices: Choices): void {
  try {
    storage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // Full: the choice holds as long as the page.
  }
}

/** The question that the choices make. */
export function dailyQuery(
  choices: Choices,
  days: number,
  token: string | null,
): DailyQuery & { region: string } {
  const { place, gender, hours, sensitivity, activity, occasion, own, lang, units } = choices
  const wardrobe = own && token !== null ? ({ wardrobe: 'only' } as const) : {}
  return {
    region: place.code,
    gender,
    hours,
    sensitivity,
    activity,
    occasion,
    lang,
    units,
    days,
    ...wardrobe,
  }
}
