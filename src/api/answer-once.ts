import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../domain/clock.ts'
import type { IdempotencyKeys } from '../store/look-ports.ts'
import { ProblemError } from './problem.ts'

const LONGEST_KEY = 255

type Made = { status: number; headers: Record<string, string>; body: unknown }

/**
 * Does what a request asks for, once for each Idempotency-Key of its owner: the same request again gets the first answer again, for two days.
 * The owner is the request's API key where no other is named. Without the header it is done every time. Throws ProblemError where the key
 * was for another request, or its request is still under way.
 */
export async function answerOnce(
  { idempotency, clock }: { idempotency: IdempotencyKeys; clock: Clock },
  request: FastifyRequest,
  reply: FastifyReply,
  make: () => Promise<Made>,
  owner = request.apiKey?.id ?? '',
): Promise<FastifyReply> {
  const key = request.headers['idempotency-key']
  if (key === undefined) {
    const { status, headers, body } = await make()
    return send(reply, status, headers, JSON.stringify(body))
  }
  if (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key) || key.length > LONGEST_KEY)
    throw new ProblemError('bad-request', `Idempotency-Key: 1 to ${LONGEST_KEY} visible ASCII characters.`)
  const asked = JSON.stringify([request.method, request.url, request.body])
  const taken = await idempotency.take(owner, key, createHash('sha256').update(asked).digest('hex'), clock())
  switch (taken.kind) {
    case 'new':
      return makeFirst()
    case 'kept':
      return send(reply, taken.status, taken.headers, taken.body)
    case 'other':
      throw new ProblemError('idempotency-key-reused', 'This key was sent with another request before.')
    case 'running':
      throw new ProblemError('idempotency-key-running', 'The first request with this key is under way.', {
        headers: { 'retry-after': '1' },
      })
    default:
      return taken satisfies never
  }

  async function makeFirst(): Promise<FastifyReply> {
    const { status, headers, body } = await make().catch(async (error) => {
      await idempotency.release(owner, String(key))
      throw error
    })
    const answer = { status, headers, body: JSON.stringify(body) }
    await idempotency.keep(owner, String(key), answer)
    return send(reply, status, headers, answer.body)
  }
}

function send(
  reply: FastifyReply,
  status: number,
  headers: Record<string, string>,
  body: string,
): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .type('application/json; charset=utf-8')
    .serializer((text) => String(text))
    .send(body)
}
