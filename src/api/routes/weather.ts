import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { localDate } from '../../domain/local-time.ts'
import { dateOf } from '../date-of.ts'
import { weatherAnswer } from '../day-answer.ts'
import type { ApiDeps } from '../deps.ts'
import { languageOf } from '../language.ts'
import { placeOf } from '../place-of.ts'
import { WeatherAnswer } from '../schemas/answers.ts'
import { DaysQuery, LangQuery, PlaceQuery } from '../schemas/query.ts'
import { responses } from '../schemas/responses.ts'
import { serveCached } from '../serve-cached.ts'

const WeatherQuery = Type.Object(
  { ...PlaceQuery, ...DaysQuery, ...LangQuery },
  { additionalProperties: false },
)

export const weather: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  app.get(
    '/v1/weather',
    {
      schema: {
        tags: ['weather'],
        summary: 'Hourly weather with apparent temperature',
        querystring: WeatherQuery,
        response: responses(WeatherAnswer),
      },
    },
    async (request, reply) => {
      const { days = 1, date, lang } = request.query
      const place = placeOf(request.query, deps.gazetteer)
      const today = localDate(deps.clock(), place.timeZone)
      const from = dateOf(date, today, days) ?? today
      const language = languageOf(lang, request.headers['accept-language'])
      return serveCached(deps, place, request, reply, ['weather', place.code, from, days, language], () =>
        weatherAnswer(deps.weather, place, { date: from, days }, language),
      )
    },
  )
}
