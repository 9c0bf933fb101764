import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { withPrefixItems } from '../tuples.ts'

/** The plugin's own would let other hosts in and make a browser ask for https, which a development machine has not. */
const PAGE_POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text x="0" y="28" fill="white" font-family="sans-serif" font-size="24">Ondot</text></svg>'

/** The API describes itself: OpenAPI 3.1 at /openapi.json, made from the route schemas, and a page at /docs that needs no other host. */
export const documents = fp<{ version: string }>(async (app, { version }) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Ondot',
        version,
        description:
          'What should I wear, here, at this hour, in what it really feels like? 지금 여기, 체감온도에 맞는 옷차림.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer' },
          profileToken: { type: 'http', scheme: 'bearer' },
        },
      },
      tags: [
        'recommendations',
        'wear rates',
        'weather',
        'looks',
        'regions',
        'garments',
        'tags',
        'profiles',
        'wardrobe',
        'operations',
        'admin',
      ].map((name) => ({
        name,
      })),
    },
    transformObject: (document) =>
      withPrefixItems('openapiObject' in document ? document.openapiObject : document.swaggerObject),
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json.$id ?? `def-${i}`) },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: PAGE_POLICY,
    logo: { type: 'image/svg+xml', content: LOGO, href: '/docs', target: '_self' },
    theme: { title: 'Ondot API' },
    uiConfig: { docExpansion: 'list', defaultModelsExpandDepth: 0, validatorUrl: null },
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
})
