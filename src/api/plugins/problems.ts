import fp from 'fastify-plugin'
import type { Log } from '../../domain/log.ts'
import { ProblemError, sendProblem, toProblemError } from '../problem.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const

/** Every fault leaves as problem+json; a 5xx says nothing of the inside, the log says all under the request id. */
export const problems = fp<{ log: Log }>(async (app, { log }) => {
  app.setErrorHandler((error: Error, request, reply) => {
    const problem = toProblemError(error)
    if (problem.code === 'internal-error') log.error({ error, requestId: request.id }, 'request failed')
    return sendProblem(reply, problem)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const allow = METHODS.filter((method) => app.hasRoute({ method, url: path })).join(', ')
    if (allow !== '')
      return sendProblem(
        reply,
        new ProblemError('method-not-allowed', `Only ${allow} is answered here.`, { headers: { allow } }),
      )
    return sendProblem(reply, new ProblemError('not-found', 'See /docs for what there is.'))
  })
})
