import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ProvidersView } from '../../domain/providers-view.ts'
import type { AdminDeps } from '../deps.ts'
import { adminSchema } from '../schemas/admin.ts'

export const adminProviders: FastifyPluginAsyncTypebox<AdminDeps> = async (app, { providers }) => {
  app.get(
    '/v1/admin/providers',
    {
      config: { scope: 'read' },
      schema: adminSchema({
        summary: 'How the weather providers fare, and what is left of their budgets',
        answer: ProvidersView,
      }),
    },
    () => providers(),
  )
}
