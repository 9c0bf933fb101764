import { type Static, Type } from 'typebox'
import { GarmentClass } from './garment-class.ts'

/** What is told of classes together. */
export const RateGroup = Type.Enum(['outer', 'longSleeves', 'layers', 'scarf', 'hat'])
export type RateGroup = Static<typeof RateGroup>

const Share = Type.Number({ minimum: 0, maximum: 1 })

/** How many of those who go out wear it. */
export const WearRate = Type.Object({
  rate: Share,
  /** 90 %: the rate lies in it with that probability. */
  interval: Type.Tuple([Share, Share]),
  /** What the rate was before any look: from published counts, or our estimate (docs/decisions/0021-wear-rates.md). */
  prior: Share,
  /** How much of the rate is the prior's rather than the looks': 1 without looks. */
  priorShare: Share,
  /** Looks around that temperature that bear on it, the nearest counting most. */
  looks: Type.Integer({ minimum: 0 }),
})
export type WearRate = Static<typeof WearRate>

/** Wear rates at one apparent temperature. */
export const WearRates = Type.Object({
  apparentC: Type.Number(),
  /** Looks near that temperature, the nearest counting most: all there are, and those of the finest region with any. */
  looks: Type.Integer({ minimum: 0 }),
  nearestRegion: Type.Union([Type.String(), Type.Null()]),
  nearestLooks: Type.Integer({ minimum: 0 }),
  classes: Type.Record(GarmentClass, WearRate),
  groups: Type.Record(
    RateGroup,
    Type.Object({
      ...WearRate.properties,
      /** `seen`: looks show it; `inferred`: no class shows it, it follows the outer layer as it did in published counts. */
      basis: Type.Enum(['seen', 'inferred']),
    }),
  ),
})
export type WearRates = Static<typeof WearRates>
