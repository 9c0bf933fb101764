import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { Post } from '../../../domain/post.ts'
import { dayOfPosting } from '../day-of-posting.ts'
import { hashtagsIn } from '../hashtags.ts'
import { plainText } from '../plain-text.ts'

const Child = Type.Object({
  id: Type.String(),
  media_type: Type.Optional(Type.String()),
  media_url: Type.Optional(Type.String()),
})

export const InstagramMedia = Type.Object({
  id: Type.String(),
  media_type: Type.String(),
  permalink: Type.String(),
  media_url: Type.Optional(Type.String()),
  caption: Type.Optional(Type.String()),
  timestamp: Type.Optional(Type.String()),
  children: Type.Optional(Type.Object({ data: Type.Array(Child) })),
})
type InstagramMedia = Static<typeof InstagramMedia>

/** What the platform's terms allow: shown by link only. */
const LICENCE = { id: 'instagram-platform', url: 'https://developers.facebook.com/terms/', copies: false }

/** The photos of a medium; an album has several. Neither author nor place come with a hashtag's media. */
export function parseInstagramMedia(media: InstagramMedia): (Post | string)[] {
  const caption = plainText(media.caption ?? '', 5000)
  const postedAtMs = Date.parse(media.timestamp ?? '')
  const post = (sourceId: string, imageUrl: string | undefined): Post | string => {
    if (imageUrl === undefined) return 'no-image'
    const read = {
      source: 'instagram',
      sourceId,
      link: media.permalink,
      imageUrl,
      author: null,
      licence: LICENCE,
      caption,
      tags: hashtagsIn(caption),
      takenAt: dayOfPosting(caption, postedAtMs),
      coordinates: null,
      placeNames: [],
      gender: 'unknown',
      personKey: null,
    }
    return Check(Post, read) ? read : 'malformed'
  }
  if (media.media_type === 'IMAGE') return [post(media.id, media.media_url)]
  if (media.media_type !== 'CAROUSEL_ALBUM') return ['no-photo']
  const photos = (media.children?.data ?? []).filter((child) => child.media_type !== 'VIDEO')
  return photos.length === 0 ? ['no-image'] : photos.map((child) => post(child.id, child.media_url))
}
