import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { Clock } from '../../domain/clock.ts'
import { Place } from '../../domain/place.ts'
import type { Gazetteer } from '../../domain/regions/gazetteer.ts'
import { packAnswer, sendAnswer, unpackAnswer } from '../answer.ts'
import { placeOf } from '../place-of.ts'
import { invalidQuery } from '../problem.ts'
import { PlaceQuery } from '../schemas/query.ts'
import { responses } from '../schemas/responses.ts'

/** The table of regions changes a few times a year. */
const FRESH_MS = 86_400_000
const DEFAULT_LIMIT = 10

const RegionsQuery = Type.Object(
  {
    query: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 60,
        description: 'Part of a name in Hangul (강남, 서울 역삼), initials (ㄱㄴ) or romanised (gangnam).',
        examples: ['강남'],
      }),
    ),
    lat: PlaceQuery.lat,
    lon: PlaceQuery.lon,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: DEFAULT_LIMIT })),
  },
  { additionalProperties: false },
)

export const regions: FastifyPluginAsyncTypebox<{ gazetteer: Gazetteer; clock: Clock }> = async (
  app,
  { gazetteer, clock },
) => {
  app.get(
    '/v1/regions',
    {
      schema: {
        tags: ['regions'],
        summary: 'Find a region by name, or the one at a coordinate',
        querystring: RegionsQuery,
        response: responses(Type.Object({ regions: Type.Array(Place) })),
      },
    },
    async (request, reply) => {
      const regions = regionsOf(request.query, gazetteer)
      const answer = unpackAnswer(await packAnswer({ regions }, clock() + FRESH_MS))
      return sendAnswer(request, reply, answer, clock())
    },
  )
}

function regionsOf(asked: Static<typeof RegionsQuery>, gazetteer: Gazetteer): Place[] {
  const { query, lat, lon, limit = DEFAULT_LIMIT } = asked
  if (lat === undefined && lon === undefined) {
    if (query === undefined) throw invalidQuery('query', 'is missing: give part of a name, or lat and lon')
    return gazetteer.search(query, limit)
  }
  if (query !== undefined) throw invalidQuery('query', 'give either query or lat and lon, not both')
  return [placeOf(asked, gazetteer)]
}
