import type { GarmentColour } from '../../domain/detector.ts'
import type { Garment } from '../../domain/garment.ts'
import type { Family } from './stack.ts'

/** One piece of someone's own: the wardrobe's item, what it is, and its main colour; null where no photo showed one. */
export type OwnPiece = { item: string; garment: Garment; colour: GarmentColour | null }

/** What someone owns, for an occasion. */
export type OwnClothes = {
  families: readonly Family[]
  /** What of it suits the occasion in the dry. */
  owned: readonly Garment[]
  /** Of everything. */
  codes: ReadonlySet<string>
  /** Which pieces a garment may be: of one colour only that which was hung up first. */
  pieces: ReadonlyMap<Garment, readonly OwnPiece[]>
}
