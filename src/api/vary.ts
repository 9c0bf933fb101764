import type { FastifyReply } from 'fastify'

/** Adds to what the answer varies by; what was said before (CORS) stays. */
export function addVary(reply: FastifyReply, fields: string): void {
  const before = reply.getHeader('vary')
  reply.header('vary', before ? `${before}, ${fields}` : fields)
}
