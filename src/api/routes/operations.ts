import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Health } from '../health.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The limits leave the route out. */
    unlimited?: boolean
  }
}

/** For whoever runs it: is it alive, what do its answers rest on, how is it doing. Probes and scrapes are not limited. */
export const operations: FastifyPluginAsyncTypebox<{ health: () => Health }> = async (app, { health }) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get(
    '/healthz',
    {
      config: { unlimited: true },
      schema: {
        tags: ['operations'],
        summary: 'The process is alive',
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
    },
    () => ({ status: 'ok' as const }),
  )

  app.get(
    '/readyz',
    {
      config: { unlimited: true },
      schema: {
        tags: ['operations'],
        summary: 'It can answer, and what the answers rest on',
        description:
          'Ready from the first second on: while the database opens or is away, answers come from providers or the climate, and say so.',
        response: { 200: Type.Object({ status: Type.Literal('ready'), ...Health.properties }) },
      },
    },
    () => ({ status: 'ready' as const, ...health() }),
  )

  app.get(
    '/metrics',
    {
      config: { unlimited: true },
      schema: {
        tags: ['operations'],
        summary: 'Prometheus metrics',
        produces: ['text/plain'],
        response: { 200: Type.String() },
      },
    },
    async (_request, reply) => {
      reply.type(app.metrics.contentType)
      return app.metrics.metrics()
    },
  )
}
