import type { FastifyRequest } from 'fastify'
import type { AdminDeps } from '../deps.ts'

/** Notes what a key is about to do. Nothing is done that could not be noted. */
export async function noteAction(
  { audit, clock }: Pick<AdminDeps, 'audit' | 'clock'>,
  request: FastifyRequest,
  action: string,
  target: string | null,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await audit.add({ atMs: clock(), actor: request.apiKey?.id ?? '', action, target, details })
}
