import fp from 'fastify-plugin'
import type { Limiter } from '../limiter.ts'
import { ProblemError } from '../problem.ts'

/** Counts every request that reaches the app, probes and scrapes aside, and refuses those over the limit. */
export const limits = fp<{ limiter: Limiter }>(async (app, { limiter }) => {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.unlimited) return done()
    const { policy, state, leftS, exceeded } = limiter.take(request.headers['x-app-key'], request.ip)
    reply.header('ratelimit-policy', policy)
    reply.header('ratelimit', state)
    if (!exceeded) return done()
    const headers = { 'retry-after': String(leftS) }
    done(new ProblemError('too-many-requests', `Try again in ${leftS} s.`, { headers }))
  })
})
