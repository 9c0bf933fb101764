import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import fastify from 'fastify'
import fp from 'fastify-plugin'

/**
 * What helmet would send, for answers that are data: nothing in them is ever loaded or framed, so what it says to documents alone
 * is left out (OWASP REST security cheat sheet). The page at /docs states its own policy.
 */
const SECURITY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  // Other origins that CORS lets in may read the answers.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const

/** The headers that helmet sets are the same for every answer: taken from it once, they cost a tenth on the cached path. */
async function securityHeaders(): Promise<Record<string, string>> {
  const probe = fastify()
  await probe.register(helmet, SECURITY)
  probe.get('/', (_request, reply) => reply.send(reply.getHeaders()))
  return (await probe.inject('/')).json()
}

/** CORS for the configured origins, and the security headers. The API keeps no cookies, so credentials stay off. */
export const headers = fp<{ corsOrigins: readonly string[] }>(async (app, { corsOrigins }) => {
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: ['ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After'],
    maxAge: 86_400,
  })
  const security = await securityHeaders()
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(security)
    done()
  })
})
