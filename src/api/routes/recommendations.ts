import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { dayToAnswer } from '../../domain/hours-out.ts'
import { localDate } from '../../domain/local-time.ts'
import { askerOf } from '../asker-of.ts'
import { askingPerson, keepAdvice, personFor, saidOf, wearingOwn, withUsualRegion } from '../asking-person.ts'
import { atOf } from '../at-of.ts'
import { dateOf } from '../date-of.ts'
import { dailyAnswer, momentAnswer } from '../day-answer.ts'
import type { ApiDeps } from '../deps.ts'
import { hoursOutOf } from '../hours-out-of.ts'
import { placeOf } from '../place-of.ts'
import { unauthorized } from '../profile-of.ts'
import { DailyAnswer, MomentAnswer } from '../schemas/answers.ts'
import { AskerQuery, DaysQuery, PlaceQuery } from '../schemas/query.ts'
import { responses } from '../schemas/responses.ts'
import { serveCached } from '../serve-cached.ts'
import { servePerson } from '../serve-person.ts'
import { addVary } from '../vary.ts'

const DailyQuery = Type.Object(
  {
    ...PlaceQuery,
    ...DaysQuery,
    hours: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 80,
        description:
          'Local hours out, inclusive (7-9,18-20), or slots: morning, day, evening, night. Default: morning,day,evening, or as the profile says.',
        examples: ['7-9,18-20'],
      }),
    ),
    ...AskerQuery.properties,
    wardrobe: Type.Optional(
      Type.Literal('only', { description: 'With a token: from the confirmed items of the wardrobe alone.' }),
    ),
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
      const { headers } = request
      addVary(reply, 'Authorization')
      const asking = await askingPerson(request, deps)
      const query = { ...asking?.defaults, ...request.query }
      const nowMs = deps.clock()
      const place = placeOf(withUsualRegion(request.query, asking), deps.gazetteer)
      const days = query.days ?? 1
      const asker = { ...askerOf(query, headers['accept-language']), hoursOut: hoursOutOf(query.hours) }
      const today = localDate(nowMs, place.timeZone)
      const asked = dateOf(query.date, today, days) ?? today
      const date = asked === today ? dayToAnswer(nowMs, place.timeZone, asker.hoursOut) : asked
      if (query.wardrobe && !asking)
        throw unauthorized('wardrobe=only wants the token of a profile: Authorization: Bearer …')
      if (asking) {
        return servePerson(deps, place, request, reply, async () => {
          const known = personFor(asking, asker.person, place)
          const person = query.wardrobe ? await wearingOwn(deps, asking, known) : known
          const made = await dailyAnswer(deps, place, { date, days }, { ...asker, person }, nowMs)
          await keepAdvice(deps, asking, place, person.activity, made.answer)
          return { ...made, answer: { ...made.answer, person: saidOf(asking, person) } }
        })
      }
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
      const { headers } = request
      addVary(reply, 'Authorization')
      const asking = await askingPerson(request, deps)
      const query = { ...asking?.defaults, ...request.query }
      const place = placeOf(withUsualRegion(request.query, asking), deps.gazetteer)
      const atMs = atOf(query.at, place.timeZone, deps.clock())
      const asker = askerOf(query, headers['accept-language'])
      if (asking) {
        return servePerson(deps, place, request, reply, async () => {
          const person = personFor(asking, asker.person, place)
          const made = await momentAnswer(deps, place, atMs, { ...asker, person })
          return { ...made, answer: { ...made.answer, person: saidOf(asking, person) } }
        })
      }
      const key = ['moment', place.code, atMs, ...Object.values(asker.person), asker.lang, asker.units]
      return serveCached(deps, place, request, reply, key, () => momentAnswer(deps, place, atMs, asker))
    },
  )
}
