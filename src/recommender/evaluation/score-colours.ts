import {
  alike,
  hueDistance,
  hueHarmony,
  hueWeight,
  type PieceColour,
  pairHarmony,
} from '../outfits/colour-harmony.ts'
import { seeded } from '../seeded.ts'
import { type ColourPhoto, type Comparison, comparisons, DRAWS } from './colour-photos.ts'
import { ouLuoHarmony } from './ou-luo.ts'

/** How well two colours go together; only the order of the values counts. */
type PairRule = (a: PieceColour, b: PieceColour) => number

/** Our rule, its two parts by themselves, a published formula, and two simple ones. */
const RULES = {
  harmony: pairHarmony,
  hueAlone: hueHarmony,
  sameColourAlone: alike,
  ouLuo: (a, b) => ouLuoHarmony(a.lab, b.lab),
  fewHues: (a, b) => -hueWeight(a) * hueWeight(b) * hueDistance(a, b),
  alikeLightness: (a, b) => -Math.abs(a.lab[0] - b.lab[0]),
} as const satisfies Record<string, PairRule>
export type ColourRule = keyof typeof RULES
const NAMES = Object.keys(RULES) as ColourRule[]

/** Mean over photos of the chance that the garment goes better with the rest than the stranger's (ties half), and its 90 % interval. */
export type ColourScore = { auc: number; interval: [number, number]; photos: number }

/** Pairs of two colours with a hue, so far apart: as worn, and as expected of garments of the same classes from other photos. */
export type HueCount = { fromDegrees: number; toDegrees: number; seen: number; expected: number }

export type ColourReport = {
  all: Record<ColourRule, ColourScore>
  /** The same where neighbours and light can't help, see `comparisons`. */
  apart: Record<ColourRule, ColourScore>
  /** Of all. */
  hues: HueCount[]
}

const RESAMPLES = 1000
const HUE_STEP_DEGREES = 30
/** A colour has a hue from here on. */
const HAS_HUE = 0.5

/**
 * Whether people dress by a rule of colours: each garment of a photo beside garments of its class from other photos; which of them goes better
 * with what else is worn? 0.5 is chance. What garments look like by themselves does not matter: both are of one class. Same seed, same answer.
 */
export function scoreColours(photos: readonly ColourPhoto[], seed: number): ColourReport {
  const random = seeded(seed)
  const all = comparisons(photos, false, random)
  const apart = comparisons(photos, true, random)
  return { all: scoresOf(all, random), apart: scoresOf(apart, random), hues: hueCounts(all.flat()) }
}

function scoresOf(byPhoto: readonly Comparison[][], random: () => number): ColourReport['all'] {
  const told = byPhoto.filter((compared) => compared.length > 0)
  return Object.fromEntries(
    NAMES.map((name) => {
      const chances = told.map((compared) => mean(compared.map((each) => chanceOf(each, RULES[name]))))
      return [name, { auc: mean(chances), interval: interval90(chances, random), photos: told.length }]
    }),
  ) as ColourReport['all']
}

/** Sums of the same values in another order differ by less. */
const ROUNDING = 1e-9

function chanceOf({ own, stranger, others }: Comparison, rule: PairRule): number {
  const better = others.reduce((sum, other) => sum + rule(own, other) - rule(stranger, other), 0)
  if (Math.abs(better) < ROUNDING) return 0.5
  return better > 0 ? 1 : 0
}

/** Each pair comes twice, once for either of its garments. */
function hueCounts(all: readonly Comparison[]): HueCount[] {
  const counts = Array.from({ length: 180 / HUE_STEP_DEGREES }, (_, i) => ({
    fromDegrees: i * HUE_STEP_DEGREES,
    toDegrees: (i + 1) * HUE_STEP_DEGREES,
    seen: 0,
    expected: 0,
  }))
  for (const { own, stranger, others } of all)
    for (const other of others)
      for (const [key, colour] of [
        ['seen', own],
        ['expected', stranger],
      ] as const) {
        if (hueWeight(colour) < HAS_HUE || hueWeight(other) < HAS_HUE) continue
        const step = Math.min(Math.floor(hueDistance(colour, other) / HUE_STEP_DEGREES), counts.length - 1)
        counts[step]![key] += 1 / (2 * DRAWS)
      }
  return counts
}

/** Bootstrap over photos: garments of one photo are not independent. */
function interval90(values: readonly number[], random: () => number): [number, number] {
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)]!)),
  ).sort((a, b) => a - b)
  return [means[Math.floor(0.05 * RESAMPLES)]!, means[Math.floor(0.95 * RESAMPLES)]!]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
