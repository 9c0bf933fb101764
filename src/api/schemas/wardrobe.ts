import { Type } from 'typebox'
import { WardrobeItem } from '../../domain/profile.ts'

export const CodeBody = Type.Object(
  { code: Type.String({ maxLength: 60, description: 'Of the catalogue, see /v1/garments.' }) },
  { additionalProperties: false },
)
export const ItemAnswer = WardrobeItem
export const ItemsAnswer = Type.Object({ items: Type.Array(WardrobeItem) })
export const ItemParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
