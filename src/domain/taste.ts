import { type Static, Type } from 'typebox'
import type { Gender } from './person.ts'
import type { KeptWear } from './profile.ts'
import type { Slot } from './slot.ts'

/** Linear weight and factors of one feature. */
export const TasteWeights = Type.Object({ w: Type.Number(), v: Type.Array(Type.Number()) })
export type TasteWeights = Static<typeof TasteWeights>

/** What is learned of garments and contexts over everyone; of single persons nothing is in it. */
export const TasteModel = Type.Object({
  k: Type.Integer({ minimum: 0 }),
  bias: Type.Number(),
  weights: Type.Record(Type.String(), TasteWeights),
})
export type TasteModel = Static<typeof TasteModel>

/** Log loss by answers that were never trained with; gap: what training rows do better. */
export const TasteQuality = Type.Object({
  trainLoss: Type.Number(),
  heldOutLoss: Type.Number(),
  gap: Type.Number(),
  judgedLoss: Type.Number(),
  /** The same of what says the mean of everything. */
  meanLoss: Type.Number(),
  judged: Type.Integer(),
})
export type TasteQuality = Static<typeof TasteQuality>

/** Where and when something is worn; null where it is not known. */
export type TasteContext = {
  apparentC: number | null
  slot: Slot | null
  region: string | null
  gender: Gender
  /** `YYYY-MM-DD`, for its weekday. */
  day: string
}

/** Port: what is known of someone's taste; `person` is null where the model knows nothing of them, all of it null where there is no model. */
export type ReadTaste = (
  profileId: string,
) => Promise<{ model: TasteModel; person: TasteWeights | null } | null>

/** An answer with whose it is. */
export type TasteAnswer = KeptWear & { profileId: string }
