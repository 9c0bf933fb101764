import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Value } from 'typebox/value'
import { GARMENTS } from '../../domain/garments/garments.ts'
import type { WardrobeItem } from '../../domain/profile.ts'
import { proposeCodes } from '../../recommender/wardrobe/propose-codes.ts'
import type { Profile } from '../../store/profile-ports.ts'
import type { ApiDeps } from '../deps.ts'
import { PHOTO_LIMIT_BYTES, photoOf, refusePhoto, takePhotos } from '../photo-of.ts'
import { invalidBody, ProblemError } from '../problem.ts'
import { profileOf } from '../profile-of.ts'
import { noContent, responses } from '../schemas/responses.ts'
import { CodeBody, ItemAnswer, ItemParams, ItemsAnswer } from '../schemas/wardrobe.ts'
import { addVary } from '../vary.ts'

const CODES = new Set(GARMENTS.map(({ code }) => code))
/** More than anyone hangs up, and less than a search can't bear. */
const MOST_ITEMS = 300
const SECURITY = [{ profileToken: [] }]

/** Own clothes: named by code, or proposed from a photo and confirmed. */
export const wardrobe: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  await takePhotos(app)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'private, no-store')
    addVary(reply, 'Authorization')
  })

  app.post(
    '/v1/wardrobe/items',
    {
      bodyLimit: PHOTO_LIMIT_BYTES,
      schema: {
        tags: ['wardrobe'],
        summary: 'Adds what someone owns, by code or by photo',
        description:
          'JSON `{"code": …}` adds a confirmed item. A photo (as for /v1/tags) adds one `proposed` item for each garment seen; each is confirmed with PUT. The photo is not kept.',
        consumes: ['application/json', 'image/*', 'multipart/form-data'],
        security: SECURITY,
        response: responses(ItemsAnswer, 201),
      },
    },
    async (request, reply) => {
      const profile = await profileOf(request, deps)
      const { length: owned } = await deps.wardrobe.items(profile.id)
      const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const items = isJson
        ? [named(codeOf(request.body))]
        : await proposed(await photoOf(request), profile, gone.signal)
      if (owned + items.length > MOST_ITEMS)
        throw new ProblemError('bad-request', `A wardrobe holds ${MOST_ITEMS} items: delete some first.`)
      await deps.wardrobe.add(profile.id, items)
      reply.code(201)
      return { items }
    },
  )

  app.get(
    '/v1/wardrobe/items',
    {
      schema: {
        tags: ['wardrobe'],
        summary: 'Own clothes',
        security: SECURITY,
        response: responses(ItemsAnswer),
      },
    },
    async (request) => {
      const { id } = await profileOf(request, deps)
      return { items: await deps.wardrobe.items(id) }
    },
  )

  app.put(
    '/v1/wardrobe/items/:id',
    {
      schema: {
        tags: ['wardrobe'],
        summary: 'Says what an item is',
        security: SECURITY,
        params: ItemParams,
        body: CodeBody,
        response: responses(ItemAnswer),
      },
    },
    async (request) => {
      const profile = await profileOf(request, deps)
      const item = await deps.wardrobe.confirm(profile.id, request.params.id, codeOf(request.body))
      if (item === null) throw new ProblemError('not-found', 'The wardrobe has no such item.')
      return item
    },
  )

  app.delete(
    '/v1/wardrobe/items/:id',
    {
      schema: {
        tags: ['wardrobe'],
        summary: 'Takes an item out',
        security: SECURITY,
        params: ItemParams,
        response: noContent(),
      },
    },
    async (request, reply) => {
      const profile = await profileOf(request, deps)
      if (!(await deps.wardrobe.remove(profile.id, request.params.id)))
        throw new ProblemError('not-found', 'The wardrobe has no such item.')
      return reply.code(204).send(null)
    },
  )

  function named(code: string): WardrobeItem {
    const seen = { seenClass: null, colours: [], proposals: [] }
    return { id: crypto.randomUUID(), state: 'confirmed', code, ...seen, addedAtMs: deps.clock() }
  }

  async function proposed(
    photo: Buffer,
    { settings }: Profile,
    signal: AbortSignal,
  ): Promise<WardrobeItem[]> {
    const detector = await deps.openDetector()
    const { garments } = await detector.detect(photo, {}, signal).catch(refusePhoto)
    return garments.map((seen) => ({
      id: crypto.randomUUID(),
      state: 'proposed',
      code: null,
      seenClass: seen.class,
      colours: seen.colours,
      proposals: proposeCodes(seen, settings.gender),
      addedAtMs: deps.clock(),
    }))
  }
}

/** @throws ProblemError 400 for what is no code of the catalogue. */
function codeOf(body: unknown): string {
  if (!Value.Check(CodeBody, body))
    throw invalidBody('code', 'must be a code of the catalogue, and nothing beside it')
  if (!CODES.has(body.code))
    throw invalidBody('code', `${JSON.stringify(body.code)} is not in the catalogue, see /v1/garments`)
  return body.code
}
