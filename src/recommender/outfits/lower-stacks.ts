import type { Garment } from '../../domain/garment.ts'
import { UNDERWEAR_CLO } from '../../domain/garments/garments.ts'
import {
  commonSeason,
  has,
  type LowerStack,
  meanUsual,
  ofOneSeason,
  pieceSeasons,
  stackLook,
  sumOfClo,
  type Usual,
  WARMTH,
  type Warmth,
} from './stack.ts'

type Legs = { bottom: Garment | null; garments: Garment[]; bare: boolean; footed: boolean }

/** Every sane way to dress legs, feet, neck, hands and head from the closet, below separates or under a one-piece. Ascends by `sumClo`. */
export function lowerStacks(
  closet: readonly Garment[],
  foundation: 'base' | 'one-piece',
  usual: Usual,
): LowerStack[] {
  const legs = foundation === 'base' ? legsOfSeparates(closet) : legsOfSkirt(closet, null)
  const kits = winterKits(closet)
  return legs
    .flatMap((leg) =>
      feetFor(closet, leg).flatMap((feet) => kits.map((kit) => lowerStack(leg, feet, kit, usual))),
    )
    .filter((stack) => stack.fromWarmth <= stack.toWarmth)
    .filter(ofOneSeason)
    .sort((a, b) => a.sumClo - b.sumClo)
}

function legsOfSeparates(closet: readonly Garment[]): Legs[] {
  const thermals = closet.filter((garment) => garment.layer === 'legs' && has(garment, 'under'))
  return closet
    .filter((garment) => garment.layer === 'bottom')
    .flatMap((bottom) => {
      if (has(bottom, 'skirt')) return legsOfSkirt(closet, bottom)
      const alone = { bottom, garments: [bottom], bare: has(bottom, 'bare'), footed: false }
      const close = bottom.class === 'tights' || alone.bare
      return close
        ? [alone]
        : [alone, ...thermals.map((thermal) => ({ ...alone, garments: [thermal, bottom] }))]
    })
}

/** Tights and leggings go under skirts and dresses only. */
function legsOfSkirt(closet: readonly Garment[], skirt: Garment | null): Legs[] {
  const worn = skirt ? [skirt] : []
  const tights = closet.filter((garment) => garment.layer === 'legs' && !has(garment, 'under'))
  return [
    { bottom: skirt, garments: worn, bare: true, footed: false },
    ...tights.map((legs) => ({
      bottom: skirt,
      garments: [legs, ...worn],
      bare: false,
      footed: legs.code !== 'leggings',
    })),
  ]
}

/** Shoes with the socks that go into them; what is worn in rain only comes by the rules of the weather. */
function feetFor(closet: readonly Garment[], legs: Legs): Garment[][] {
  const feet = closet.filter((garment) => garment.layer === 'feet' && !has(garment, 'rain'))
  const socks = feet.filter((garment) => garment.class === 'socks')
  const barefoot = legs.bare || legs.footed
  return feet
    .filter((shoe) => shoe.class !== 'socks' && !(shoe.class === 'sandals' && legs.footed))
    .flatMap((shoe) => {
      if (shoe.class === 'sandals') return [[shoe]]
      if (shoe.code === 'flats') return barefoot ? [[shoe]] : socksInto(shoe, socks, ['ankle-socks', 'socks'])
      if (legs.footed)
        return shoe.class === 'boots' ? [[shoe], ...socksInto(shoe, socks, ['thick-socks'])] : [[shoe]]
      if (shoe.class === 'boots') return socksInto(shoe, socks, ['socks', 'thick-socks', 'wool-socks'])
      if (shoe.code === 'loafers' || shoe.code === 'dress-shoes')
        return legs.bare ? [[shoe]] : socksInto(shoe, socks, ['socks', 'thick-socks'])
      return socksInto(shoe, socks, ['ankle-socks', 'socks', 'thick-socks'])
    })
}

function socksInto(shoe: Garment, socks: readonly Garment[], codes: readonly string[]): Garment[][] {
  return socks.filter((sock) => codes.includes(sock.code)).map((sock) => [sock, shoe])
}

/** Nothing; something round the neck; gloves with it; a hat with both. */
function winterKits(closet: readonly Garment[]): Garment[][] {
  const at = (layer: Garment['layer']) => closet.filter((garment) => garment.layer === layer)
  const necks = at('neck').map((neck) => [neck])
  const gloved = necks.flatMap(([neck]) =>
    neck && neck.code !== 'light-scarf' ? at('hands').map((gloves) => [neck, gloves]) : [],
  )
  const hatted = gloved.flatMap((kit) => at('head').map((hat) => [...kit, hat]))
  return [[], ...necks, ...gloved, ...hatted]
}

const BARE_LAYERS = ['neck', 'head', 'hands'] as const

function lowerStack(legs: Legs, feet: Garment[], kit: Garment[], usual: Usual): LowerStack {
  const garments = [...legs.garments, ...feet, ...kit]
  const cloOf = (layer: Garment['layer']) => sumOfClo(kit.filter((garment) => garment.layer === layer))
  const warmths = garments.map(warmthNeeded)
  const seasons = pieceSeasons(garments, [])
  return {
    garments,
    look: stackLook(
      garments,
      BARE_LAYERS.filter((layer) => !kit.some((garment) => garment.layer === layer)),
    ),
    sumClo: sumOfClo(garments) + UNDERWEAR_CLO,
    usual: meanUsual(garments, usual),
    seasons,
    season: commonSeason(seasons),
    bottom: legs.bottom,
    fromWarmth: Math.max(...warmths),
    toWarmth: warmthBorne(legs, feet),
    neckClo: cloOf('neck'),
    handsClo: cloOf('hands'),
    headClo: cloOf('head'),
  }
}

/** From which dress of the upper body on a piece looks right. */
function warmthNeeded(garment: Garment): Warmth {
  if (garment.code === 'padded-pants') return WARMTH.coat
  if (garment.code === 'light-scarf') return WARMTH.thickLayer
  if (garment.layer === 'neck' || garment.layer === 'hands' || garment.layer === 'head') return WARMTH.jacket
  if (garment.class === 'boots') return WARMTH.thickLayer
  if (garment.season.toC <= WINTER_ONLY_C) return WARMTH.jacket
  return WARMTH.shirt
}

/** What is only worn up to here needs a jacket above it. */
const WINTER_ONLY_C = 4

/** Up to which dress of the upper body bare legs or feet look right: no shorts with a padded coat. */
function warmthBorne(legs: Legs, feet: readonly Garment[]): Warmth {
  if (feet.some((shoe) => shoe.class === 'sandals')) return WARMTH.thinLayer
  if (!legs.bare) return WARMTH.coat
  const casualShorts = legs.bottom?.class === 'shorts' && legs.bottom.code !== 'running-shorts'
  return casualShorts ? WARMTH.thinLayer : WARMTH.thickLayer
}
