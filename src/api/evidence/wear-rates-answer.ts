import type { Lang } from '../../domain/language.ts'
import { localDate } from '../../domain/local-time.ts'
import type { Gender } from '../../domain/person.ts'
import type { Place } from '../../domain/place.ts'
import { toTenth } from '../../domain/rounding.ts'
import type { Slot } from '../../domain/slot.ts'
import { PRIOR } from '../../recommender/wear-rates/prior-data.ts'
import type { Dated } from '../day-answer.ts'
import type { WearRatesAnswer } from '../schemas/wear-rates.ts'
import { regionAnswer } from '../weather-basis.ts'
import { evidenceMissing } from './evidence-missing.ts'
import type { WearRateSource } from './wear-rate-source.ts'

/** Looks arrive all day; so old an answer is no worse. */
const FRESH_MS = 10 * 60_000

export type WearRatesQuestion = {
  place: Place | null
  gender: Gender
  slot: Slot | null
  /** °C, to 0.1. */
  apparentC: number
  /** Whole °C, both included; null: none asked. */
  range: { fromC: number; toC: number } | null
  lang: Lang
}

export async function wearRatesAnswer(
  source: WearRateSource,
  { place, gender, slot, apparentC, range, lang }: WearRatesQuestion,
  nowMs: number,
): Promise<Dated<WearRatesAnswer>> {
  const { regions, at, usedTo, missing } = await source.ratesFor({
    place,
    gender,
    slot,
    date: localDate(nowMs, place?.timeZone ?? 'UTC'),
    fromC: Math.min(apparentC, range?.fromC ?? apparentC),
    toC: Math.max(apparentC, range?.toC ?? apparentC),
  })
  return {
    answer: {
      region: place && regionAnswer(place),
      gender,
      slot,
      regions: [...regions],
      usedTo: usedTo && {
        runningMeanC: toTenth(usedTo.runningMeanC),
        yearlyMeanC: toTenth(usedTo.usual.meanC),
      },
      ...at(apparentC),
      ...(range && { range: degreesOf(range).map(at) }),
      warnings: missing ? [evidenceMissing(lang)] : [],
      sources: PRIOR.sources,
    },
    freshUntilMs: nowMs + FRESH_MS,
  }
}

function degreesOf({ fromC, toC }: { fromC: number; toC: number }): number[] {
  return Array.from({ length: toC - fromC + 1 }, (_, i) => fromC + i)
}
