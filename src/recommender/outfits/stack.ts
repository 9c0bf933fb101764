import type { Garment } from '../../domain/garment.ts'
import type { GarmentClass } from '../../domain/garment-class.ts'
import type { Optional } from './class-evidence.ts'

/** How warm a day the upper body is dressed for; what the legs, feet and neck wear must suit it. */
export const WARMTH = { shirt: 0, thinLayer: 1, thickLayer: 2, jacket: 3, coat: 4 } as const
/** A value of WARMTH. */
export type Warmth = number

export type Stack = {
  garments: readonly Garment[]
  look: StackLook
  seasons: readonly PieceSeason[]
  sumClo: number
  /** Mean of the garments' usualness for the closet's gender, 0..1. */
  usual: number
  /** Dressed-for temperatures at which none of it looks out of season, °C: from > to where their seasons don't meet. */
  season: { fromC: number; toC: number }
}

/** What of a stack looks can show, and what it leaves bare; the same object, with a number of its own, for all stacks that look alike. */
export type StackLook = { index: number; classes: readonly GarmentClass[]; bare: readonly Optional[] }

const stackLooks = new Map<string, StackLook>()

/** Underwear does not show. */
export function stackLook(garments: readonly Garment[], bare: readonly Optional[]): StackLook {
  const classes = garments.flatMap((garment) =>
    garment.class === null || has(garment, 'under') ? [] : [garment.class],
  )
  const name = [...classes, '-', ...bare].join(' ')
  const known = stackLooks.get(name) ?? { index: stackLooks.size, classes, bare }
  stackLooks.set(name, known)
  return known
}

/** When a piece is not out of season, °C; the same object, with a number of its own, for all pieces alike in this. */
export type PieceSeason = { index: number; class: GarmentClass | null; fromC: number; toC: number }

const known = new Map<string, PieceSeason>()

/** How many there are: their numbers are below it. */
export function pieceSeasonsKnown(): number {
  return known.size
}

function pieceSeason(name: GarmentClass | null, fromC: number, toC: number): PieceSeason {
  const key = [name, fromC, toC].join(' ')
  const kept = known.get(key) ?? { index: known.size, class: name, fromC, toC }
  known.set(key, kept)
  return kept
}

/** One way to dress the upper body: base, mid and outer, or a one-piece with what goes over it. */
export type UpperStack = Stack & {
  /** The outermost piece. */
  shown: Garment
  warmth: Warmth
  /** What taking the outer off, and then the mid, takes away; 0 where there is none or what is under it is not decent alone. */
  outerClo: number
  midClo: number
}

/** One way to dress the rest: bottom, legs, feet, and for the cold neck, hands and head. Underwear is counted in. */
export type LowerStack = Stack & {
  /** null under a one-piece. */
  bottom: Garment | null
  fromWarmth: Warmth
  toWarmth: Warmth
  neckClo: number
  handsClo: number
  headClo: number
}

/** Stacks that no measure of the search tells apart but season, usualness and taste: one of them stands for all on a given day. */
export type Twins<Kind extends Stack> = readonly Kind[]

/** Uppers and lowers that go together: every pair whose warmth agrees is a sane ensemble. Both ascend by `sumClo`. */
export type Family = { uppers: readonly Twins<UpperStack>[]; lowers: readonly Twins<LowerStack>[] }

/** Groups stacks by `measures`, keeping their order. */
export function twinsOf<Kind extends Stack>(
  stacks: readonly Kind[],
  measures: (stack: Kind) => readonly unknown[],
): Twins<Kind>[] {
  return Object.values(
    Object.groupBy(stacks, (stack) => [cents(stack.sumClo), ...measures(stack)].join(' ')),
  ).filter((twins) => twins !== undefined)
}

/** Sums of two-decimal values, without what floating point adds to them. */
function cents(clo: number): number {
  return Math.round(clo * 100)
}

export function sumOfClo(garments: readonly Garment[]): number {
  return garments.reduce((sum, garment) => sum + garment.clo, 0)
}

export function has(garment: Garment | undefined, trait: Garment['traits'][number]): boolean {
  return garment?.traits.includes(trait) ?? false
}

/** Whether an upper and a lower stack make a sane ensemble. */
export function goTogether(upper: UpperStack, lower: LowerStack): boolean {
  return lower.fromWarmth <= upper.warmth && upper.warmth <= lower.toWarmth
}

/** Index of the first item that sums to at least `sumClo`, in an ascending list; its length where none does. */
export function firstAtLeast<Item>(
  items: readonly Item[],
  sumClo: number,
  sumOf: (item: Item) => number,
): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item && sumOf(item) < sumClo) low = middle + 1
    else high = middle
  }
  return low
}

/** Under an outer a mid looks right this much below its own season, °C: about two bands of the Korean table. */
const COVERED_MID_C = 8

/** What covered pieces lack in warmth the cover gives: heat sets them a limit, cold only to a mid. */
export function pieceSeasons(showing: readonly Garment[], covered: readonly Garment[]): PieceSeason[] {
  return [
    ...showing.map(({ class: name, season: { fromC, toC } }) => pieceSeason(name, fromC, toC)),
    ...covered.map(({ class: name, layer, season: { fromC, toC } }) =>
      pieceSeason(name, layer === 'mid' ? fromC - COVERED_MID_C : Number.NEGATIVE_INFINITY, toC),
    ),
  ]
}

/** When none of the pieces is out of season, °C. */
export function commonSeason(seasons: readonly PieceSeason[]): { fromC: number; toC: number } {
  return {
    fromC: Math.max(...seasons.map(({ fromC }) => fromC)),
    toC: Math.min(...seasons.map(({ toC }) => toC)),
  }
}

/** Pieces whose seasons lie further apart than this, °C, are not worn together: no thick socks with shorts. */
const SEASONS_APART_C = 6

export function ofOneSeason({ season }: Stack): boolean {
  return season.fromC - season.toC <= SEASONS_APART_C
}

export type Usual = (garment: Garment) => number

export function meanUsual(garments: readonly Garment[], usual: Usual): number {
  return garments.reduce((sum, garment) => sum + usual(garment), 0) / garments.length
}
