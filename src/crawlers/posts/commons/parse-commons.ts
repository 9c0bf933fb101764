import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Post, Post as PostSchema } from '../../../domain/post.ts'
import { licenceOf } from '../licences.ts'
import { personKey } from '../person-key.ts'
import { plainText } from '../plain-text.ts'
import { parseTakenAt } from '../taken-at.ts'

const Meta = Type.Record(Type.String(), Type.Object({ value: Type.Union([Type.String(), Type.Number()]) }))

export const CommonsPage = Type.Object({
  pageid: Type.Integer(),
  title: Type.String(),
  imageinfo: Type.Array(
    Type.Object({
      url: Type.String(),
      thumburl: Type.Optional(Type.String()),
      descriptionurl: Type.String(),
      mime: Type.String(),
      user: Type.Optional(Type.String()),
      extmetadata: Type.Optional(Meta),
    }),
    { minItems: 1 },
  ),
})
type CommonsPage = Static<typeof CommonsPage>

const PHOTOS = ['image/jpeg', 'image/png', 'image/webp', 'image/tiff']

/** A file of Commons as a post, or why it is none. */
export function parseCommonsPage(page: CommonsPage): Post | 'no-photo' | 'malformed' {
  const info = page.imageinfo[0]!
  if (!PHOTOS.includes(info.mime)) return 'no-photo'
  const meta = (name: string) => String(info.extmetadata?.[name]?.value ?? '')
  const artist = plainText(meta('Artist'), 200)
  const post: Post = {
    source: 'commons',
    sourceId: String(page.pageid),
    link: info.descriptionurl,
    imageUrl: info.thumburl ?? info.url,
    author: artist === '' ? null : { name: artist, url: null },
    licence: licenceOf(meta('LicenseUrl'), meta('LicenseShortName')),
    caption: `${fileName(page.title)} ${plainText(meta('ImageDescription'), 4000)}`.trim(),
    tags: tagsOf(meta('Categories')),
    takenAt: parseTakenAt(plainText(meta('DateTimeOriginal'), 100)),
    coordinates: coordinatesOf(meta('GPSLatitude'), meta('GPSLongitude')),
    placeNames: [],
    gender: 'unknown',
    personKey: personKey('commons', info.user),
  }
  return Value.Check(PostSchema, post) ? post : 'malformed'
}

/** Without namespace and ending. */
function fileName(title: string): string {
  return title.replace(/^[^:]+:/, '').replace(/\.\w{2,5}$/, '')
}

function tagsOf(categories: string): string[] {
  return categories
    .split('|')
    .map((name) => name.trim().slice(0, 200))
    .filter((name) => name !== '')
    .slice(0, 100)
}

function coordinatesOf(latText: string, lonText: string): Post['coordinates'] {
  if (latText === '' || lonText === '') return null
  const [lat, lon] = [Number(latText), Number(lonText)]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0) ? { lat, lon } : null
}
