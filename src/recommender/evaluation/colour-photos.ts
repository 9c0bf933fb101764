import type { GarmentClass } from '../../domain/garment-class.ts'
import { type Lab, labDistance } from '../../domain/lab.ts'
import type { PieceColour } from '../outfits/colour-harmony.ts'

type Box = readonly [x: number, y: number, width: number, height: number]

/** A photo of one person: the labelled garments with their main colours, and the mean of all its pixels, which tells its light. */
export type ColourPhoto = {
  pieces: readonly { class: GarmentClass; box: Box; colour: PieceColour }[]
  light: Lab
}

/** A garment's colour, that of one of its class from another photo, and what else is worn. */
export type Comparison = { own: PieceColour; stranger: PieceColour; others: readonly PieceColour[] }

/** The catalogue has no bags; of sunglasses the photo shows what they mirror. */
const NOT_JUDGED: readonly GarmentClass[] = ['bag', 'sunglasses']
/** Other pieces tried for each piece. */
export const DRAWS = 20
/** Pieces of a class that count as seen in alike light. */
const ALIKE_LIGHT = 40

/**
 * For each photo, each of its garments DRAWS times beside one of its class from another photo. `apart` leaves nothing to neighbours and light:
 * the rest is then only what has a box that does not overlap the garment's own (a box holds something of its neighbours' colours), and the others
 * are of photos in the most alike light (which tinges all pieces of a photo).
 */
export function comparisons(
  photos: readonly ColourPhoto[],
  apart: boolean,
  random: () => number,
): Comparison[][] {
  return photos.map((photo) => {
    const worn = judged(photo)
    return worn.flatMap((piece) => {
      const rest = worn.filter((other) => other !== piece && !(apart && overlap(other.box, piece.box)))
      const strangers = strangersOf(piece.class, photo, photos, apart)
      if (rest.length === 0 || strangers.length === 0) return []
      const others = rest.map(({ colour }) => colour)
      return Array.from({ length: DRAWS }, () => ({
        own: piece.colour,
        stranger: strangers[Math.floor(random() * strangers.length)]!,
        others,
      }))
    })
  })
}

function judged({ pieces }: ColourPhoto): ColourPhoto['pieces'] {
  return pieces.filter((piece) => !NOT_JUDGED.includes(piece.class))
}

/** Colours of the class in the other photos. */
function strangersOf(
  name: GarmentClass,
  photo: ColourPhoto,
  photos: readonly ColourPhoto[],
  inAlikeLight: boolean,
): PieceColour[] {
  const found = photos
    .filter((other) => other !== photo)
    .flatMap((other) =>
      other.pieces.flatMap((piece) => (piece.class === name ? [{ of: other, colour: piece.colour }] : [])),
    )
  if (!inAlikeLight) return found.map(({ colour }) => colour)
  return found
    .map(({ of, colour }) => ({ colour, unlike: labDistance(of.light, photo.light) }))
    .sort((a, b) => a.unlike - b.unlike)
    .slice(0, ALIKE_LIGHT)
    .map(({ colour }) => colour)
}

function overlap([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean {
  return ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah
}
