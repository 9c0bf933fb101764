import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problem.ts'

export type LimitSettings = {
  appKeys: readonly string[]
  requestsPerMinute: number
  appRequestsPerMinute: number
}

const WINDOW_S = 60

/**
 * Requests a minute: by app key where a known one is sent (phones of one carrier share addresses), else by address.
 * Counted in each process. Headers follow draft-ietf-httpapi-ratelimit-headers, which the plugin itself does not send.
 */
export const limits = fp<LimitSettings>(async (app, settings) => {
  await app.register(rateLimit, { global: false, timeWindow: WINDOW_S * 1000, cache: 20_000 })
  const known = new Set(settings.appKeys)
  const appKeyOf = (request: FastifyRequest) => {
    const key = request.headers['x-app-key']
    return typeof key === 'string' && known.has(key) ? key : null
  }
  const check = {
    app: app.createRateLimit({
      max: settings.appRequestsPerMinute,
      keyGenerator: (request) => appKeyOf(request) ?? '',
    }),
    address: app.createRateLimit({ max: settings.requestsPerMinute }),
  }
  const policy = {
    app: `"app";q=${settings.appRequestsPerMinute};w=${WINDOW_S}`,
    address: `"address";q=${settings.requestsPerMinute};w=${WINDOW_S}`,
  }

  app.addHook('onRequest', async (request, reply) => {
    const by = appKeyOf(request) === null ? 'address' : 'app'
    const limit = await check[by](request)
    if (limit.isAllowed) return
    reply.header('ratelimit-policy', policy[by])
    reply.header('ratelimit', `"${by}";r=${limit.remaining};t=${limit.ttlInSeconds}`)
    if (limit.isExceeded)
      throw new ProblemError('too-many-requests', `Try again in ${limit.ttlInSeconds} s.`, {
        headers: { 'retry-after': String(limit.ttlInSeconds) },
      })
  })
})
