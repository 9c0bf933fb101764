import type { Post, SourceId } from '../../../domain/post.ts'
import { SkipError } from '../../../errors.ts'
import type { WebClient } from '../../web/web-client.ts'
import { wishesOut } from '../robots-wish.ts'

/** As much as the detector reads. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024

/** Stores of objects say of everything that it is bytes; what it is the detector finds out. */
const TYPES = ['image/', 'application/octet-stream', 'binary/octet-stream']

/** These name the photo's address in answers of an API that is called by its terms; of the others robots.txt and X-Robots-Tag have the say. */
const BY_API_TERMS = new Set<SourceId>(['commons', 'flickr', 'instagram'])

/** What anyone may write into a page or a feed must not lead to an origin that only the operator's settings open. */
const OPEN_WEB = new Set<SourceId>(['feed', 'page'])

/** The bytes of a post's photo, whatever they turn out to be. Rejects as WebClient says, and with SkipError `photo-wish`. */
export async function fetchPhoto(
  web: Pick<WebClient, 'fetch'>,
  { source, link, imageUrl }: Pick<Post, 'source' | 'link' | 'imageUrl'>,
  options: { admit: () => Promise<void>; signal: AbortSignal },
): Promise<Uint8Array> {
  const byTerms = BY_API_TERMS.has(source)
  const { body, robotsTag = '' } = await web.fetch({
    url: imageUrl,
    accept: TYPES,
    maxBytes: MAX_PHOTO_BYTES,
    robots: !byTerms,
    ...(OPEN_WEB.has(source) && { linkedFrom: link }),
    ...options,
  })
  if (!byTerms && wishesOut(robotsTag))
    throw new SkipError('photo-wish', 'Its server asks robots to leave it out (X-Robots-Tag).')
  return body
}
