import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { createApi } from './api-harness.ts'
import { openApiOf } from './open-api.ts'

const ROUTES = [
  '/healthz',
  '/metrics',
  '/readyz',
  '/v1/admin/audit',
  '/v1/admin/blocks',
  '/v1/admin/collect-history',
  '/v1/admin/crawls',
  '/v1/admin/crawls/{id}',
  '/v1/admin/crawls/{id}/cancel',
  '/v1/admin/crawls/{id}/events',
  '/v1/admin/looks',
  '/v1/admin/looks/{id}',
  '/v1/admin/providers',
  '/v1/admin/sources',
  '/v1/admin/sources/{source}',
  '/v1/articles',
  '/v1/garments',
  '/v1/looks',
  '/v1/looks/{id}/thumbnail',
  '/v1/profiles',
  '/v1/profiles/me',
  '/v1/profiles/me/feedback',
  '/v1/profiles/me/token',
  '/v1/recommendations',
  '/v1/recommendations/daily',
  '/v1/regions',
  '/v1/tags',
  '/v1/wardrobe/items',
  '/v1/wardrobe/items/{id}',
  '/v1/wear-rates',
  '/v1/weather',
]

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 and names every route, its parameters and what it answers', async () => {
    const api = await openApiOf(await createApi())
    expect(api.openapi).toBe('3.1.0')
    expect(Object.keys(api.paths).sort()).toEqual(ROUTES)
    const { get } = api.paths['/v1/recommendations/daily']!
    expect(get.parameters?.map(({ name }) => name).sort()).toEqual(
      'activity date days gender hours lang lat lon occasion region sensitivity units wardrobe'.split(' '),
    )
    expect(get.parameters?.find(({ name }) => name === 'sensitivity')?.schema).toMatchObject({
      type: 'integer',
      minimum: -3,
      maximum: 3,
    })
    for (const path of ROUTES.filter(
      (path) =>
        path !== '/metrics' &&
        !path.startsWith('/v1/admin/') &&
        !path.endsWith('thumbnail') &&
        !path.endsWith('items/{id}'),
    )) {
      const { responses } = (api.paths[path]?.get ?? api.paths[path]?.post)!
      const answer = responses['200'] ?? responses['201']
      expect(answer?.content?.['application/json']?.schema).toMatchObject({ type: 'object' })
    }
  })

  it('refers to nothing that it does not hold', async () => {
    const { get } = await createApi()
    const text = (await get('/openapi.json')).body
    expect(text.match(/"\$ref":"(?!#\/)/g)).toBeNull()
  })
})

describe('/docs', () => {
  it('shows the document and loads nothing from a foreign host', async () => {
    const { get } = await createApi()
    const page = await get('/docs')
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const $ = load(page.body)
    const loaded = $('script[src], link[href], img[src]')
      .toArray()
      .map((element) => $(element).attr('src') ?? $(element).attr('href') ?? '')
    expect(loaded.length).toBeGreaterThan(3)
    for (const path of loaded) {
      expect(path).not.toMatch(/^(?:https?:)?\/\//)
      const asset = await get(new URL(path, 'http://localhost/docs/').pathname)
      expect([path, asset.statusCode]).toEqual([path, 200])
    }
    const start = (await get('/docs/static/swagger-initializer.js')).body
    expect(start).toContain("url: resolveUrl('./json')")
    expect(start.match(/["'](?:https?:)?\/\/[^"']+["']/g)).toBeNull()
    expect((await get('/docs/json')).json().openapi).toBe('3.1.0')
    expect(String(page.headers['content-security-policy'])).not.toMatch(/https?:/)
  })
})
