import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { ProfileSettings } from '../../domain/profile.ts'
import type { Profile } from '../../store/profile-ports.ts'
import type { ApiDeps } from '../deps.ts'
import { hoursOutOf } from '../hours-out-of.ts'
import { offsetOf } from '../person-of.ts'
import { placeOf } from '../place-of.ts'
import { profileOf } from '../profile-of.ts'
import { createToken } from '../profile-token.ts'
import { ProfileAnswer, ProfileExport, SettingsBody, Token } from '../schemas/profiles.ts'
import { noContent, responses } from '../schemas/responses.ts'
import { addVary } from '../vary.ts'

const DEFAULTS: ProfileSettings = { gender: 'any', sensitivity: 0, hours: null, region: null }
const SECURITY = [{ profileToken: [] }]

/** People: anonymous, known by a token, deleted with all data in one call. */
export const profiles: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'private, no-store')
    addVary(reply, 'Authorization')
  })
  const answerOf = async (profile: Profile): Promise<ProfileAnswer> => ({
    id: profile.id,
    createdAt: new Date(profile.createdAtMs).toISOString(),
    settings: profile.settings,
    person: await offsetOf(deps, profile),
  })

  app.post(
    '/v1/profiles',
    {
      schema: {
        tags: ['profiles'],
        summary: 'A new profile and its token',
        description: 'Nothing is asked for: no name, no address. The token is shown once.',
        response: responses(Type.Object({ ...ProfileAnswer.properties, token: Token }), 201),
      },
    },
    async (_request, reply) => {
      const id = crypto.randomUUID()
      const { token, secretHash } = createToken(id)
      const nowMs = deps.clock()
      await deps.profiles.create({ id, settings: DEFAULTS }, secretHash, nowMs)
      reply.code(201)
      return { ...(await answerOf({ id, settings: DEFAULTS, createdAtMs: nowMs, seenOn: '' })), token }
    },
  )

  app.post(
    '/v1/profiles/me/token',
    {
      schema: {
        tags: ['profiles'],
        summary: 'A new token; the one before is no good any more',
        security: SECURITY,
        response: responses(Type.Object({ token: Token })),
      },
    },
    async (request) => {
      const { id } = await profileOf(request, deps)
      const { token, secretHash } = createToken(id)
      await deps.profiles.setSecret(id, secretHash)
      return { token }
    },
  )

  app.get(
    '/v1/profiles/me',
    {
      schema: {
        tags: ['profiles'],
        summary: 'Everything that is kept of the profile',
        security: SECURITY,
        response: responses(ProfileExport),
      },
    },
    async (request) => {
      const profile = await profileOf(request, deps)
      const [answer, feltAnswers, wearAnswers, advice, wardrobe] = await Promise.all([
        answerOf(profile),
        deps.profiles.feltAnswers(profile.id, MOST_EXPORTED),
        deps.profiles.wearAnswers(profile.id),
        deps.profiles.allAdvice(profile.id),
        deps.wardrobe.items(profile.id),
      ])
      return { ...answer, feltAnswers, wearAnswers, advice, wardrobe }
    },
  )

  app.put(
    '/v1/profiles/me',
    {
      schema: {
        tags: ['profiles'],
        summary: 'Settings that hold where a request does not say otherwise',
        security: SECURITY,
        body: SettingsBody,
        response: responses(ProfileAnswer),
      },
    },
    async (request) => {
      const profile = await profileOf(request, deps)
      const settings = settingsOf(request.body)
      await deps.profiles.setSettings(profile.id, settings)
      return answerOf({ ...profile, settings })
    },
  )

  app.delete(
    '/v1/profiles/me',
    {
      schema: {
        tags: ['profiles'],
        summary: 'Deletes the profile and all that is kept of it',
        security: SECURITY,
        response: noContent(),
      },
    },
    async (request, reply) => {
      const { id } = await profileOf(request, deps)
      await deps.profiles.delete(id)
      return reply.code(204).send(null)
    },
  )

  /** @throws ProblemError as the query parameters of the same names do. */
  function settingsOf(body: Static<typeof SettingsBody>): ProfileSettings {
    const settings = { ...DEFAULTS, ...body }
    if (settings.hours !== null) hoursOutOf(settings.hours)
    if (settings.region === null) return settings
    return { ...settings, region: placeOf({ region: settings.region }, deps.gazetteer).code }
  }
}

/** As good as all: one answer a part of a day for half a century. */
const MOST_EXPORTED = 100_000
