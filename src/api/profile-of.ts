import type { FastifyRequest } from 'fastify'
import type { Profile } from '../store/profile-ports.ts'
import type { ApiDeps } from './deps.ts'
import { ProblemError } from './problem.ts'
import { parseToken, sameSecret } from './profile-token.ts'

type Deps = Pick<ApiDeps, 'profiles' | 'clock'>

/** Whose token the request bears. @throws ProblemError 401 where it bears none that is good. */
export async function profileOf(request: FastifyRequest, { profiles, clock }: Deps): Promise<Profile> {
  const { authorization } = request.headers
  if (authorization === undefined) throw unauthorized('Send the token of a profile: Authorization: Bearer …')
  const [, bearer = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  const asked = parseToken(bearer)
  const known = asked && (await profiles.byId(asked.id))
  if (!asked || !known || !sameSecret(asked.secretHash, known.secretHash))
    throw unauthorized('The token is not one of a profile: it was replaced, or the profile deleted.')
  const nowMs = clock()
  if (known.seenOn < new Date(nowMs).toISOString().slice(0, 10)) await profiles.seen(known.id, nowMs)
  const { secretHash: _, ...profile } = known
  return profile
}

/** The same where a profile is no must: null for a request without Authorization. */
export async function askingProfile(request: FastifyRequest, deps: Deps): Promise<Profile | null> {
  return request.headers.authorization === undefined ? null : profileOf(request, deps)
}

export function unauthorized(detail: string): ProblemError {
  return new ProblemError('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="ondot"' } })
}
