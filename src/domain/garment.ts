import { type Static, Type } from 'typebox'
import { GarmentClass } from './garment-class.ts'
import { Occasion } from './person.ts'

/** Where in the ensemble a garment sits (base next to the skin, mid over it, outer over both). */
export const Layer = Type.Enum([
  'base',
  'mid',
  'outer',
  'bottom',
  'one-piece',
  'legs',
  'feet',
  'head',
  'neck',
  'hands',
  'accessory',
])
export type Layer = Static<typeof Layer>

export const BodyPart = Type.Enum([
  'torso',
  'legs',
  'whole-body',
  'feet',
  'head',
  'neck',
  'hands',
  'eyes',
  'face',
  'carried',
])
export type BodyPart = Static<typeof BodyPart>

export const Sleeve = Type.Enum(['none', 'short', 'long'])
export type Sleeve = Static<typeof Sleeve>

/**
 * What the rules of an ensemble need to know: `under` is underwear that never shows, `open` opens in front, `tailored` goes over
 * a shirt or blouse only, `bare` leaves the legs bare, `skirt` takes tights, `rain` and `snow` are worn in that weather only.
 */
export const GarmentTrait = Type.Enum(['under', 'open', 'tailored', 'bare', 'skirt', 'rain', 'snow'])
export type GarmentTrait = Static<typeof GarmentTrait>

/** What is recommended: finer than what a detector sees. */
export const Garment = Type.Object({
  /** Stable, kebab-case; part of the API's promise. */
  code: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }),
  label: Type.Object({ ko: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
  layer: Layer,
  part: BodyPart,
  /** null for what has no sleeves to speak of. */
  sleeve: Type.Union([Sleeve, Type.Null()]),
  /** null for what the detector can't see. */
  class: Type.Union([GarmentClass, Type.Null()]),
  /** Insulation of the garment alone (I_clu), clo, on the ISO 9920 / ASHRAE 55 scale. */
  clo: Type.Number({ minimum: 0, maximum: 1 }),
  /** The table's row, or how the value was estimated where the tables have a gap. */
  cloSource: Type.String({ minLength: 1 }),
  /** 0 open knit .. 0.5 dense weave .. 1 windproof. */
  windResistance: Type.Number({ minimum: 0, maximum: 1 }),
  /** 0 soaks .. 0.5 sheds a shower .. 1 waterproof. */
  waterResistance: Type.Number({ minimum: 0, maximum: 1 }),
  occasions: Type.Array(Occasion, { minItems: 1 }),
  /** How usual it is in women's and in men's wear, 0 (never) .. 1 (everyday): our estimate until looks are counted. */
  usual: Type.Object({
    female: Type.Number({ minimum: 0, maximum: 1 }),
    male: Type.Number({ minimum: 0, maximum: 1 }),
  }),
  /** Apparent temperatures in which it is usually the piece that shows, °C: the Korean bands where they name it, else ours. */
  season: Type.Object({ fromC: Type.Number(), toC: Type.Number() }),
  traits: Type.Array(GarmentTrait),
})
export type Garment = Static<typeof Garment>
