import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Article } from '../../domain/post.ts'
import { packAnswer, sendAnswer, unpackAnswer } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import { iso } from '../schemas/admin.ts'
import { responses } from '../schemas/responses.ts'

const FRESH_MS = 10 * 60_000
const DEFAULT_LIMIT = 10
const { publishedAtMs: _, ...told } = Article.properties

/** News of weather and fashion, as their feeds tell it: title and link, nothing of the text. */
export const articles: FastifyPluginAsyncTypebox<Pick<ApiDeps, 'articles' | 'clock'>> = async (
  app,
  { articles, clock },
) => {
  app.get(
    '/v1/articles',
    {
      schema: {
        tags: ['looks'],
        summary: 'News of weather or fashion, newest first',
        querystring: Type.Object(
          {
            topic: Article.properties.topic,
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: DEFAULT_LIMIT })),
          },
          { additionalProperties: false },
        ),
        response: responses(
          Type.Object({
            articles: Type.Array(Type.Object({ ...told, publishedAt: Type.String({ format: 'date-time' }) })),
          }),
        ),
      },
    },
    async (request, reply) => {
      const { topic, limit = DEFAULT_LIMIT } = request.query
      const found = await articles.latest(topic, limit)
      const answer = {
        articles: found.map(({ publishedAtMs, ...article }) => ({
          ...article,
          publishedAt: iso(publishedAtMs),
        })),
      }
      return sendAnswer(request, reply, unpackAnswer(await packAnswer(answer, clock() + FRESH_MS)), clock())
    },
  )
}
