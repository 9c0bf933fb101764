import { type Static, Type } from 'typebox'
import { GarmentColour } from './detector.ts'
import { GarmentClass } from './garment-class.ts'
import { Gender, Sensitivity } from './person.ts'
import { Slot } from './slot.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How what was worn felt. */
export const Felt = Type.Enum(['too_cold', 'ok', 'too_warm'])
export type Felt = Static<typeof Felt>

/** What the answer speaks of: a part of the day, or all the hours out. */
export const FeltPart = Type.Enum([...Slot.enum, 'whole-day'])
export type FeltPart = Static<typeof FeltPart>

/**
 * How warm the air was for what was worn, °C: the apparent temperature (with the shift of the activity) less the temperature that those
 * clothes suit on someone of middling offset. 0: dressed as asked; above: warmer than the clothes were for.
 */
export type FeltAnswer = { differenceC: number; felt: Felt }

/** What became of an outfit: put on, passed over, or put on with pleasure. */
export const Verdict = Type.Enum(['worn', 'skipped', 'liked'])
export type Verdict = Static<typeof Verdict>

/** What is known of how warm someone feels: °C to add to the temperature that enters the clothing curve; below 0 dresses warmer. */
export const PersonalOffset = Type.Object({
  /** Mean of what is believed after the answers, °C to 0.1. */
  offsetC: Type.Number(),
  /** Standard deviation of the same, °C to 0.1. */
  sdC: Type.Number({ minimum: 0 }),
  /** What recommendations add, °C: offsetC in steps of half a degree. */
  appliedC: Type.Number(),
  /** Answers behind it. */
  answers: Type.Integer({ minimum: 0 }),
})
export type PersonalOffset = Static<typeof PersonalOffset>

/** What a person sets; a request may say otherwise. */
export const ProfileSettings = Type.Object({
  gender: Gender,
  sensitivity: Sensitivity,
  /** Hours out, as in the query; null: the default. */
  hours: Nullable(Type.String({ minLength: 1, maxLength: 80 })),
  /** Code of the usual region. */
  region: Nullable(Type.String({ minLength: 1, maxLength: 40 })),
})
export type ProfileSettings = Static<typeof ProfileSettings>

/** What a part of a day was dressed for: apparent temperature with the shift of the activity, °C, and the insulation of the first set then, clo. */
export const AdvicePart = Type.Object({
  slot: Slot,
  apparentC: Type.Number(),
  airC: Type.Number(),
  clo: Type.Number(),
})
export type AdvicePart = Static<typeof AdvicePart>

/** What was recommended for a day. `region` is the province (two digits), or `elsewhere`. */
export const Advice = Type.Object({
  day: Type.String(),
  region: Nullable(Type.String()),
  parts: Type.Array(AdvicePart),
})
export type Advice = Static<typeof Advice>

export const KeptFelt = Type.Object({
  day: Type.String(),
  part: FeltPart,
  felt: Felt,
  differenceC: Type.Number(),
  answeredAtMs: Type.Integer(),
})
export type KeptFelt = Static<typeof KeptFelt>

/** A garment set that was worn, passed over or liked, and where and when: what taste learns from. */
export const KeptWear = Type.Object({
  id: Type.String(),
  day: Type.String(),
  slot: Nullable(Slot),
  verdict: Verdict,
  garments: Type.Array(Type.String()),
  apparentC: Nullable(Type.Number()),
  region: Nullable(Type.String()),
  gender: Gender,
  answeredAtMs: Type.Integer(),
})
export type KeptWear = Static<typeof KeptWear>

/** A garment of someone's own: `proposed` by a photo until they say what it is. */
export const WardrobeItem = Type.Object({
  id: Type.String(),
  state: Type.Enum(['proposed', 'confirmed']),
  /** Of the catalogue; null until confirmed. */
  code: Nullable(Type.String()),
  /** What the detector saw; null for an item that was named. */
  seenClass: Nullable(GarmentClass),
  colours: Type.Array(GarmentColour),
  /** Codes of the catalogue that it may be, likeliest first. */
  proposals: Type.Array(Type.String()),
  addedAtMs: Type.Integer(),
})
export type WardrobeItem = Static<typeof WardrobeItem>
