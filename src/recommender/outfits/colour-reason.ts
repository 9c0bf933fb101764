import type { Reason } from '../../domain/recommendation.ts'
import { toHundredth } from '../../domain/rounding.ts'
import { type ColourRelation, colourText } from '../texts/colour-texts.ts'
import type { Voice } from '../texts/quantities.ts'
import type { Candidate } from './candidate.ts'
import { alike, hueDistance, hueHarmony, type PieceColour } from './colour-harmony.ts'
import { shows } from './matching-pieces.ts'
import type { OwnPiece } from './own-pieces.ts'

/** A pair is worth a word from here on: as far again from no verdict as from the end of the scale. */
const FITS_FROM = 0.75
const CLASHES_TO = 0.25
const SAME_FROM = 0.5
const OPPOSITE_FROM_DEGREES = 90

/** What is said first: what may be wrong, then what is most of a choice. */
const ORDER: readonly ColourRelation[] = ['clash', 'opposite', 'similar', 'same']

/** How two of its colours stand to each other, where that is worth a word. */
export function colourReason({ pieces = [], parts }: Candidate, voice: Voice): Reason[] {
  const [telling] = relationsOf(pieces).sort((a, b) => ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation))
  if (!telling || parts.colour === undefined) return []
  const { relation, hueDegrees } = telling
  const values = { relation, hueDegrees: Math.round(hueDegrees), harmony: toHundredth(parts.colour) }
  return [{ rule: 'colour', text: colourText(relation, telling.pair, voice), values }]
}

type Coloured = OwnPiece & { colour: NonNullable<OwnPiece['colour']> }
type Relation = { relation: ColourRelation; hueDegrees: number; pair: readonly [Coloured, Coloured] }

function relationsOf(pieces: readonly OwnPiece[]): Relation[] {
  const coloured = pieces.filter((piece): piece is Coloured => piece.colour !== null && shows(piece))
  return coloured.flatMap((a, i) =>
    coloured.slice(i + 1).flatMap((b) => {
      const relation = relationOf(a.colour, b.colour)
      return relation
        ? [{ relation, hueDegrees: hueDistance(a.colour, b.colour), pair: [a, b] as const }]
        : []
    }),
  )
}

function relationOf(a: PieceColour, b: PieceColour): ColourRelation | null {
  if (alike(a, b) >= SAME_FROM) return 'same'
  const fit = hueHarmony(a, b)
  if (fit <= CLASHES_TO) return 'clash'
  if (fit < FITS_FROM) return null
  return hueDistance(a, b) > OPPOSITE_FROM_DEGREES ? 'opposite' : 'similar'
}
