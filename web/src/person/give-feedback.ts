import { answer, createOndotClient, type paths } from '@ondot/client'
import type { Choices } from '../choices.ts'
import { tokenOf } from './token-of.ts'

export type Feedback = paths['/v1/profiles/me/feedback']['post']['requestBody']['content']['application/json']
export type Felt = NonNullable<Feedback['felt']>

/** Says how it felt; someone who has no token yet gets one. Resolves to the token. */
export async function giveFeedback(held: string | null, choices: Choices, body: Feedback): Promise<string> {
  const token = await tokenOf(held)
  const client = createOndotClient({ token })
  const { gender, sensitivity, hours, place } = choices
  // What was recommended rests on these: the answer is understood beside them.
  await answer(client.PUT('/v1/profiles/me', { body: { gender, sensitivity, hours, region: place.code } }))
  const headers = { 'idempotency-key': crypto.randomUUID() }
  await answer(client.POST('/v1/profiles/me/feedback', { body, headers }))
  return token
}

/** Removes all that the service keeps under the token. */
export async function forgetMe(token: string): Promise<void> {
  await createOndotClient({ token }).DELETE('/v1/profiles/me')
}
