import { answer, createOndotClient } from '@ondot/client'
import { tokenOf } from '../person/token-of.ts'

/** Adds what a photo shows to the wardrobe, as proposals; resolves to the token that it is kept under. */
export async function hangUp(held: string | null, photo: Blob): Promise<string> {
  const token = await tokenOf(held)
  const client = createOndotClient({ token })
  const headers = { 'content-type': photo.type || 'application/octet-stream' }
  const raw = { body: photo as never, bodySerializer: (bytes: unknown) => bytes as Blob, headers }
  await answer(client.POST('/v1/wardrobe/items', raw))
  return token
}
