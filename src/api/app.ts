import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyInstance } from 'fastify'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/log.ts'
import type { Gazetteer } from '../domain/regions/gazetteer.ts'
import type { WeatherSource } from '../domain/weather.ts'
import type { ReadThrough } from '../store/cache/read-through.ts'
import { VERSION } from '../version.ts'
import type { Health } from './health.ts'
import { documents } from './plugins/documents.ts'
import { headers } from './plugins/headers.ts'
import { type LimitSettings, limits } from './plugins/limits.ts'
import { observe } from './plugins/observe.ts'
import { problems } from './plugins/problems.ts'
import { sendProblem, toProblemError } from './problem.ts'
import { garments } from './routes/garments.ts'
import { operations } from './routes/operations.ts'
import { recommendations } from './routes/recommendations.ts'
import { regions } from './routes/regions.ts'
import { weather } from './routes/weather.ts'

export type ApiDeps = {
  settings: LimitSettings & { corsOrigins: readonly string[]; trustProxy: boolean }
  clock: Clock
  log: Log
  gazetteer: Gazetteer
  weather: WeatherSource
  answers: ReadThrough
  health: () => Health
}

/** No endpoint takes a body. */
const BODY_LIMIT_BYTES = 16 * 1024
const REQUEST_TIMEOUT_MS = 30_000

/** What every process answers: its health and metrics. Requests are not logged (their URLs hold places); faults are, under the request id. */
export async function buildOperationsApp(deps: ApiDeps): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: deps.settings.trustProxy,
    // While it closes, what still comes on open connections is answered, and told to close.
    return503OnClosing: false,
    genReqId: () => crypto.randomUUID(),
    ajv: { customOptions: { removeAdditional: false, allErrors: true } },
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, toProblemError(error))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  await app.register(problems, deps)
  await app.register(observe, deps)
  await app.register(operations, deps)
  return app
}

/** The API, ready to listen or to be injected. */
export async function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const app = await buildOperationsApp(deps)
  await app.register(headers, deps.settings)
  await app.register(limits, deps.settings)
  await app.register(documents, { version: VERSION })
  await app.register(regions, deps)
  await app.register(garments, deps)
  await app.register(weather, deps)
  await app.register(recommendations, deps)
  return app
}
