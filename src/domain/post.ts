import { type Static, Type } from 'typebox'

/** Where posts come from: one driver each, `import` being files of an operator. */
export const SourceId = Type.Enum(['commons', 'flickr', 'instagram', 'mastodon', 'feed', 'page', 'import'])
export type SourceId = Static<typeof SourceId>

/** Under what terms a photo may be used. `copies` says whether we may keep and serve a small copy with attribution. */
export const Licence = Type.Object({
  /** SPDX-like, lower case: `cc-by-4.0`, `cc0-1.0`, `public-domain`; `unknown` where the source says nothing. */
  id: Type.String({ minLength: 1 }),
  url: Type.Union([Type.String(), Type.Null()]),
  copies: Type.Boolean(),
})
export type Licence = Static<typeof Licence>

/** The name that a licence asks to be shown, and nothing else of a person. */
export const Author = Type.Object({ name: Type.String(), url: Type.Union([Type.String(), Type.Null()]) })
export type Author = Static<typeof Author>

/** Only what a post or its section says in words; never a guess from a picture. */
export const StatedGender = Type.Enum(['female', 'male', 'unknown'])
export type StatedGender = Static<typeof StatedGender>

/** When a photo was taken, by the clock of the place where it was taken. */
export const TakenAt = Type.Object({
  /** `2026-11-21`. */
  date: Type.String({ format: 'date' }),
  /** `14:35`; null where only the date is known: the slot is unknown then. */
  time: Type.Union([Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }), Type.Null()]),
})
export type TakenAt = Static<typeof TakenAt>

/** One post with one photo, as a driver read it. A post with several photos is several, told apart by `sourceId`. */
export const Post = Type.Object({
  source: SourceId,
  /** Unique and stable within the source. */
  sourceId: Type.String({ minLength: 1, maxLength: 200 }),
  /** The page that people are sent to, canonical, without a key. */
  link: Type.String(),
  imageUrl: Type.String(),
  author: Type.Union([Author, Type.Null()]),
  licence: Licence,
  /** Plain text, for words about place, gender and relevance; not kept with the look. */
  caption: Type.String({ maxLength: 5000 }),
  tags: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 }),
  /** null: the photo's own EXIF may say. */
  takenAt: Type.Union([TakenAt, Type.Null()]),
  coordinates: Type.Union([Type.Object({ lat: Type.Number(), lon: Type.Number() }), Type.Null()]),
  /** Names of the place that the source itself states, e.g. a location field. */
  placeNames: Type.Array(Type.String()),
  gender: StatedGender,
  /** Tells one person's series apart from others': a hash of the author's id within the source; null where unknown. */
  personKey: Type.Union([Type.String(), Type.Null()]),
})
export type Post = Static<typeof Post>

/** A page of news: title, link, time and source, shown beside the daily answer. */
export const Article = Type.Object({
  link: Type.String(),
  title: Type.String(),
  source: Type.String(),
  publishedAtMs: Type.Integer(),
  topic: Type.Enum(['weather', 'fashion']),
})
export type Article = Static<typeof Article>
