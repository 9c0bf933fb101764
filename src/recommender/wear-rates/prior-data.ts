import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { RateGroup } from '../../domain/wear-rate.ts'
import { RateCurve } from './curve.ts'
import data from './data/prior.json' with { type: 'json' }
import { InnerClass } from './inner-class.ts'

const GroupCurves = Type.Record(RateGroup, RateCurve)
export type GroupCurves = Static<typeof GroupCurves>

/** What scripts/derive-wear-priors.ts derives from published counts. */
export const PriorData = Type.Object({
  sources: Type.Array(Type.String()),
  /** Climate of a typical city of the counts. */
  typicalClimate: Type.Object({ meanC: Type.Number(), spreadC: Type.Number() }),
  groups: GroupCurves,
  /** Of those whose outermost piece is no coat, jacket or suit; the five are scaled to sum to 1. */
  inner: Type.Record(InnerClass, RateCurve),
  /** Where a city wears more outer layers than expected, the logits of these groups follow by this factor; `sd` stays beside that. */
  followsOuter: Type.Object({
    longSleeves: Type.Object({ factor: Type.Number(), sd: Type.Number() }),
    layers: Type.Object({ factor: Type.Number(), sd: Type.Number() }),
  }),
  /** Men are dressed as women are at a temperature this much higher, °C (below 0: lower). */
  menDressAsAtC: Type.Number(),
  /** Shares of photos that show what no source counts by temperature. */
  shares: Type.Object({
    vest: Type.Number(),
    socks: Type.Number(),
    sunglasses: Type.Number(),
    bag: Type.Number(),
  }),
  /** The curves of the groups fitted without one city: it is scored with these. */
  leftOut: Type.Record(Type.String(), GroupCurves),
})
export type PriorData = Static<typeof PriorData>

export const PRIOR: PriorData = Value.Parse(PriorData, data)
