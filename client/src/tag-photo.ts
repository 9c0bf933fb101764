import type { PhotoTags } from './answers.ts'
import type { OndotClient } from './client.ts'
import { answer } from './problem.ts'

/**
 * Garments in a photo: its bytes, as the body (a Blob or File; React Native fetches one from a file's address).
 * @throws OndotProblem `not-an-image`, `image-damaged`, `too-large`, `tagger-busy` …
 */
export function tagPhoto(client: OndotClient, photo: Blob, signal?: AbortSignal): Promise<PhotoTags> {
  const tags = answer(
    client.POST('/v1/tags', {
      body: photo as never,
      bodySerializer: (body: unknown) => body as Blob,
      headers: { 'content-type': photo.type || 'application/octet-stream' },
      ...(signal && { signal }),
    }),
  )
  // openapi-fetch widens tuples to arrays.
  return tags as Promise<PhotoTags>
}
