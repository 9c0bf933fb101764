import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { type Licence, Post } from '../../../domain/post.ts'
import { licenceOfUrl, UNKNOWN_LICENCE } from '../licences.ts'
import { personKey } from '../person-key.ts'
import { plainText } from '../plain-text.ts'
import { parseTakenAt } from '../taken-at.ts'

const NumberLike = Type.Union([Type.Number(), Type.String()])

export const FlickrPhoto = Type.Object({
  id: Type.String(),
  owner: Type.String(),
  title: Type.String(),
  ownername: Type.Optional(Type.String()),
  description: Type.Optional(Type.Object({ _content: Type.String() })),
  tags: Type.Optional(Type.String()),
  license: NumberLike,
  datetaken: Type.Optional(Type.String()),
  datetakengranularity: Type.Optional(NumberLike),
  datetakenunknown: Type.Optional(NumberLike),
  latitude: Type.Optional(NumberLike),
  longitude: Type.Optional(NumberLike),
  url_l: Type.Optional(Type.String()),
  url_c: Type.Optional(Type.String()),
})
type FlickrPhoto = Static<typeof FlickrPhoto>

/** Flickr's numbers of the licences that allow any use of a smaller copy (flickr.photos.licenses.getInfo): what is asked for. */
const LICENCES: Readonly<Record<string, Licence>> = Object.fromEntries(
  Object.entries({
    4: licenceOfUrl('https://creativecommons.org/licenses/by/2.0/'),
    5: licenceOfUrl('https://creativecommons.org/licenses/by-sa/2.0/'),
    7: { id: 'no-known-restrictions', url: 'https://www.flickr.com/commons/usage/', copies: true },
    8: { id: 'us-government-work', url: 'https://www.usa.gov/government-copyright', copies: true },
    9: licenceOfUrl('https://creativecommons.org/publicdomain/zero/1.0/'),
    10: licenceOfUrl('https://creativecommons.org/publicdomain/mark/1.0/'),
    11: licenceOfUrl('https://creativecommons.org/licenses/by/4.0/'),
    12: licenceOfUrl('https://creativecommons.org/licenses/by-sa/4.0/'),
  }).map(([id, licence]) => [id, licence ?? UNKNOWN_LICENCE]),
)
export const FLICKR_LICENCES = Object.keys(LICENCES).join(',')

/** Finer than a month: 0 says to the second. */
const EXACT = 0

export function parseFlickrPhoto(photo: FlickrPhoto): Post | 'no-image' | 'licence' | 'malformed' {
  const licence = LICENCES[String(photo.license)]
  if (!licence) return 'licence'
  const imageUrl = photo.url_l ?? photo.url_c
  if (imageUrl === undefined) return 'no-image'
  const ownerUrl = `https://www.flickr.com/photos/${encodeURIComponent(photo.owner)}/`
  const post: Post = {
    source: 'flickr',
    sourceId: photo.id,
    link: `${ownerUrl}${encodeURIComponent(photo.id)}/`,
    imageUrl,
    author: { name: plainText(photo.ownername ?? '', 200) || photo.owner, url: ownerUrl },
    licence,
    caption: plainText(`${photo.title} ${photo.description?._content ?? ''}`, 5000),
    tags: (photo.tags ?? '')
      .split(' ')
      .flatMap((tag) => tag.slice(0, 200) || [])
      .slice(0, 100),
    takenAt: takenAtOf(photo),
    coordinates: coordinatesOf(photo),
    placeNames: [],
    gender: 'unknown',
    personKey: personKey('flickr', photo.owner),
  }
  return Check(Post, post) ? post : 'malformed'
}

/** Without a time of its own a photo gets that of its upload, and says so by `datetakenunknown`. */
function takenAtOf({ datetaken, datetakengranularity, datetakenunknown }: FlickrPhoto): Post['takenAt'] {
  const exact = Number(datetakengranularity ?? EXACT) === EXACT && Number(datetakenunknown ?? 0) === 0
  return exact ? parseTakenAt(datetaken ?? '') : null
}

/** 0, 0 is what photos without a place have. */
function coordinatesOf(photo: FlickrPhoto): Post['coordinates'] {
  const [lat, lon] = [Number(photo.latitude ?? 0), Number(photo.longitude ?? 0)]
  return lat === 0 && lon === 0 ? null : { lat, lon }
}
