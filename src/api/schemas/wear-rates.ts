import { type Static, Type } from 'typebox'
import { Gender } from '../../domain/person.ts'
import { Warning } from '../../domain/recommendation.ts'
import { Slot } from '../../domain/slot.ts'
import { WearRates } from '../../domain/wear-rate.ts'
import { RegionAnswer } from './answers.ts'

/** What is worn at `apparentC`, and over `range` where one was asked. */
export const WearRatesAnswer = Type.Object({
  /** null: the whole world. */
  region: Type.Union([RegionAnswer, Type.Null()]),
  gender: Gender,
  /** null: at any time of day and year. */
  slot: Type.Union([Slot, Type.Null()]),
  /** Regions that looks are taken from, finest first: the nearer, the more a look counts. */
  regions: Type.Array(Type.String()),
  /** What people there are used to now: mean of the last 30 days, and of the year, as it felt; null where it is not known. */
  usedTo: Type.Union([Type.Object({ runningMeanC: Type.Number(), yearlyMeanC: Type.Number() }), Type.Null()]),
  ...WearRates.properties,
  range: Type.Optional(Type.Array(WearRates)),
  warnings: Type.Array(Warning),
  /** What the prior is derived from. */
  sources: Type.Array(Type.String()),
})
export type WearRatesAnswer = Static<typeof WearRatesAnswer>
