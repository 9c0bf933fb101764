import type { Garment } from '../../domain/garment.ts'
import { garmentByCode } from '../../domain/garments/garments.ts'
import type { Lang } from '../../domain/language.ts'
import type { DayRecommendation, MissingPiece, Outfit } from '../../domain/recommendation.ts'
import type { DressedDay } from '../outfits/dress-day.ts'
import type { OwnClothes } from '../outfits/own-pieces.ts'
import { FIT_TOLERANCE_CLO } from '../outfits/score.ts'
import { isPlace } from './own-clothes.ts'

/** Layers that make a set warmer. */
const WARM_LAYERS: readonly Garment['layer'][] = ['outer', 'mid', 'neck', 'hands', 'head', 'legs']

/**
 * The recommendation from own clothes: empty places are taken out of the sets and named as missing, and with them, where the first set
 * stays lighter than asked, what the catalogue would wear over it, and what the weather asks for that is not owned.
 * `first` is the first set, `fromCatalogue` the one that someone would get who owns everything.
 */
export function onlyOwn(
  recommendation: DayRecommendation,
  first: DressedDay,
  fromCatalogue: DressedDay,
  { owned, codes }: OwnClothes,
  lang: Lang,
): DayRecommendation {
  const empty = first.garments.filter(isPlace).map(({ code }) => garmentByCode(code))
  const tooLight = fromCatalogue.candidate.maxClo - first.candidate.maxClo > FIT_TOLERANCE_CLO
  const warmer = tooLight ? warmerPieces(fromCatalogue.garments, first.garments) : []
  const taken = recommendation.accessories.map(({ code }) => garmentByCode(code))
  const missing = [
    ...empty.map((garment) => missingPiece(garment, 'none', lang)),
    ...warmer.map((garment) =>
      missingPiece(garment, owned.some(({ layer }) => layer === garment.layer) ? 'light' : 'none', lang),
    ),
    ...taken
      .filter((garment) => !codes.has(garment.code) && !warmer.includes(garment))
      .map((garment) => missingPiece(garment, 'weather', lang)),
  ]
  return {
    ...recommendation,
    outfits: distinct(recommendation.outfits.map((outfit) => withoutPlaces(outfit, owned))),
    accessories: recommendation.accessories.filter(({ code }) => codes.has(code)),
    wardrobe: { items: owned.length, missing },
  }
}

/** What the warmer set wears in a layer where the other wears nothing or less. */
function warmerPieces(warmer: readonly Garment[], worn: readonly Garment[]): Garment[] {
  const cloAt = (layer: Garment['layer']) =>
    worn.reduce((sum, garment) => sum + (garment.layer === layer ? garment.clo : 0), 0)
  return warmer.filter(({ layer, clo }) => WARM_LAYERS.includes(layer) && clo > cloAt(layer))
}

function missingPiece(garment: Garment, why: MissingPiece['why'], lang: Lang): MissingPiece {
  const { layer, part, code, label } = garment
  return { layer, part, why, example: { code, label: label[lang] } }
}

/** An empty place never has the code of a piece that is owned for the occasion. */
function withoutPlaces(outfit: Outfit, owned: readonly Garment[]): Outfit {
  const codes = new Set(owned.map(({ code }) => code))
  return { ...outfit, garments: outfit.garments.filter(({ code }) => codes.has(code)) }
}

/** Sets of the same pieces once; none that is empty. */
function distinct(outfits: readonly Outfit[]): Outfit[] {
  const seen = new Set<string>([''])
  return outfits.filter(({ garments }) => {
    const key = garments.map(({ code }) => code).join(' ')
    return !seen.has(key) && seen.add(key)
  })
}
