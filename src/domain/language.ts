import { type Static, Type } from 'typebox'

/** Of the texts for people: Korean first, English beside. */
export const Lang = Type.Enum(['ko', 'en'])
export type Lang = Static<typeof Lang>

/** Of quantities inside texts; numbers in values stay SI. */
export const Units = Type.Enum(['metric', 'imperial'])
export type Units = Static<typeof Units>
