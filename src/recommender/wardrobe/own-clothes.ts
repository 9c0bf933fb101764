import type { Garment } from '../../domain/garment.ts'
import { garmentByCode } from '../../domain/garments/garments.ts'
import type { Occasion } from '../../domain/person.ts'
import { familiesOf } from '../outfits/closet.ts'
import type { OwnClothes, OwnPiece } from '../outfits/own-pieces.ts'
import { type Family, goTogether, has } from '../outfits/stack.ts'

/** Nobody goes out without these; where the wardrobe has none, an empty place stands for it that insulates nothing. */
const PLACES: readonly Garment[] = [
  place('t-shirt', { ko: '상의(없음)', en: 'a top (missing)' }),
  place('jeans', { ko: '하의(없음)', en: 'a bottom (missing)' }),
  place('sneakers', { ko: '신발(없음)', en: 'shoes (missing)' }),
  place('socks', { ko: '양말(없음)', en: 'socks (missing)' }),
]

function place(code: string, label: Garment['label']): Garment {
  return {
    ...garmentByCode(code),
    label,
    clo: 0,
    occasions: ['casual', 'office', 'formal', 'sport'],
    season: { fromC: -60, toC: 60 },
  }
}

/** Everything owned that suits the occasion, with empty places for what must be there; a garment that someone has twice counts once. */
export function ownClothes(all: readonly OwnPiece[], occasion: Occasion): OwnClothes {
  const garments = all.map(({ garment }) => garment)
  const owned = [...new Set(garments)].filter(
    (garment) => garment.occasions.includes(occasion) && !has(garment, 'rain'),
  )
  const needed = PLACES.filter((empty) => !owned.some((garment) => fills(garment, empty)))
  const build = (closet: readonly Garment[]) => familiesOf(closet, occasion, () => 1)
  const codes = new Set(garments.map(({ code }) => code))
  const pieces = new Map(
    [...Map.groupBy(all, ({ garment }) => garment)].map(([g, of]) => [g, ofEachColour(of)]),
  )
  const withNeeded = build([...owned, ...needed])
  if (dressesSomeone(withNeeded)) return { families: withNeeded, owned, codes, pieces }
  // Each layer is there, but nothing goes together: a winter coat, a tank top and sandals.
  return {
    families: build([...owned, ...PLACES.filter((empty) => !owned.some(({ code }) => code === empty.code))]),
    owned,
    codes,
    pieces,
  }
}

/** One piece of each colour: more would only be more to try. */
function ofEachColour(pieces: readonly OwnPiece[]): readonly OwnPiece[] {
  const byColour = Map.groupBy(pieces, ({ colour }) => colour?.id ?? null)
  return [...byColour.values()].flatMap((alike) => alike.slice(0, 1))
}

export function isPlace(garment: Garment): boolean {
  return PLACES.includes(garment)
}

/** Whether it can be where the empty place is. */
function fills(garment: Garment, empty: Garment): boolean {
  if (empty.layer === 'base')
    return garment.layer === 'one-piece' || (garment.layer === 'base' && !has(garment, 'under'))
  if (empty.layer === 'bottom') return garment.layer === 'one-piece' || garment.layer === 'bottom'
  return garment.layer === 'feet' && (garment.class === 'socks') === (empty.class === 'socks')
}

function dressesSomeone(families: readonly Family[]): boolean {
  return families.some(({ uppers, lowers }) =>
    uppers.some((twins) =>
      twins.some((upper) => lowers.some((other) => other.some((l) => goTogether(upper, l)))),
    ),
  )
}
