import type { GarmentColour } from '../../domain/detector.ts'
import { chromaOf, hueOf, squaredDistance } from '../../domain/lab.ts'

/** A piece's main colour: the nearest named colour, and its CIELAB. */
export type PieceColour = Pick<GarmentColour, 'id' | 'lab'>

/** Nothing speaks for or against: neutrals go with everything, and of a colour not known nothing is known. */
export const NO_VERDICT = 0.5

/**
 * Named colours that clothing takes for neutral, beyond black, grey and white: earth tones and the blues of denim and navy. A convention of
 * those who write about dress, not of colour science; measured, it neither gains nor loses (docs/decisions/0024-colour-harmony.md).
 */
const NEUTRALS: ReadonlySet<string> = new Set([
  'black',
  'charcoal',
  'grey',
  'light-grey',
  'white',
  'ivory',
  'beige',
  'camel',
  'brown',
  'khaki',
  'denim',
  'navy',
])

/** Up to this C*ab a colour passes for grey; from the other on its hue counts in full. */
const GREY_CHROMA = 10
const FULL_CHROMA = 25
/** The same for L*: in what is nearly black no hue is seen. */
const BLACK_LIGHTNESS = 10
const SEEN_LIGHTNESS = 25

/** As far apart as shades of one colour, ΔE*ab: at this distance likeness counts by a third (1/e). */
const ONE_COLOUR = 10

/** 0..1: how much the hue of a colour counts. */
export function hueWeight({ id, lab }: PieceColour): number {
  if (NEUTRALS.has(id)) return 0
  const byChroma = share(chromaOf(lab), GREY_CHROMA, FULL_CHROMA)
  return byChroma * share(lab[0], BLACK_LIGHTNESS, SEEN_LIGHTNESS)
}

/** Hues apart, 0..180 degrees. */
export function hueDistance(a: PieceColour, b: PieceColour): number {
  const apart = Math.abs(hueOf(a.lab) - hueOf(b.lab))
  return Math.min(apart, 360 - apart)
}

/** How well two colours go together, 0..1: by their hues; and the same colour twice always fits, as street photos show (decision 24). */
export function pairHarmony(a: PieceColour, b: PieceColour): number {
  const fit = hueHarmony(a, b)
  return fit + (1 - fit) * alike(a, b)
}

/**
 * 0..1: cos² of the angle between the hues, 1 for hues alike or opposite, 0 for a quarter turn apart, as far as both have a hue; else no
 * verdict. The relations of Matsuda's templates (Cohen-Or et al. 2006, "Color harmonization"), drawn as one curve.
 */
export function hueHarmony(a: PieceColour, b: PieceColour): number {
  const weight = hueWeight(a) * hueWeight(b)
  if (weight === 0) return NO_VERDICT
  const cosine = (a.lab[1] * b.lab[1] + a.lab[2] * b.lab[2]) / (chromaOf(a.lab) * chromaOf(b.lab))
  return NO_VERDICT + weight * (cosine ** 2 - NO_VERDICT)
}

/** 0..1: 1 for the same colour. */
export function alike(a: PieceColour, b: PieceColour): number {
  return Math.exp(-squaredDistance(a.lab, b.lab) / ONE_COLOUR ** 2)
}

/**
 * How well the colours of an outfit go together, 0..1: the mean over its pairs, so that each further hue costs. A colour not known (null) is no
 * verdict with any other; neither is a single piece. The order does not matter.
 */
export function outfitHarmony(colours: readonly (PieceColour | null)[]): number {
  let sum = 0
  let pairs = 0
  for (const [i, a] of colours.entries()) {
    for (const b of colours.slice(i + 1)) {
      sum += a && b ? pairHarmony(a, b) : NO_VERDICT
      pairs++
    }
  }
  return pairs === 0 ? NO_VERDICT : sum / pairs
}

function share(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)))
}
