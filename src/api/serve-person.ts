import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Place } from '../domain/place.ts'
import { packAnswer, sendAnswer, unpackAnswer } from './answer.ts'
import type { Dated } from './day-answer.ts'
import type { ApiDeps } from './deps.ts'

/** Makes an answer for one person: never shared, never kept here. */
export async function servePerson(
  { asked, clock }: Pick<ApiDeps, 'asked' | 'clock'>,
  place: Place,
  request: FastifyRequest,
  reply: FastifyReply,
  make: () => Promise<Dated<unknown>>,
): Promise<FastifyReply> {
  asked(place)
  const { answer, freshUntilMs } = await make()
  return sendAnswer(request, reply, unpackAnswer(await packAnswer(answer, freshUntilMs)), clock(), 'private')
}
