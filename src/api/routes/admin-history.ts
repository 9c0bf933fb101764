import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { noteAction } from '../admin/note-action.ts'
import { answerOnce } from '../answer-once.ts'
import type { AdminDeps } from '../deps.ts'
import { ProblemError } from '../problem.ts'
import { adminSchema } from '../schemas/admin.ts'

const HistoryBody = Type.Object(
  {
    days: Type.Integer({ minimum: 1, maximum: 3650, description: 'How many days back.' }),
    places: Type.Integer({ minimum: 1, maximum: 100_000, description: 'Places, most asked first.' }),
  },
  { additionalProperties: false },
)

export const adminHistory: FastifyPluginAsyncTypebox<AdminDeps> = async (app, deps) => {
  app.post(
    '/v1/admin/collect-history',
    {
      config: { scope: 'crawl' },
      schema: adminSchema({
        summary: 'Collect the observed hours of past days',
        body: HistoryBody,
        status: 202,
        answer: HistoryBody,
      }),
    },
    async (request, reply) =>
      answerOnce(deps, request, reply, async () => {
        const { days, places } = request.body
        await noteAction(deps, request, 'history.collect', null, { days, places })
        if (!(await deps.history.start({ days, places })))
          throw new ProblemError('already-running', 'History is being collected already.')
        return { status: 202, headers: {}, body: { days, places } }
      }),
  )
}
