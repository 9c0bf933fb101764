import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { CrawlSource, SourceChange } from '../../domain/crawl.ts'
import { noteAction } from '../admin/note-action.ts'
import { refusedParams } from '../admin/refused-params.ts'
import type { AdminDeps } from '../deps.ts'
import { adminSchema, SourceAnswer, sourceAnswer } from '../schemas/admin.ts'

const SourceBody = Type.Object(Type.Omit(SourceChange, ['source']).properties, {
  additionalProperties: false,
})

export const adminSources: FastifyPluginAsyncTypebox<AdminDeps> = async (app, deps) => {
  app.get(
    '/v1/admin/sources',
    {
      config: { scope: 'read' },
      schema: adminSchema({
        summary: 'Sources, how they are set, and whether they can run',
        answer: Type.Object({ sources: Type.Array(SourceAnswer) }),
      }),
    },
    async () => ({ sources: (await deps.trigger.sources()).map(sourceAnswer) }),
  )

  app.put(
    '/v1/admin/sources/:source',
    {
      config: { scope: 'admin' },
      schema: adminSchema({
        summary: 'Switch a source on or off, schedule it, set what it looks for and may use',
        params: Type.Object({ source: CrawlSource }),
        body: SourceBody,
        answer: SourceAnswer,
      }),
    },
    async (request) => {
      const { source } = request.params
      await noteAction(deps, request, 'source.set', source, request.body)
      const change = { source, ...request.body }
      return sourceAnswer(await deps.trigger.putSource(change).catch(refusedParams('params')))
    },
  )
}
