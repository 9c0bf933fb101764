import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { PhotoTags } from '../../domain/detector.ts'
import type { ApiDeps } from '../deps.ts'
import { PHOTO_LIMIT_BYTES, photoOf, refusePhoto, takePhotos } from '../photo-of.ts'
import { responses } from '../schemas/responses.ts'

const TagsAnswer = Type.Object({
  modelVersion: Type.String(),
  ...Type.Omit(PhotoTags, ['perceptualHash']).properties,
})

/** Garments in a photo. Nothing of the photo is stored. */
export const tags: FastifyPluginAsyncTypebox<ApiDeps> = async (app, { openDetector }) => {
  await takePhotos(app)

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
        .catch(refusePhoto)
      reply.header('cache-control', 'no-store')
      return { modelVersion: detector.modelVersion, width, height, garments }
    },
  )
}
