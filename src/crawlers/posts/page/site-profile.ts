import { type Static, Type } from 'typebox'
import { StatedGender } from '../../../domain/post.ts'

/** Fields that a page may fill, and how: dotted paths into the page's `__NEXT_DATA__` (`props.pageProps.post.images.0.url`). */
const Mapping = Type.Partial(
  Type.Object({
    image: Type.String(),
    caption: Type.String(),
    author: Type.String(),
    authorUrl: Type.String(),
    takenAt: Type.String(),
    place: Type.String(),
    licence: Type.String(),
    tags: Type.String(),
  }),
  { additionalProperties: false },
)

/** One site of posts, told in data: where posts are listed, how their addresses look, what is where. */
export const SiteProfile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String(),
    /** False: CRAWL_SITES must name it, once whoever runs the site has given permission. */
    on: Type.Boolean(),
    /** Why it is off, or on what ground it is on. */
    reason: Type.String({ minLength: 10 }),
    /** Lists of posts: pages, or sitemaps (addresses that end with `.xml`). */
    start: Type.Array(Type.String({ pattern: '^https?://' }), { minItems: 1 }),
    /** Regular expression that the whole address of a post matches. */
    linkPattern: Type.String({ minLength: 5 }),
    nextData: Type.Optional(Mapping),
    /** What every post of the site is, where the site itself says so. */
    gender: Type.Optional(StatedGender),
    licence: Type.Optional(Type.String()),
    /** Whether the day of publishing is the day that the photo was taken, as with daily snaps. */
    publishedIsTaken: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type SiteProfile = Static<typeof SiteProfile>
