import type { DetectedGarment } from '../../domain/detector.ts'
import type { Garment } from '../../domain/garment.ts'
import { GARMENTS } from '../../domain/garments/garments.ts'
import type { Gender } from '../../domain/person.ts'
import { usualFor } from '../outfits/closet.ts'

/** Pieces that mostly come in a few colours (ids of the detector's palette): a beige coat is rather a trench coat than a padded one. */
const TYPICAL_COLOURS: Readonly<Record<string, readonly string[]>> = {
  'trench-coat': ['beige', 'camel', 'khaki'],
  'mac-coat': ['beige', 'navy', 'black'],
  'wool-coat': ['camel', 'charcoal', 'grey', 'black'],
  'pea-coat': ['navy', 'black'],
  'padded-coat': ['black', 'white', 'navy'],
  'long-padded-coat': ['black', 'white'],
  parka: ['khaki', 'olive'],
  'denim-jacket': ['denim', 'blue', 'sky-blue'],
  'leather-jacket': ['black', 'brown'],
  'field-jacket': ['khaki', 'olive'],
  'cotton-jacket': ['khaki', 'beige', 'olive'],
  blazer: ['navy', 'charcoal', 'black', 'grey'],
  'tweed-jacket': ['ivory', 'black', 'brown'],
  'dress-shirt': ['white', 'sky-blue'],
  'flannel-shirt': ['red', 'green', 'burgundy'],
  chinos: ['beige', 'khaki', 'camel', 'navy'],
  slacks: ['black', 'charcoal', 'grey'],
  'cargo-pants': ['khaki', 'olive'],
  'dress-shoes': ['black', 'brown'],
  sneakers: ['white', 'black'],
}
/** What such a colour adds to a piece of usualness 0..1. */
const COLOUR_BONUS = 0.4
const MOST_PROPOSED = 5

/** Codes of the catalogue that a detected garment may be: of its class, the usual ones first, those of its colour before them. */
export function proposeCodes({ class: seen, colours }: DetectedGarment, gender: Gender): string[] {
  const [main] = colours
  const likely = (garment: Garment) =>
    usualFor(garment, gender) + (main && TYPICAL_COLOURS[garment.code]?.includes(main.id) ? COLOUR_BONUS : 0)
  return GARMENTS.filter((garment) => garment.class === seen)
    .sort((a, b) => likely(b) - likely(a))
    .slice(0, MOST_PROPOSED)
    .map(({ code }) => code)
}
