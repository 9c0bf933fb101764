import fp from 'fastify-plugin'
import type { ApiKey, KeyScope } from '../../store/look-ports.ts'
import type { Authenticator } from './authenticator.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must be good for. Every route of the admin API names one. */
    scope?: KeyScope
  }
  interface FastifyRequest {
    /** The key that the request came with; null where none is asked for. */
    apiKey: ApiKey | null
  }
}

/** Lets no request through to the routes beside it but with a key of the route's scope, before its body is read; no answer is kept anywhere. */
export const keyed = fp<{ authenticator: Authenticator }>(async (app, { authenticator }) => {
  app.decorateRequest('apiKey', null)
  app.addHook('onRoute', (route) => {
    if (route.config?.scope === undefined) throw new TypeError(`${route.url} names no scope`)
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const scope = request.routeOptions.config.scope ?? 'admin'
    request.apiKey = await authenticator.authenticate(request.headers.authorization, request.ip, scope)
  })
})
