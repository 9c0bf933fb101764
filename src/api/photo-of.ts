import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { OndotError } from '../errors.ts'
import { type ProblemCode, ProblemError } from './problem.ts'

export const PHOTO_LIMIT_BYTES = 10 * 2 ** 20

/** Faults of the detector that are a client's answer; the others are ours. */
const PROBLEM_OF: Readonly<Record<string, ProblemCode>> = {
  'not-an-image': 'not-an-image',
  'image-unsupported': 'image-unsupported',
  'image-damaged': 'image-damaged',
  'image-too-large': 'too-large',
  'tagger-crashed': 'image-damaged',
  'tagger-busy': 'tagger-busy',
}

/** Lets the routes of a plugin take a photo as the body, or as the one file of a form. */
export async function takePhotos(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, fileSize: PHOTO_LIMIT_BYTES },
    throwFileSizeLimit: true,
  })
  app.addContentTypeParser(
    /^(image\/|application\/octet-stream)/,
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )
}

/** @throws ProblemError where the request holds none. */
export async function photoOf(request: FastifyRequest): Promise<Buffer> {
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

/** What the detector threw, as the client may know it. */
export function refusePhoto(error: unknown): never {
  const code = error instanceof OndotError ? PROBLEM_OF[error.code] : undefined
  if (!(error instanceof Error) || code === undefined) throw error
  throw new ProblemError(
    code,
    error.message,
    code === 'tagger-busy' ? { headers: { 'retry-after': '1' } } : {},
  )
}
