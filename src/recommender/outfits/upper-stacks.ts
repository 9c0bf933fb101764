import type { Garment } from '../../domain/garment.ts'
import type { Occasion } from '../../domain/person.ts'
import {
  commonSeason,
  has,
  meanUsual,
  ofOneSeason,
  pieceSeasons,
  stackLook,
  sumOfClo,
  type UpperStack,
  type Usual,
  WARMTH,
  type Warmth,
} from './stack.ts'
import { midGoesOver, outerGoesOver } from './upper-rules.ts'

const THIN_MID_CLO = 0.25
const LIGHT_OUTER_CLO = 0.3
const COAT_CLO = 0.5

/** Every sane way to dress the upper body from the closet: separates (`base`) or with a one-piece. Ascends by `sumClo`. */
export function upperStacks(
  closet: readonly Garment[],
  foundation: 'base' | 'one-piece',
  occasion: Occasion,
  usual: Usual,
): UpperStack[] {
  const mids = [undefined, ...closet.filter((garment) => garment.layer === 'mid')]
  const outers = [undefined, ...closet.filter((garment) => garment.layer === 'outer')]
  return basesOf(closet, foundation)
    .flatMap((bases) => mids.flatMap((mid) => withMid(bases, mid)))
    .flatMap(({ bases, mid }) => outers.flatMap((outer) => withOuter(bases, mid, outer, occasion, usual)))
    .filter(ofOneSeason)
    .sort((a, b) => a.sumClo - b.sumClo)
}

/** One base or one-piece; the thermal undershirt alone (a mid must follow) or under long sleeves. */
function basesOf(closet: readonly Garment[], foundation: 'base' | 'one-piece'): Garment[][] {
  const visible = closet.filter((garment) => garment.layer === foundation && !has(garment, 'under'))
  const alone = visible.map((garment) => [garment])
  if (foundation === 'one-piece') return alone
  const thermals = closet.filter((garment) => garment.layer === 'base' && has(garment, 'under'))
  const over = visible.filter((garment) => garment.sleeve === 'long')
  return [...alone, ...thermals.flatMap((thermal) => [[thermal], ...over.map((base) => [thermal, base])])]
}

function withMid(
  bases: Garment[],
  mid: Garment | undefined,
): { bases: Garment[]; mid: Garment | undefined }[] {
  const shown = bases.at(-1)
  if (!shown) return []
  const sane = mid ? midGoesOver(mid, shown) : !has(shown, 'under')
  return sane ? [{ bases, mid }] : []
}

function withOuter(
  bases: Garment[],
  mid: Garment | undefined,
  outer: Garment | undefined,
  occasion: Occasion,
  usual: Usual,
): UpperStack[] {
  const inside = mid ? [...bases, mid] : bases
  if (outer && !outerGoesOver(outer, { bases, mid, sumClo: sumOfClo(inside) }, occasion)) return []
  const garments = outer ? [...inside, outer] : inside
  const shown = garments.at(-1)
  if (!shown) return []
  const seasons = pieceSeasons([shown], garments.slice(0, -1))
  return [
    {
      garments,
      look: stackLook(garments, outer ? [] : ['outer']),
      sumClo: sumOfClo(garments),
      usual: meanUsual(garments, usual),
      seasons,
      season: commonSeason(seasons),
      shown,
      warmth: warmthOf(mid, outer),
      outerClo: outer?.clo ?? 0,
      midClo: mid && !has(bases.at(-1), 'under') ? mid.clo : 0,
    },
  ]
}

function warmthOf(mid: Garment | undefined, outer: Garment | undefined): Warmth {
  const thickMid = mid !== undefined && mid.clo > THIN_MID_CLO
  if (outer && outer.clo >= COAT_CLO) return WARMTH.coat
  if (outer && (outer.clo > LIGHT_OUTER_CLO || thickMid)) return WARMTH.jacket
  if (outer || thickMid) return WARMTH.thickLayer
  return mid ? WARMTH.thinLayer : WARMTH.shirt
}
