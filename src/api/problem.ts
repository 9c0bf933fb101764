import type { FastifyError, FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { NoWeatherError } from '../domain/no-weather-error.ts'
import { OndotError, SkipError } from '../errors.ts'
import { StoreUnavailableError } from '../store/store-unavailable-error.ts'

/** application/problem+json (RFC 9457). `type` and `code` are stable; `errors` points at what is wrong (RFC 6901 pointers). */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), field: Type.String(), detail: Type.String() })),
    ),
  },
  { $id: 'Problem' },
)
export type Problem = Static<typeof Problem>
export type FieldError = NonNullable<Problem['errors']>[number]

/** Every code a client can meet, with its status and title. docs/api.md explains them. */
const PROBLEMS = {
  'invalid-input': { status: 400, title: 'The request is not valid' },
  'bad-request': { status: 400, title: 'The request can not be read' },
  unauthorized: { status: 401, title: 'A key or token is needed' },
  forbidden: { status: 403, title: 'The key is not for this' },
  'unknown-region': { status: 404, title: 'No such region' },
  'not-found': { status: 404, title: 'No such resource' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'source-unavailable': { status: 409, title: 'This source can not be crawled as it is set up' },
  'already-running': { status: 409, title: 'This is under way already' },
  'idempotency-key-running': { status: 409, title: 'The first request with this key is under way' },
  'idempotency-key-reused': { status: 422, title: 'The key was sent with another request' },
  'request-timeout': { status: 408, title: 'The request took too long' },
  'too-large': { status: 413, title: 'The request is too large' },
  'not-an-image': { status: 415, title: 'This is no image' },
  'image-unsupported': { status: 415, title: 'This kind of image is not read' },
  'image-damaged': { status: 422, title: 'The image can not be read' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'internal-error': { status: 500, title: 'Something broke on our side' },
  'tagger-busy': { status: 503, title: 'Too many photos are waiting' },
  'store-unavailable': { status: 503, title: 'The store can not be reached' },
  'no-weather-data': { status: 503, title: 'No weather and no climate data for this place' },
} as const
export type ProblemCode = keyof typeof PROBLEMS

/** Thrown by handlers; becomes the answer. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly errors: readonly FieldError[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: ProblemCode,
    detail: string,
    extra: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.name = 'ProblemError'
    this.code = code
    this.errors = extra.errors ?? []
    this.headers = extra.headers ?? {}
  }
}

/** A query parameter that is wrong: `detail` says what is allowed. */
export function invalidQuery(field: string, detail: string): ProblemError {
  return new ProblemError('invalid-input', `${field}: ${detail}`, {
    errors: [{ pointer: pointerTo('query', field), field, detail }],
  })
}

/** A JSON pointer as a URI fragment (RFC 6901 6). */
function pointerTo(...path: string[]): string {
  const escaped = path.map((name) => name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))
  return `#/${escaped.map(encodeURIComponent).join('/')}`
}

/** A field of a JSON body; `path` goes down with slashes. */
export function invalidBody(path: string, detail: string): ProblemError {
  return new ProblemError('invalid-input', `${path}: ${detail}`, {
    errors: [{ pointer: pointerTo('body', ...path.split('/')), field: path, detail }],
  })
}

const BY_STATUS: Record<number, ProblemCode> = {
  404: 'not-found',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
}

/** What Fastify, a plugin or a handler threw, as the problem a client may see. Unknown faults say nothing of themselves. */
export function toProblemError(error: FastifyError | Error): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof NoWeatherError || (error instanceof SkipError && error.code === 'no-hours-out'))
    return new ProblemError('no-weather-data', error.message, { headers: { 'retry-after': '600' } })
  if (error instanceof StoreUnavailableError)
    return new ProblemError('store-unavailable', 'Try again in a moment.', {
      headers: { 'retry-after': '5' },
    })
  if (error instanceof OndotError && error.code === 'source-unavailable')
    return new ProblemError('source-unavailable', error.message)
  if ('validation' in error && error.validation) {
    const errors = error.validation.map((v) => fieldError(error.validationContext ?? 'query', v))
    return new ProblemError('invalid-input', errors.map((e) => `${e.field}: ${e.detail}`).join('; '), {
      errors,
    })
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status >= 400 && status < 500)
    return new ProblemError(BY_STATUS[status] ?? 'bad-request', error.message)
  return new ProblemError('internal-error', 'The fault is recorded under this request id.')
}

type Validation = NonNullable<FastifyError['validation']>[number]

function fieldError(context: string, v: Validation): FieldError {
  const part = context === 'querystring' ? 'query' : context
  const params = v.params as {
    additionalProperty?: string
    missingProperty?: string
    allowedValues?: string[]
  }
  const parents = v.instancePath.split('/').slice(1).map(unescapePointer)
  const last = params.additionalProperty ?? params.missingProperty
  const path = last === undefined ? parents : [...parents, last]
  const field = path.join('/')
  const detail = params.additionalProperty
    ? part === 'body'
      ? 'is not a field here'
      : 'is not a parameter of this address'
    : params.missingProperty
      ? 'is missing'
      : params.allowedValues
        ? `must be one of ${params.allowedValues.join(', ')}`
        : (v.message ?? 'is not valid')
  return { pointer: pointerTo(part, ...path), field, detail }
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

export function problemOf(error: ProblemError, requestId: string): { status: number; body: Problem } {
  const { status, title } = PROBLEMS[error.code]
  const body = {
    type: `urn:ondot:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.errors.length > 0 && { errors: [...error.errors] }),
  }
  return { status, body }
}

export function sendProblem(reply: FastifyReply, error: ProblemError): FastifyReply {
  const { status, body } = problemOf(error, reply.request.id)
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', ...error.headers })
    .type('application/problem+json; charset=utf-8')
    .serializer((problem) => JSON.stringify(problem))
    .send(body)
}
