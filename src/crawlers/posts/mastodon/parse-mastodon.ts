import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { Post } from '../../../domain/post.ts'
import { dayOfPosting } from '../day-of-posting.ts'
import { UNKNOWN_LICENCE } from '../licences.ts'
import { personKey } from '../person-key.ts'
import { plainText } from '../plain-text.ts'

export const MastodonStatus = Type.Object({
  id: Type.String(),
  url: Type.Union([Type.String(), Type.Null()]),
  created_at: Type.String(),
  content: Type.String(),
  sensitive: Type.Optional(Type.Boolean()),
  visibility: Type.Optional(Type.String()),
  account: Type.Object({
    acct: Type.String(),
    display_name: Type.String(),
    url: Type.String(),
    /** The author's wish not to be found by search. */
    noindex: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    bot: Type.Optional(Type.Boolean()),
  }),
  tags: Type.Array(Type.Object({ name: Type.String() })),
  media_attachments: Type.Array(
    Type.Object({
      id: Type.String(),
      type: Type.String(),
      url: Type.Union([Type.String(), Type.Null()]),
      description: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  ),
})
type MastodonStatus = Static<typeof MastodonStatus>

/** The photos of a status. `instance` tells equal ids of two instances apart. */
export function parseMastodonStatus(status: MastodonStatus, instance: string): (Post | string)[] {
  const { account } = status
  if (account.noindex === true) return ['author-wish']
  if (status.sensitive === true || account.bot === true) return ['unsuited']
  if (status.url === null || (status.visibility ?? 'public') !== 'public') return ['not-public']
  const link = status.url
  const text = plainText(status.content, 4000)
  const photos = status.media_attachments.filter(({ type }) => type === 'image')
  if (photos.length === 0) return ['no-image']
  return photos.map((photo) => {
    const caption = `${text} ${plainText(photo.description ?? '', 900)}`.trim()
    const read = {
      source: 'mastodon',
      sourceId: `${instance}:${photo.id}`,
      link,
      imageUrl: photo.url ?? '',
      author: { name: plainText(account.display_name, 200) || account.acct, url: account.url },
      licence: UNKNOWN_LICENCE,
      caption,
      tags: status.tags.map(({ name }) => name.slice(0, 200)).slice(0, 100),
      takenAt: dayOfPosting(caption, Date.parse(status.created_at)),
      coordinates: null,
      placeNames: [],
      gender: 'unknown',
      personKey: personKey('mastodon', account.url),
    }
    return photo.url !== null && Check(Post, read) ? read : 'malformed'
  })
}
