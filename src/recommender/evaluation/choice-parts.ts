import type { Garment } from '../../domain/garment.ts'
import type { GarmentClass } from '../../domain/garment-class.ts'
import { GARMENTS } from '../../domain/garments/garments.ts'
import type { Gender } from '../../domain/person.ts'
import type { ClassEvidence, Optional } from '../outfits/class-evidence.ts'
import { usualFor } from '../outfits/closet.ts'
import { seasonFit, togetherFit, wornFit } from '../outfits/score.ts'
import { has } from '../outfits/stack.ts'
import { type PairLifts, sumOfPairs } from '../outfits/worn-together.ts'
import { PLACES } from './choice-sets.ts'

/** The parts of the score (outfits/score.ts) that classes alone tell, without a garment's insulation or a person's taste. */
export const CLASS_PARTS = ['season', 'usual', 'worn', 'together'] as const
export type ClassPart = (typeof CLASS_PARTS)[number]

/** What is known where and when a set is judged; without a temperature neither season nor evidence. */
export type Judging = {
  gender: Gender
  apparentC: number | null
  evidence: ClassEvidence | null
  lifts: PairLifts | null
}

/** What other classes hide from the cold, from the outside in. */
const COVERS: readonly (readonly GarmentClass[])[] = [
  PLACES.outer,
  ['sweater', 'vest'],
  ['shirt', 't-shirt', 'top', 'dress'],
]
const UPPER: readonly GarmentClass[] = [...PLACES.outer, ...PLACES.torso, ...PLACES.onePiece]
const BARE: Readonly<Record<'upper' | 'lower', readonly Optional[]>> = {
  upper: ['outer'],
  lower: ['neck', 'head', 'hands'],
}

/** Garments that show without rain or snow, by class. */
const SHOWN = Object.groupBy(
  GARMENTS.filter((garment) => !(['under', 'rain', 'snow'] as const).some((trait) => has(garment, trait))),
  (garment) => garment.class ?? 'none',
)

/** As score.ts has them of an ensemble, each class standing for that of its garments which suits best: 0..1, 0 for what can't be told. */
export function classParts(
  classes: readonly GarmentClass[],
  { gender, apparentC, evidence, lifts }: Judging,
): Record<ClassPart, number> {
  const halves = [
    { classes: classes.filter((name) => UPPER.includes(name)), bare: BARE.upper },
    { classes: classes.filter((name) => !UPPER.includes(name)), bare: BARE.lower },
  ].map((half) => ({ ...half, bare: half.bare.filter((at) => !PLACES[at].some(in_(half.classes))) }))
  const mean = (of: (half: (typeof halves)[number]) => number) =>
    halves.reduce((sum, half) => sum + of(half), 0) / halves.length
  return {
    season: apparentC === null ? 0 : mean((half) => seasonOf(half.classes, apparentC)),
    usual: mean((half) => usualOf(half.classes, gender)),
    worn: mean((half) => wornFit(half, evidence)),
    together: togetherFit(lifts ? sumOfPairs(classes, lifts) : 0),
  }
}

const in_ = (classes: readonly GarmentClass[]) => (name: GarmentClass) => classes.includes(name)

/** The least of its classes; what is covered can be too warm only. */
function seasonOf(classes: readonly GarmentClass[], apparentC: number): number {
  const outermost = COVERS.findIndex((cover) => cover.some(in_(classes)))
  const fits = classes.map((name) => {
    const covered = COVERS.findIndex((cover) => cover.includes(name)) > outermost
    return bestOf(name, ({ season: { fromC, toC } }) =>
      seasonFit({ fromC: covered ? Number.NEGATIVE_INFINITY : fromC, toC }, apparentC),
    )
  })
  return Math.min(1, ...fits)
}

function usualOf(classes: readonly GarmentClass[], gender: Gender): number {
  const usual = classes.map((name) => bestOf(name, (garment) => usualFor(garment, gender)))
  return usual.length === 0 ? 0 : usual.reduce((sum, each) => sum + each, 0) / usual.length
}

function bestOf(name: GarmentClass, of: (garment: Garment) => number): number {
  return (SHOWN[name] ?? []).reduce((most, garment) => Math.max(most, of(garment)), 0)
}
