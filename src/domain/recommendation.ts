import { type Static, Type } from 'typebox'
import { BodyPart, Layer } from './garment.ts'
import { GarmentClass } from './garment-class.ts'
import { Look } from './look.ts'
import { Slot } from './slot.ts'

/** Why something was said: a stable rule id, a sentence for people, and the numbers behind it (always SI). */
export const Reason = Type.Object({
  rule: Type.String(),
  text: Type.String(),
  values: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])),
})
export type Reason = Static<typeof Reason>

/**
 * What a slot is dressed for: its coldest hour out, except that the slot of the day's warmest hour is dressed for that hour
 * (unless the coldest is in it too). `at` is that hour.
 */
export const SlotNeed = Type.Object({
  slot: Slot,
  at: Type.String({ format: 'date-time' }),
  apparentC: Type.Number(),
  askedClo: Type.Number(),
})
export type SlotNeed = Static<typeof SlotNeed>

export const OutfitGarment = Type.Object({
  code: Type.String(),
  /** What a detector would call it; null for what it can't see (an umbrella). */
  class: Type.Union([GarmentClass, Type.Null()]),
  layer: Layer,
  label: Type.String(),
  clo: Type.Number({ minimum: 0 }),
  /** Slots in which it is on; in the others it is taken off and carried. */
  wornIn: Type.Array(Slot),
  /** From own clothes: the wardrobe's item. */
  item: Type.Optional(Type.String()),
  /** Its main colour as a photo showed it: named, and as sRGB. */
  colour: Type.Optional(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      hex: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
    }),
  ),
})
export type OutfitGarment = Static<typeof OutfitGarment>

const Share = Type.Number({ minimum: 0, maximum: 1 })

/** A look that speaks for an outfit; `thumbnail`: there is a small copy at /v1/looks/ID/thumbnail. */
export const EvidenceLook = Type.Object({
  ...Type.Pick(Look, [
    'id',
    'link',
    'source',
    'author',
    'licence',
    'takenOn',
    'slot',
    'gender',
    'classes',
    'thumbnail',
  ]).properties,
  apparentC: Type.Number(),
})
export type EvidenceLook = Static<typeof EvidenceLook>

export const Outfit = Type.Object({
  garments: Type.Array(OutfitGarment),
  /** ISO 9920: all on, and with what can come off taken off as far as the warmest hour asks. */
  insulationClo: Type.Object({ max: Type.Number(), min: Type.Number() }),
  /** How far the set stays from what is asked at the worse end of the day, clo; only where that is more than 0.15. */
  shortfallClo: Type.Optional(Type.Number()),
  reasons: Type.Array(Reason),
  /** 0..1, the weighted mean of `scoreParts`. */
  score: Type.Number({ minimum: 0, maximum: 1 }),
  scoreParts: Type.Record(Type.String(), Type.Number({ minimum: 0, maximum: 1 })),
  /** How usual its pieces are there and then: geometric mean of the shares of people who wear each, and leave bare what it leaves bare. */
  likelihood: Share,
  evidence: Type.Object({
    /** Looks around the apparent temperature of the coldest hour out that the likelihood rests on. */
    looks: Type.Integer({ minimum: 0 }),
    /** 90 % interval of the likelihood. */
    interval: Type.Tuple([Share, Share]),
    /** How much of it is prior knowledge rather than looks. */
    priorShare: Share,
    /** Looks most like it: near in apparent temperature, region, slot and gender. Their licences must be shown. */
    examples: Type.Array(EvidenceLook, { maxItems: 6 }),
  }),
})
export type Outfit = Static<typeof Outfit>

export const Accessory = Type.Object({ code: Type.String(), label: Type.String(), reason: Reason })
export type Accessory = Static<typeof Accessory>

export const Warning = Type.Object({ code: Type.String(), text: Type.String() })
export type Warning = Static<typeof Warning>

/** What a slot's hour (the one the slot is dressed for) felt like on a day that is over. */
export const FeltSlot = Type.Object({
  slot: Slot,
  at: Type.String({ format: 'date-time' }),
  apparentC: Type.Number(),
})
export type FeltSlot = Static<typeof FeltSlot>

/** The coldest hour out today beside the coldest of the same hours yesterday, and likewise the warmest. */
export const YesterdayDifference = Type.Object({
  text: Type.String(),
  coldestDifferenceC: Type.Number(),
  warmestDifferenceC: Type.Number(),
  /** In the order of the day's slots; those whose hour is not known are left out. */
  slots: Type.Array(FeltSlot),
})
export type YesterdayDifference = Static<typeof YesterdayDifference>

/** The same date a year before, as it was observed. */
export const LastYear = Type.Object({ date: Type.String(), slots: Type.Array(FeltSlot) })
export type LastYear = Static<typeof LastYear>

/** What the laboratory models would ask for at the coldest hour out, clo: told beside, never a bound. */
export const Comfort = Type.Object({
  at: Type.String({ format: 'date-time' }),
  /** PMV = 0; null outside the model's range. */
  pmvClo: Type.Union([Type.Number(), Type.Null()]),
  /** IREQ neutral and minimal; null outside the model's range. */
  ireqNeutralClo: Type.Union([Type.Number(), Type.Null()]),
  ireqMinClo: Type.Union([Type.Number(), Type.Null()]),
})
export type Comfort = Static<typeof Comfort>

/**
 * A piece that a wardrobe lacks for the day: `none` of its layer is there (or none that goes with the rest), those there are too `light`,
 * or the `weather` asks for it. `example` is what the catalogue would take.
 */
export const MissingPiece = Type.Object({
  layer: Layer,
  part: BodyPart,
  why: Type.Enum(['none', 'light', 'weather']),
  example: Type.Object({ code: Type.String(), label: Type.String() }),
})
export type MissingPiece = Static<typeof MissingPiece>

/** What to wear on one local day, for the hours out. Clo to 0.01, temperatures to 0.1 °C. */
export const DayRecommendation = Type.Object({
  date: Type.String(),
  headline: Type.String(),
  slots: Type.Array(SlotNeed),
  /** Best first; the first three differ in silhouette. */
  outfits: Type.Array(Outfit),
  accessories: Type.Array(Accessory),
  warnings: Type.Array(Warning),
  comfort: Comfort,
  /** null where yesterday's hours are not known. */
  yesterday: Type.Union([YesterdayDifference, Type.Null()]),
  /** null where no hour of a slot was observed then. */
  lastYear: Type.Union([LastYear, Type.Null()]),
  /** Only where the outfits are from someone's own clothes. */
  wardrobe: Type.Optional(Type.Object({ items: Type.Integer(), missing: Type.Array(MissingPiece) })),
})
export type DayRecommendation = Static<typeof DayRecommendation>
