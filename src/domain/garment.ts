import { type Static, Type } from 'typebox'

/** Where in the ensemble a garment sits (base next to the skin, mid over it, outer over both). */
export const Layer = Type.Enum([
  'base',
  'mid',
  'outer',
  'bottom',
  'one-piece',
  'legs',
  'feet',
  'head',
  'neck',
  'hands',
  'accessory',
])
export type Layer = Static<typeof Layer>

export const Sleeve = Type.Enum(['none', 'short', 'long'])
export type Sleeve = Static<typeof Sleeve>
