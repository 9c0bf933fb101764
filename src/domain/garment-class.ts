import { type Static, Type } from 'typebox'

/**
 * What the detector can see, in the order of its outputs: the taxonomy of the street photos it learnt from
 * (Clothing Co-Parsing, Yang, Luo, Lin, CVPR 2014, labels merged to 22). The order is the model's contract.
 */
export const GarmentClass = Type.Enum([
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
])
export type GarmentClass = Static<typeof GarmentClass>

export const GARMENT_CLASSES: readonly GarmentClass[] = GarmentClass.enum
