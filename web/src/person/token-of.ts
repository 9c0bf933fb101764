import { answer, createOndotClient } from '@ondot/client'

/** The token that is held, or a new one. */
export async function tokenOf(held: string | null): Promise<string> {
  return held ?? (await answer(createOndotClient().POST('/v1/profiles'))).token
}
