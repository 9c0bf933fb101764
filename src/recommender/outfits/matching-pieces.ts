import type { Garment } from '../../domain/garment.ts'
import { NO_VERDICT, pairHarmony } from './colour-harmony.ts'
import type { OwnPiece } from './own-pieces.ts'
import { has } from './stack.ts'

/** Ways to go on with, piece by piece: pairs add up, so the best whole is rarely behind so many in its first pieces. */
const BEAM = 16

type Partial = { pieces: readonly OwnPiece[]; sum: number }

/**
 * Of the pieces that each garment may be, those whose colours go together best, and how well, 0..1 (as `outfitHarmony` of those that show).
 * Where nothing is gained, those hung up first. Garments that nobody owns are left out.
 */
export function matchingPieces(
  garments: readonly Garment[],
  owned: ReadonlyMap<Garment, readonly OwnPiece[]>,
): { pieces: readonly OwnPiece[]; harmony: number } {
  let beam: Partial[] = [{ pieces: [], sum: 0 }]
  for (const garment of garments) {
    const choice = owned.get(garment)
    if (!choice) continue
    beam = beam
      .flatMap(({ pieces, sum }) =>
        choice.map((piece) => ({ pieces: [...pieces, piece], sum: sum + matchWith(piece, pieces) })),
      )
      .sort((a, b) => b.sum - a.sum)
      .slice(0, BEAM)
  }
  const [{ pieces, sum } = { pieces: [], sum: 0 }] = beam
  const shown = pieces.filter(shows).length
  const pairs = (shown * (shown - 1)) / 2
  return { pieces, harmony: pairs === 0 ? NO_VERDICT : sum / pairs }
}

/** Underwear is never seen, socks hardly. */
export function shows({ garment }: OwnPiece): boolean {
  return !has(garment, 'under') && garment.class !== 'socks'
}

function matchWith(piece: OwnPiece, others: readonly OwnPiece[]): number {
  if (!shows(piece)) return 0
  return others
    .filter(shows)
    .reduce(
      (sum, { colour }) => sum + (colour && piece.colour ? pairHarmony(colour, piece.colour) : NO_VERDICT),
      0,
    )
}
