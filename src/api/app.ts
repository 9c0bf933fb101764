import { createServer } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyInstance } from 'fastify'
import { VERSION } from '../version.ts'
import { answerClientError } from './client-error.ts'
import type { ApiDeps } from './deps.ts'
import { createEdgeCache, type EdgeCache } from './edge-cache.ts'
import { createLimiter } from './limiter.ts'
import { parseQuery } from './parse-query.ts'
import { documents } from './plugins/documents.ts'
import { headers } from './plugins/headers.ts'
import { limits } from './plugins/limits.ts'
import { observe } from './plugins/observe.ts'
import { problems } from './plugins/problems.ts'
import { web } from './plugins/web.ts'
import { sendProblem, toProblemError } from './problem.ts'
import { admin } from './routes/admin.ts'
import { articles } from './routes/articles.ts'
import { feedback } from './routes/feedback.ts'
import { garments } from './routes/garments.ts'
import { looks } from './routes/looks.ts'
import { operations } from './routes/operations.ts'
import { profiles } from './routes/profiles.ts'
import { recommendations } from './routes/recommendations.ts'
import { regions } from './routes/regions.ts'
import { tags } from './routes/tags.ts'
import { wardrobe } from './routes/wardrobe.ts'
import { wearRates } from './routes/wear-rates.ts'
import { weather } from './routes/weather.ts'

/** Of endpoints that take no body. */
const BODY_LIMIT_BYTES = 16 * 1024
const REQUEST_TIMEOUT_MS = 30_000
/** Longer than the idle time of the usual load balancers (60 s), so that it is they who close. */
const KEEP_ALIVE_MS = 72_000

/** What every process answers: its health and metrics. Requests are not logged (their URLs hold places); faults are, under the request id. */
export async function buildOperationsApp(deps: ApiDeps, edge?: EdgeCache): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    serverFactory: (handler) =>
      createServer(
        { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
        edge ? edge.inFrontOf(handler) : handler,
      ),
    trustProxy: deps.settings.trustProxy,
    // While it closes, what still comes on open connections is answered, and told to close.
    return503OnClosing: false,
    routerOptions: { querystringParser: parseQuery },
    genReqId: () => crypto.randomUUID(),
    ajv: { customOptions: { removeAdditional: false, allErrors: true } },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, toProblemError(error))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  await app.register(problems, deps)
  await app.register(observe, {
    health: deps.health,
    skill: deps.skill,
    edgeHits: edge?.hits ?? (() => 0),
  })
  // Documents hold the routes that come after them.
  await app.register(documents, { version: VERSION })
  await app.register(operations, deps)
  return app
}

/** The API, ready to listen or to be injected. */
export async function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const limiter = createLimiter(deps.settings)
  const edge = createEdgeCache({ ...deps, limiter, trustProxy: deps.settings.trustProxy })
  const app = await buildOperationsApp(deps, edge)
  await app.register(headers, deps.settings)
  await app.register(limits, { limiter })
  app.decorateRequest('place', null)
  app.addHook('onSend', (request, reply, payload, done) => {
    edge.keep(request, reply, payload)
    done()
  })
  await app.register(regions, deps)
  await app.register(garments, deps)
  await app.register(weather, deps)
  await app.register(recommendations, deps)
  await app.register(wearRates, deps)
  await app.register(tags, deps)
  await app.register(looks, deps)
  await app.register(articles, deps)
  await app.register(admin, deps.admin)
  await app.register(profiles, deps)
  await app.register(feedback, deps)
  await app.register(wardrobe, deps)
  await app.register(web, {})
  return app
}
