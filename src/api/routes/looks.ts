import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { evidenceRegions } from '../../domain/evidence.ts'
import { historyAttribution } from '../../domain/history-attribution.ts'
import { matchesEtag, packAnswer, sendAnswer, unpackAnswer } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import { packCursor, unpackCursor } from '../look-cursor.ts'
import { placeOf } from '../place-of.ts'
import { ProblemError } from '../problem.ts'
import { LooksAnswer, lookAnswer } from '../schemas/looks.ts'
import { PlaceQuery } from '../schemas/query.ts'
import { responses } from '../schemas/responses.ts'
import { regionAnswer } from '../weather-basis.ts'

const DEFAULT_LIMIT = 20
/** A look that was taken down is seen this long at most. */
const FRESH_MS = 5 * 60_000
const THUMBNAIL_FRESH_S = 3_600

const LooksQuery = Type.Object(
  {
    ...PlaceQuery,
    apparent: Type.Optional(
      Type.Number({
        minimum: -100,
        maximum: 100,
        description:
          'Apparent temperature, °C: looks from weather that felt most like it come first. Without it the newest photos.',
        examples: [7.5],
      }),
    ),
    gender: Type.Optional(
      Type.Enum(['female', 'male'], { description: 'Only looks of which the post itself states it.' }),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 400, description: '`next` of the page before.' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: DEFAULT_LIMIT })),
  },
  { additionalProperties: false },
)

/** What people wore: the photos behind the wear rates. */
export const looks: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const { looks, gazetteer, clock } = deps

  app.get(
    '/v1/looks',
    {
      schema: {
        tags: ['looks'],
        summary: 'What people wore near an apparent temperature',
        description: 'Pages do not move while new looks arrive. Show each with its link, author and licence.',
        querystring: LooksQuery,
        response: responses(LooksAnswer),
      },
    },
    async (request, reply) => {
      const { apparent = null, gender = null, cursor, limit = DEFAULT_LIMIT } = request.query
      const place = placeOf(request.query, gazetteer)
      const filter = { regions: evidenceRegions(place), apparentC: apparent, gender }
      const page = await looks.page(filter, limit, cursor === undefined ? null : unpackCursor(cursor))
      const answer: LooksAnswer = {
        region: regionAnswer(place),
        from: page.region,
        looks: page.looks.flatMap(lookAnswer),
        attribution: historyAttribution(page.looks.flatMap(({ weather }) => weather?.source ?? [])).join(
          ' · ',
        ),
        next: page.next && packCursor(page.next),
      }
      const packed = unpackAnswer(await packAnswer(answer, clock() + FRESH_MS))
      return sendAnswer(request, reply, packed, clock(), 'removable')
    },
  )

  app.get(
    '/v1/looks/:id/thumbnail',
    {
      schema: {
        tags: ['looks'],
        summary: 'A small copy of a photo whose licence allows it',
        description: 'JPEG, long side 320. Show it with the author and the licence that the look names.',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        produces: ['image/jpeg'],
        response: responses(Type.Unknown()),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const jpeg = await looks.thumbnail(id)
      if (jpeg === null) throw new ProblemError('not-found', 'No copy of this look is kept.')
      const etag = `W/"${id}"`
      reply.headers({ 'cache-control': `public, max-age=${THUMBNAIL_FRESH_S}`, etag })
      if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send()
      return reply.type('image/jpeg').send(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength))
    },
  )
}
