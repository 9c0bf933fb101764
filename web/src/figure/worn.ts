import type { Outfit, Slot } from '@ondot/client'
import {
  type GarmentLook,
  garmentLook,
  type LegsLook,
  type ShoesLook,
  type SkirtLook,
  type SocksLook,
  type ThingLook,
  type TightsLook,
  type TopLook,
} from './garment-look.ts'

type Drawn<L> = { code: string; look: L }

/** What is on in a slot, sorted into what is drawn in turn. */
export type Worn = {
  /** Next to the skin, tucked in. */
  shirts: readonly Drawn<TopLook>[]
  tights: readonly Drawn<TightsLook>[]
  socks: readonly Drawn<SocksLook>[]
  trousers: readonly Drawn<LegsLook>[]
  skirts: readonly Drawn<SkirtLook>[]
  shoes: readonly Drawn<ShoesLook>[]
  /** Dresses, sweaters, jackets, coats: from the inside out. */
  tops: readonly Drawn<TopLook>[]
  things: readonly Drawn<ThingLook>[]
  /** Something taken off is carried along. */
  carries: boolean
}

type OutfitGarment = Outfit['garments'][number]

/** How far out a layer sits. */
const ORDER = ['base', 'one-piece', 'mid', 'outer']

/** Sorts what an outfit has on in a slot, own clothes in their own colours. What can't be drawn is left out; the list beside the drawing names it. */
export function wornOf(outfit: Outfit, accessories: readonly string[], slot: Slot): Worn {
  const on = outfit.garments.filter((garment) => garment.wornIn.includes(slot))
  const drawn = (code: string, layer: string, own?: OutfitGarment['colour']) => {
    const look = garmentLook(code, layer)
    return look ? [{ code, layer, look: own ? { ...look, colour: own.hex } : look }] : []
  }
  const taken = accessories
    .filter((code) => !outfit.garments.some((garment) => garment.code === code))
    .flatMap((code) => drawn(code, 'accessory'))
    // A second jacket is taken along, not drawn over the first.
    .filter(({ look }) => look.kind === 'shoes' || isThing(look))
  const all = [
    ...on
      .flatMap(({ code, layer, colour }) => drawn(code, layer, colour))
      .filter(({ look }) => look.kind !== 'shoes' || !taken.some((each) => each.look.kind === 'shoes')),
    ...taken,
  ]
  const of = <K extends GarmentLook['kind']>(kind: K) =>
    all.filter(
      (each): each is typeof each & { look: Extract<GarmentLook, { kind: K }> } => each.look.kind === kind,
    )
  const tops = of('top').sort((a, b) => ORDER.indexOf(a.layer) - ORDER.indexOf(b.layer))
  return {
    shirts: tops.filter(({ layer }) => layer === 'base'),
    tights: of('tights'),
    socks: of('socks'),
    trousers: of('trousers'),
    skirts: of('skirt'),
    shoes: of('shoes'),
    tops: tops.filter(({ layer }) => layer !== 'base'),
    things: all.filter((each): each is typeof each & { look: ThingLook } => isThing(each.look)),
    carries: outfit.garments.some(({ layer, wornIn }) => !wornIn.includes(slot) && layer !== 'accessory'),
  }
}

const THINGS: ReadonlySet<string> = new Set<ThingLook['kind']>([
  'beanie',
  'cap',
  'sun-hat',
  'scarf',
  'light-scarf',
  'neck-warmer',
  'gloves',
  'sunglasses',
  'mask',
  'umbrella',
])

function isThing(look: GarmentLook): look is ThingLook {
  return THINGS.has(look.kind)
}
