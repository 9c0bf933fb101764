import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { PhotoTags } from '../../domain/detector.ts'
import { OndotError } from '../../errors.ts'
import type { ApiDeps } from '../deps.ts'
import { type ProblemCode, ProblemError } from '../problem.ts'
import { responses } from '../schemas/responses.ts'

const PHOTO_LIMIT_BYTES = 10 * 2 ** 20

const TagsAnswer = Type.Object({
  modelVersion: Type.String(),
  ...Type.Omit(PhotoTags, ['perceptualHash']).properties,
})

/** Faults of the detector that are a client's answer; the others are ours. */
const PROBLEM_OF: Readonly<Record<string, ProblemCode>> = {
  'not-an-image': 'not-an-image',
  'image-unsupported': 'image-unsupported',
  'image-damaged': 'image-damaged',
  'image-too-large': 'too-large',
  'tagger-crashed': 'image-damaged',
  'tagger-busy': 'tagger-busy',
}

/** Garments in a photo. Nothing of the photo is stored. */
export const tags: FastifyPluginAsyncTypebox<ApiDeps> = async (app, { openDetector }) => {
  await app.register(multipart, {
    limits: { files: 1, fileSize: PHOTO_LIMIT_BYTES },
    throwFileSizeLimit: true,
  })
  app.addContentTypeParser(
    /^(image\/|application\/octet-stream)/,
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )

  app.post(
    '/v1/tags',
    {
      bodyLimit: PHOTO_LIMIT_BYTES,
      schema: {
        tags: ['tags'],
        summary: 'Garments in a photo',
        description:
          'The photo is the body (image/jpeg, image/png, image/webp, image/avif, image/gif, image/tiff) or the one file of a multipart form, at most 10 MB. Boxes are x, y, width, height in pixels of the upright photo. Nothing is stored.',
        consumes: ['image/*', 'multipart/form-data'],
        querystring: Type.Object(
          {
            threshold: Type.Optional(
              Type.Number({
                minimum: 0,
                maximum: 1,
                description: "One score for every class instead of the model's own.",
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: responses(TagsAnswer),
      },
    },
    async (request, reply) => {
      const photo = await photoOf(request)
      const { threshold } = request.query
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const detector = await openDetector()
      const { width, height, garments } = await detector
        .detect(photo, threshold === undefined ? {} : { minScore: threshold }, gone.signal)
        .catch(refuse)
      reply.header('cache-control', 'no-store')
      return { modelVersion: detector.modelVersion, width, height, garments }
    },
  )
}

async function photoOf(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) {
    if (Buffer.isBuffer(request.body) && request.body.length > 0) return request.body
    throw new ProblemError('not-an-image', 'The body is empty: send a photo.')
  }
  let photo: Buffer | null = null
  // To the end of the form: a second file is over the limit, and refused.
  for await (const file of request.files()) photo = await file.toBuffer()
  if (photo === null) throw new ProblemError('not-an-image', 'The form has no file: send one photo.')
  return photo
}

function refuse(error: unknown): never {
  const code = error instanceof OndotError ? PROBLEM_OF[error.code] : undefined
  if (!(error instanceof Error) || code === undefined) throw error
  throw new ProblemError(
    code,
    error.message,
    code === 'tagger-busy' ? { headers: { 'retry-after': '1' } } : {},
  )
}
