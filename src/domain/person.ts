import { type Static, Type } from 'typebox'

/** Whose wear rates and garments to prefer; `any` prefers none. */
export const Gender = Type.Enum(['female', 'male', 'any'])
export type Gender = Static<typeof Gender>

/** What the person does in the hours out. */
export const Activity = Type.Enum(['sitting', 'walking', 'cycling', 'running'])
export type Activity = Static<typeof Activity>

export const Occasion = Type.Enum(['casual', 'office', 'formal', 'sport'])
export type Occasion = Static<typeof Occasion>

/** -3 feels cold (asks for more) .. +3 feels warm (asks for less). */
export const Sensitivity = Type.Integer({ minimum: -3, maximum: 3 })
export type Sensitivity = Static<typeof Sensitivity>
