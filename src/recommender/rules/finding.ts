import type { AirQuality } from '../../domain/air-quality.ts'
import type { Garment } from '../../domain/garment.ts'
import type { Lang } from '../../domain/language.ts'
import type { Reason } from '../../domain/recommendation.ts'
import type { WearRates } from '../../domain/wear-rate.ts'
import type { AskedDay, Person } from '../day-need.ts'
import type { FeltHour } from '../felt-hours.ts'
import type { Voice } from '../texts/quantities.ts'

/** What a rule looks at. Rules add to the sets chosen; they never see or change the choice. */
export type RuleInput = {
  day: AskedDay
  /** Every hour known of the day and of the evening before, out or not: what fell may lie on the ground. */
  dayHours: readonly FeltHour[]
  person: Person
  voice: Voice
  /** The garments of the first set. */
  worn: readonly Garment[]
  /** What people wear at the coldest hour out. */
  rates: WearRates
  /** Fine dust now; null where it is not known. */
  air: AirQuality | null
}

/** What a rule found: why, what to take along (codes of the catalogue), and whether it is a warning. */
export type Finding = { reason: Reason; take: readonly string[]; warning: boolean }

/** A named rule: nothing, or what it found. */
export type Rule = (input: RuleInput) => Finding[]

export function say(lang: Lang, texts: Readonly<Record<Lang, string>>): string {
  return texts[lang]
}
