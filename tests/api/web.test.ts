import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { web } from '../../src/api/plugins/web.ts'
import { createApi } from './api-harness.ts'

const SCRIPT = 'export const answer = 42'

describe('the page as the API serves it', () => {
  let folder: string
  let app: FastifyInstance

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ondot-page-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Ondot</title>')
    await writeFile(join(folder, 'sw.js'), 'self')
    await writeFile(join(folder, 'assets/index-abc.js'), SCRIPT)
    await writeFile(join(folder, 'assets/index-abc.js.br'), brotliCompressSync(SCRIPT))
    app = fastify()
    await app.register(web, { folder })
  })
  afterAll(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })

  it('names what it is made of, with its licences', async () => {
    await writeFile(join(folder, 'licenses.md'), '# Licenses')
    expect((await app.inject('/licenses.md')).body).toBe('# Licenses')
  })

  it('is one document at each of its addresses, asked for anew each time', async () => {
    for (const path of ['/', '/photo', '/wardrobe', '/admin']) {
      const page = await app.inject(path)
      expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ])
      expect(page.body).toContain('<title>Ondot</title>')
    }
    expect((await app.inject('/sw.js')).headers['cache-control']).toBe('no-cache')
  })

  it('answers 304 to a browser that has the document', async () => {
    const { etag } = (await app.inject('/')).headers
    const again = await app.inject({ url: '/', headers: { 'if-none-match': String(etag) } })
    expect(again.statusCode).toBe(304)
  })

  it('sends hashed files compressed, to be kept for good', async () => {
    const url = '/assets/index-abc.js'
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/javascript; charset=utf-8',
    })
    expect(packed.rawPayload).toEqual(brotliCompressSync(SCRIPT))
    const plain = await app.inject({ url, headers: { 'accept-encoding': 'identity' } })
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, SCRIPT])
  })

  it('lets nothing foreign, nothing inline and no frame in', async () => {
    const policy = String((await app.inject('/')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })

  it('says how to build the page where it is not built, and leaves the API be', async () => {
    const bare = fastify()
    await bare.register(web, { folder: join(folder, 'nowhere') })
    const page = await bare.inject('/')
    expect([page.statusCode, page.headers['content-type']]).toEqual([503, 'text/html'])
    expect(page.body).toContain('<code>npm run page</code>')
    expect((await bare.inject('/photo')).statusCode).toBe(404)
  })
})

describe('beside the page', () => {
  it('what is no file and no route stays a problem', async () => {
    const { get } = await createApi()
    for (const path of [
      '/nowhere',
      '/assets/nowhere.js',
      '/assets/../package.json',
      '/icons/%2e%2e%2findex.html',
    ])
      expect([path, (await get(path)).json().code]).toEqual([path, 'not-found'])
  })

  it('files are not counted against the limit of requests', async () => {
    const { get } = await createApi({ settings: { requestsPerMinute: 1 } })
    await get('/v1/garments')
    expect((await get('/v1/garments')).statusCode).toBe(429)
    expect((await get('/')).statusCode).not.toBe(429)
  })
})
