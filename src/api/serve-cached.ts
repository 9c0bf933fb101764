import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Place } from '../domain/place.ts'
import { packAnswer, sendAnswer, unpackAnswer } from './answer.ts'
import type { Dated } from './day-answer.ts'
import type { ApiDeps } from './deps.ts'

/** A replica may answer this long with an old answer while it makes a new one. */
const STALE_MS = 10 * 60_000

/** Layout of keys and answers; a new release that changes answers raises it. */
const KEYS = 'a3'

/**
 * Answers from the cache by `key` (a list of everything the answer depends on), else makes the answer and keeps it as bytes.
 */
export async function serveCached(
  { answers, asked, clock }: Pick<ApiDeps, 'answers' | 'asked' | 'clock'>,
  place: Place | null,
  request: FastifyRequest,
  reply: FastifyReply,
  key: readonly unknown[],
  make: () => Promise<Dated<unknown>>,
): Promise<FastifyReply> {
  if (place) asked(place)
  request.place = place
  const { value } = await answers.read(`${KEYS}:${key.join('|')}`, async () => {
    const { answer, freshUntilMs } = await make()
    return {
      value: await packAnswer(answer, freshUntilMs),
      freshUntilMs,
      staleUntilMs: freshUntilMs + STALE_MS,
    }
  })
  return sendAnswer(request, reply, unpackAnswer(value), clock())
}
