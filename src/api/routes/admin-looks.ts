import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Look } from '../../domain/look.ts'
import { noteAction } from '../admin/note-action.ts'
import type { AdminDeps } from '../deps.ts'
import { ProblemError } from '../problem.ts'
import { AuditAnswer, adminSchema, auditAnswer, IdParam, LimitQuery } from '../schemas/admin.ts'

const DEFAULT_LIMIT = 50
const Reason = Type.String({ minLength: 1, maxLength: 500 })

const BlockBody = Type.Object(
  {
    kind: Type.Enum(['post', 'link', 'author']),
    value: Type.String({
      minLength: 1,
      maxLength: 2_000,
      description: "A post as `source:id`, the link of a post, or the link of an author's page.",
    }),
    reason: Reason,
  },
  { additionalProperties: false },
)

export const adminLooks: FastifyPluginAsyncTypebox<AdminDeps> = async (app, deps) => {
  const { looks, audit } = deps

  app.get(
    '/v1/admin/looks',
    {
      config: { scope: 'read' },
      schema: adminSchema({
        summary: 'The newest looks, in any state',
        querystring: LimitQuery,
        answer: Type.Object({ looks: Type.Array(Look) }),
      }),
    },
    async (request) => ({ looks: await looks.newest(request.query.limit ?? DEFAULT_LIMIT) }),
  )

  app.delete(
    '/v1/admin/looks/:id',
    {
      config: { scope: 'admin' },
      schema: adminSchema({
        summary: 'Take a look down, counts included; its post never comes again',
        params: IdParam,
        querystring: Type.Object({ reason: Type.Optional(Reason) }, { additionalProperties: false }),
        status: 204,
        answer: Type.Null(),
      }),
    },
    async (request, reply) => {
      const { id } = request.params
      const { reason = 'taken down' } = request.query
      await noteAction(deps, request, 'look.take-down', id, { reason })
      if (!(await looks.takeDown(id, reason)))
        throw new ProblemError('not-found', 'There is no look with this id.')
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/admin/blocks',
    {
      config: { scope: 'admin' },
      schema: adminSchema({
        summary: 'Keep a post, a link or an author out, and take down what is there',
        body: BlockBody,
        answer: Type.Object({ takenDown: Type.Integer() }),
      }),
    },
    async (request) => {
      const { kind, value } = request.body
      await noteAction(deps, request, 'block', `${kind} ${value}`, { reason: request.body.reason })
      return { takenDown: await looks.block(request.body) }
    },
  )

  app.get(
    '/v1/admin/audit',
    {
      config: { scope: 'admin' },
      schema: adminSchema({
        summary: 'What was done with keys and by whom, newest first',
        querystring: LimitQuery,
        answer: Type.Object({ entries: Type.Array(AuditAnswer) }),
      }),
    },
    async (request) => ({
      entries: (await audit.newest(request.query.limit ?? DEFAULT_LIMIT)).map(auditAnswer),
    }),
  )
}
