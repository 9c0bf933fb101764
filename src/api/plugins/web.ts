import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

/** Where `npm ci` (through `npm run page`) puts the page. */
const BUILT = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

/** All of them are one document: the page reads the address itself. */
const PAGES = ['/', '/photo', '/wardrobe', '/admin']
/** Their names change with what is in them. */
const HASHED = '/assets/*'
const UNHASHED = ['/sw.js', '/manifest.webmanifest', '/licenses.md', '/icons/*']

const NOTHING_FOREIGN = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PAGE_HEADERS = {
  'content-security-policy': NOTHING_FOREIGN,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
}

const YEAR = '365d'

/**
 * The page that people see, as it was built, compressed beforehand. Where it is not built the API answers all the same, and `/` says
 * how to build it. Files are not counted against the limit of requests: sending one costs less than counting it on a phone network.
 */
export const web: FastifyPluginAsync<{ folder?: string }> = async (app, { folder = BUILT }) => {
  const route = { config: { unlimited: true }, schema: { hide: true } }
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', route, async (_request, reply) =>
      reply
        .code(503)
        .headers(PAGE_HEADERS)
        .header('cache-control', 'no-store')
        .type('text/html')
        .send(UNBUILT),
    )
    return
  }
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  const send = (reply: FastifyReply, path: string, immutable: boolean) =>
    reply
      .headers(PAGE_HEADERS)
      .sendFile(path, immutable ? { immutable, maxAge: YEAR } : { cacheControl: false })
  const unhashed = (reply: FastifyReply, path: string) =>
    send(reply.header('cache-control', 'no-cache'), path, false)

  for (const path of PAGES) app.get(path, route, (_request, reply) => unhashed(reply, 'index.html'))
  for (const path of UNHASHED) app.get(path, route, (request, reply) => unhashed(reply, pathOf(request.url)))
  app.get(HASHED, route, (request, reply) => send(reply, pathOf(request.url), true))
}

function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').slice(1)
}

const UNBUILT = `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<title>온도 Ondot</title>
<p>이 페이지는 아직 만들어지지 않았습니다. <code>npm ci</code> 다음에 <code>npm run page</code>로 만들고 다시 시작하세요. API는 그대로 답합니다: <a href="/docs">/docs</a></p>
<p lang="en">The page is not built. Build it with <code>npm ci</code> and <code>npm run page</code>, then start again. The API answers all the same: <a href="/docs">/docs</a></p>
</html>
`
