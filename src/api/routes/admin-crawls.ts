import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { CrawlParams, CrawlSource, CrawlState } from '../../domain/crawl.ts'
import { createCrawlEvents } from '../admin/crawl-events.ts'
import { createCrawlWatch } from '../admin/crawl-watch.ts'
import { noteAction } from '../admin/note-action.ts'
import { refusedParams } from '../admin/refused-params.ts'
import { answerOnce } from '../answer-once.ts'
import type { AdminDeps } from '../deps.ts'
import { ProblemError } from '../problem.ts'
import { adminSchema, CrawlAnswer, crawlAnswer, IdParam } from '../schemas/admin.ts'

/** How soon a change is told. */
const READ_EVERY_MS = 1_000
const DEFAULT_LIMIT = 20

const CrawlBody = Type.Object(
  {
    source: CrawlSource,
    params: CrawlParams,
    budget: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description: 'Requests at most; else as the source is set.',
      }),
    ),
  },
  { additionalProperties: false },
)

const ListQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: DEFAULT_LIMIT })),
    before: Type.Optional(Type.String({ format: 'uuid', description: '`next` of the page before.' })),
    source: Type.Optional(CrawlSource),
    state: Type.Optional(CrawlState),
  },
  { additionalProperties: false },
)

export const adminCrawls: FastifyPluginAsyncTypebox<AdminDeps> = async (app, deps) => {
  const { crawls, trigger, log } = deps
  const events = createCrawlEvents(createCrawlWatch(crawls.byId, { everyMs: READ_EVERY_MS, log }))
  app.addHook('preClose', async () => events.close())

  async function crawlOf(id: string) {
    const crawl = await crawls.byId(id)
    if (crawl === null) throw new ProblemError('not-found', 'There is no crawl with this id.')
    return crawl
  }

  app.post(
    '/v1/admin/crawls',
    {
      config: { scope: 'crawl' },
      schema: adminSchema({
        summary: 'Start a crawl',
        description:
          'Queued, and done by a worker. With an Idempotency-Key (1 to 255 characters, kept for two days) the same request is done once.',
        body: CrawlBody,
        status: 202,
        answer: CrawlAnswer,
      }),
    },
    async (request, reply) =>
      answerOnce(deps, request, reply, async () => {
        const { source, params, budget } = request.body
        const requestedBy = request.apiKey?.name ?? ''
        const crawl = await trigger
          .start({ source, params, requestedBy, ...(budget !== undefined && { budget }) })
          .catch(refusedParams('params'))
        await noteAction(deps, request, 'crawl.start', crawl.id, { source, params, budget: crawl.budget })
        const location = `/v1/admin/crawls/${crawl.id}`
        return { status: 202, headers: { location }, body: crawlAnswer(crawl) }
      }),
  )

  app.get(
    '/v1/admin/crawls',
    {
      config: { scope: 'read' },
      schema: adminSchema({
        summary: 'Crawls, newest first',
        querystring: ListQuery,
        answer: Type.Object({
          crawls: Type.Array(CrawlAnswer),
          next: Type.Union([Type.String(), Type.Null()], { description: '`before` of the next page.' }),
        }),
      }),
    },
    async (request) => {
      const { limit = DEFAULT_LIMIT, before = null, ...filter } = request.query
      const found = await crawls.list({ limit: limit + 1, before, ...filter })
      const shown = found.slice(0, limit)
      return {
        crawls: shown.map(crawlAnswer),
        next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },
  )

  app.get(
    '/v1/admin/crawls/:id',
    {
      config: { scope: 'read' },
      schema: adminSchema({ summary: 'A crawl as it is now', params: IdParam, answer: CrawlAnswer }),
    },
    async (request) => crawlAnswer(await crawlOf(request.params.id)),
  )

  app.get(
    '/v1/admin/crawls/:id/events',
    {
      config: { scope: 'read' },
      schema: adminSchema({
        summary: 'A crawl as it goes on: server-sent events',
        description:
          '`progress` with the crawl now and after each change, `end` with it at last; then the stream ends.',
        params: IdParam,
        produces: ['text/event-stream'],
        answer: Type.Unknown(),
      }),
    },
    async (request, reply) => {
      const stream = events.open(await crawlOf(request.params.id))
      reply.raw.once('close', () => stream.destroy())
      return reply
        .headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
        .send(stream)
    },
  )

  app.post(
    '/v1/admin/crawls/:id/cancel',
    {
      config: { scope: 'crawl' },
      schema: adminSchema({ summary: 'Stop a crawl', params: IdParam, answer: CrawlAnswer }),
    },
    async (request) => {
      const { id } = await crawlOf(request.params.id)
      await noteAction(deps, request, 'crawl.cancel', id)
      // One that has ended meanwhile is told as it ended.
      await trigger.cancel(id)
      return crawlAnswer(await crawlOf(id))
    },
  )
}
