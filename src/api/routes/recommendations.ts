import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { DEFAULT_HOURS_OUT, dayToAnswer, type HoursOut, parseHoursOut } from '../../domain/hours-out.ts'
import { localDate } from '../../domain/local-time.ts'
import { atOf } from '../at-of.ts'
import { dateOf } from '../date-of.ts'
import { type Asker, dailyAnswer, momentAnswer } from '../day-answer.ts'
import type { ApiDeps } from '../deps.ts'
import { languageOf } from '../language.ts'
import { placeOf } from '../place-of.ts'
import { invalidQuery } from '../problem.ts'
import { DailyAnswer, MomentAnswer } from '../schemas/answers.ts'
import { DaysQuery, LangQuery, PersonQuery, PlaceQuery, UnitsQuery } from '../schemas/query.ts'
import { responses } from '../schemas/responses.ts'
import { serveCached } from '../serve-cached.ts'

const AskerQuery = Type.Object({ ...PersonQuery, ...LangQuery, ...UnitsQuery })

const DailyQuery = Type.Object(
  {
    ...PlaceQuery,
    ...DaysQuery,
    hours: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 80,
        default: 'morning,day,evening',
        description: 'Local hours out, inclusive (7-9,18-20), or slots: morning, day, evening, night.',
        examples: ['7-9,18-20'],
      }),
    ),
    ...AskerQuery.properties,
  },
  { additionalProperties: false },
)

const MomentQuery = Type.Object(
  {
    ...PlaceQuery,
    at: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'ISO 8601; without an offset it is local time of the place. Default: now.',
        examples: ['2026-11-21T18:30:00+09:00'],
      }),
    ),
    ...AskerQuery.properties,
  },
  { additionalProperties: false },
)

function askerOf(
  query: Static<typeof AskerQuery>,
  acceptLanguage: string | undefined,
): Omit<Asker, 'hoursOut'> {
  const {
    gender = 'any',
    activity = 'walking',
    occasion = 'casual',
    sensitivity = 0,
    lang,
    units = 'metric',
  } = query
  return {
    person: { gender, activity, occasion, sensitivity },
    lang: languageOf(lang, acceptLanguage),
    units,
  }
}

function hoursOutOf(text: string | undefined): HoursOut {
  if (text === undefined) return DEFAULT_HOURS_OUT
  const parsed = parseHoursOut(text)
  if (parsed.kind === 'invalid') throw invalidQuery('hours', parsed.message)
  return parsed.hours
}

export const recommendations: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  app.get(
    '/v1/recommendations/daily',
    {
      schema: {
        tags: ['recommendations'],
        summary: 'What to wear on a day, hour by hour, with reasons',
        querystring: DailyQuery,
        response: responses(DailyAnswer),
      },
    },
    async (request, reply) => {
      const { query, headers } = request
      const nowMs = deps.clock()
      const place = placeOf(query, deps.gazetteer)
      const days = query.days ?? 1
      const asker = { ...askerOf(query, headers['accept-language']), hoursOut: hoursOutOf(query.hours) }
      const today = localDate(nowMs, place.timeZone)
      const asked = dateOf(query.date, today, days) ?? today
      const date = asked === today ? dayToAnswer(nowMs, place.timeZone, asker.hoursOut) : asked
      const key = [
        'daily',
        place.code,
        date,
        days,
        asker.hoursOut,
        ...Object.values(asker.person),
        asker.lang,
        asker.units,
      ]
      return serveCached(deps, place, request, reply, key, () =>
        dailyAnswer(deps, place, { date, days }, asker, deps.clock()),
      )
    },
  )

  app.get(
    '/v1/recommendations',
    {
      schema: {
        tags: ['recommendations'],
        summary: 'What to wear at one moment',
        querystring: MomentQuery,
        response: responses(MomentAnswer),
      },
    },
    async (request, reply) => {
      const { query, headers } = request
      const place = placeOf(query, deps.gazetteer)
      const atMs = atOf(query.at, place.timeZone, deps.clock())
      const asker = askerOf(query, headers['accept-language'])
      const key = ['moment', place.code, atMs, ...Object.values(asker.person), asker.lang, asker.units]
      return serveCached(deps, place, request, reply, key, () =>
        momentAnswer(deps.weather, place, atMs, asker),
      )
    },
  )
}
