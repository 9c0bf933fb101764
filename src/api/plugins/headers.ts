import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import fp from 'fastify-plugin'

/** CORS for the configured origins, and helmet's security headers. The API keeps no cookies, so credentials stay off. */
export const headers = fp<{ corsOrigins: readonly string[] }>(async (app, { corsOrigins }) => {
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'HEAD'],
    exposedHeaders: ['ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After'],
    maxAge: 86_400,
  })
  await app.register(helmet, {
    // Answers are data: nothing in them is ever loaded or framed. The page at /docs states its own policy.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    // Other origins that CORS lets in may read the answers.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
})
