import { type Static, Type } from 'typebox'

/** The uppers that show where nothing is worn over them, by the classes that street counts tell apart. */
export const InnerClass = Type.Enum(['t-shirt', 'top', 'shirt', 'sweater', 'dress'])
export type InnerClass = Static<typeof InnerClass>
