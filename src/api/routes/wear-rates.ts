import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Gender } from '../../domain/person.ts'
import { toTenth } from '../../domain/rounding.ts'
import { Slot } from '../../domain/slot.ts'
import type { ApiDeps } from '../deps.ts'
import { wearRatesAnswer } from '../evidence/wear-rates-answer.ts'
import { languageOf } from '../language.ts'
import { placeOf } from '../place-of.ts'
import { LangQuery, PlaceQuery } from '../schemas/query.ts'
import { responses } from '../schemas/responses.ts'
import { WearRatesAnswer } from '../schemas/wear-rates.ts'
import { serveCached } from '../serve-cached.ts'
import { temperaturesAsked } from '../temperatures-asked.ts'

const Degree = (description: string) =>
  Type.Optional(Type.Integer({ minimum: -60, maximum: 60, description }))

const WearRatesQuery = Type.Object(
  {
    apparent: Type.Optional(
      Type.Number({ minimum: -60, maximum: 60, description: 'Apparent temperature, °C.', examples: [12] }),
    ),
    from: Degree('With to, instead of apparent or beside it: whole °C, for plots.'),
    to: Degree('Last of the range, included; at most 60 °C above from.'),
    ...PlaceQuery,
    slot: Type.Optional(
      Type.Enum(Slot.enum, { description: 'Part of the day, in the present season. Default: any time.' }),
    ),
    gender: Type.Optional(Type.Enum(Gender.enum, { default: 'any' })),
    ...LangQuery,
  },
  { additionalProperties: false },
)

export const wearRates: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  app.get(
    '/v1/wear-rates',
    {
      schema: {
        tags: ['wear rates'],
        summary: 'How many people wear each garment class at an apparent temperature, with intervals',
        querystring: WearRatesQuery,
        response: responses(WearRatesAnswer),
      },
    },
    async (request, reply) => {
      const { query, headers } = request
      const { apparentC, range } = temperaturesAsked(query)
      const anywhere = query.region === undefined && query.lat === undefined && query.lon === undefined
      const place = anywhere ? null : placeOf(query, deps.gazetteer)
      const question = {
        place,
        gender: query.gender ?? ('any' as const),
        slot: query.slot ?? null,
        apparentC: toTenth(apparentC),
        range,
        lang: languageOf(query.lang, headers['accept-language']),
      }
      const { gender, slot, lang } = question
      const key = [
        'wear-rates',
        place?.code ?? '',
        gender,
        slot,
        question.apparentC,
        range?.fromC,
        range?.toC,
        lang,
      ]
      return serveCached(deps, place, request, reply, key, () =>
        wearRatesAnswer(deps.wearRates, question, deps.clock()),
      )
    },
  )
}
