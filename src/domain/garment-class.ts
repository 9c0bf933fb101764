import { type Static, Type } from 'typebox'

/** What the detector can see. The order is the contract of the model's outputs: never reorder, never insert. */
export const GARMENT_CLASSES = [
  'coat',
  'jacket',
  'sweater',
  'vest',
  'shirt',
  't-shirt',
  'top',
  'dress',
  'skirt',
  'jeans',
  'pants',
  'shorts',
  'tights',
  'socks',
  'boots',
  'sandals',
  'shoes',
  'scarf',
  'hat',
  'gloves',
  'sunglasses',
  'bag',
] as const

export const GarmentClass = Type.Enum([...GARMENT_CLASSES])
export type GarmentClass = Static<typeof GarmentClass>
