import { type Static, Type } from 'typebox'
import { DetectedGarment } from '../../domain/detector.ts'
import { GarmentClass } from '../../domain/garment-class.ts'
import { type Look, LookSlot, LookWeather } from '../../domain/look.ts'
import { Author, SourceId, StatedGender } from '../../domain/post.ts'
import { RegionAnswer } from './answers.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A look as people see it: where it is from, under what terms, what is worn, in what weather. */
export const LookAnswer = Type.Object({
  id: Type.String(),
  link: Type.String({ description: 'The page of the photo: link to it wherever the look is shown.' }),
  source: SourceId,
  author: Nullable(Author),
  licence: Type.Object({ id: Type.String(), url: Nullable(Type.String()) }),
  takenOn: Type.String({ format: 'date' }),
  slot: LookSlot,
  gender: StatedGender,
  width: Type.Integer(),
  height: Type.Integer(),
  garments: Type.Array(DetectedGarment, { description: 'Boxes in pixels of a photo of width × height.' }),
  classes: Type.Array(GarmentClass),
  weather: Type.Omit(LookWeather, ['distanceKm']),
  thumbnail: Nullable(
    Type.String({
      description: 'Address of a small copy, where the licence allows one: show it with author and licence.',
    }),
  ),
})
export type LookAnswer = Static<typeof LookAnswer>

export const LooksAnswer = Type.Object({
  region: RegionAnswer,
  /** As evidence names regions: a KMA code, `KR`, `area:…`, `zone:…`, `world`. */
  from: Nullable(
    Type.String({
      description: 'The smallest region around the place that has looks; null where there are none.',
    }),
  ),
  looks: Type.Array(LookAnswer),
  attribution: Type.String({ description: 'Of the weather: must be shown with it.' }),
  next: Nullable(Type.String({ description: '`cursor` of the next page; null at the end.' })),
})
export type LooksAnswer = Static<typeof LooksAnswer>

/** Evidence has its weather. */
export function lookAnswer(look: Look): LookAnswer[] {
  if (look.weather === null) return []
  const { distanceKm: _, ...weather } = look.weather
  return [
    {
      id: look.id,
      link: look.link,
      source: look.source,
      author: look.author,
      licence: { id: look.licence.id, url: look.licence.url },
      takenOn: look.takenOn,
      slot: look.slot,
      gender: look.gender,
      width: look.width,
      height: look.height,
      garments: look.garments,
      classes: look.classes,
      weather,
      thumbnail: look.thumbnail ? `/v1/looks/${look.id}/thumbnail` : null,
    },
  ]
}
