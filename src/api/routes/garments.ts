import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Clock } from '../../domain/clock.ts'
import { Garment } from '../../domain/garment.ts'
import { GARMENTS } from '../../domain/garments/garments.ts'
import { packAnswer, sendAnswer, unpackAnswer } from '../answer.ts'
import { responses } from '../schemas/responses.ts'

/** The catalogue changes with releases only. */
const FRESH_MS = 86_400_000

export const garments: FastifyPluginAsyncTypebox<{ clock: Clock }> = async (app, { clock }) => {
  const answer = unpackAnswer(await packAnswer({ garments: GARMENTS }, 0))
  app.get(
    '/v1/garments',
    {
      schema: {
        tags: ['garments'],
        summary: 'The catalogue: every garment that can be recommended',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: responses(Type.Object({ garments: Type.Array(Garment) })),
      },
    },
    async (request, reply) => {
      const nowMs = clock()
      return sendAnswer(request, reply, { ...answer, freshUntilMs: nowMs + FRESH_MS }, nowMs)
    },
  )
}
