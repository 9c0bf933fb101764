import { describe, expect, it } from 'vitest'
import { createKeyToken } from '../../src/store/key-token.ts'
import { adminHarness } from './admin-harness.ts'
import { createApi, problemOf } from './api-harness.ts'

const { open } = adminHarness()
const CRAWLS = '/v1/admin/crawls'

describe('the admin API without a good key', () => {
  it.each([
    ['no header', undefined],
    ['another scheme', 'Basic b25kb3Q6eA=='],
    ['no key of ours', 'Bearer 1234'],
    ['a key that is not known', `Bearer ${createKeyToken().token}`],
    ['an empty one', 'Bearer '],
  ])('refuses %s: 401, with how to ask', async (_, authorization) => {
    const { get } = await open()
    const response = await get(CRAWLS, authorization === undefined ? {} : { authorization })
    expect(response.statusCode).toBe(401)
    expect(problemOf(response).code).toBe('unauthorized')
    expect(response.headers['www-authenticate']).toBe('Bearer realm="ondot"')
  })

  it('refuses the right id with another secret, and a key that was revoked', async () => {
    const { get, key, stores } = await open()
    const other = createKeyToken().token.slice(-43)
    const wrong = `${key.headers.authorization.slice(0, -43)}${other}`
    expect((await get(CRAWLS, { authorization: wrong })).statusCode).toBe(401)
    expect((await get(CRAWLS, key.headers)).statusCode).toBe(200)
    await stores.apiKeys.revoke(key.id, 0)
    expect((await get(CRAWLS, key.headers)).statusCode).toBe(401)
  })

  it('asks every route of it for a key, before the body is read', async () => {
    const { app } = await open()
    const { paths } = (await app.inject('/openapi.json')).json()
    const routes = Object.entries<Record<string, { security: unknown }>>(paths).flatMap(([path, methods]) =>
      path.startsWith('/v1/admin/')
        ? Object.entries(methods).map(([method, of]) => ({ path, method, of }))
        : [],
    )
    expect(routes.length).toBeGreaterThanOrEqual(12)
    for (const { path, method, of } of routes) {
      expect(of.security).toEqual([{ key: [] }])
      const url = path.replace(/\{\w+\}/, 'x')
      const response = await app.inject({
        method: method as 'GET',
        url,
        payload: '{"broken',
        headers: { 'content-type': 'application/json' },
      })
      expect([method, path, response.statusCode]).toEqual([method, path, 401])
    }
  })

  it('says 403 where the scope does not reach', async () => {
    const { app, createKey } = await open()
    const status = async (
      scope: 'read' | 'crawl',
      method: 'GET' | 'POST',
      path: string,
      payload?: object,
    ) => {
      const { headers } = await createKey(scope)
      const response = await app.inject({
        method,
        url: `/v1/admin/${path}`,
        headers,
        ...(payload && { payload }),
      })
      if (response.statusCode === 403) expect(problemOf(response).code).toBe('forbidden')
      return response.statusCode
    }
    const crawl = { source: 'commons', params: { query: 'coat' } }
    expect(await status('read', 'GET', 'crawls')).toBe(200)
    expect(await status('read', 'POST', 'crawls', crawl)).toBe(403)
    expect(await status('crawl', 'POST', 'crawls', crawl)).toBe(202)
    expect(await status('crawl', 'GET', 'sources')).toBe(200)
    expect(await status('crawl', 'GET', 'audit')).toBe(403)
    expect(await status('crawl', 'POST', 'blocks', { kind: 'link', value: 'x', reason: 'y' })).toBe(403)
  })

  it('lets an address guess ten times a minute, and no more, whatever it sends then', async () => {
    const { get, key } = await open()
    const guess = () => get(CRAWLS, { authorization: `Bearer ${createKeyToken().token}` })
    for (let n = 0; n < 10; n++) expect((await guess()).statusCode).toBe(401)
    const refused = await get(CRAWLS, key.headers)
    expect(refused.statusCode).toBe(429)
    expect(problemOf(refused).code).toBe('too-many-requests')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
  })

  it('says 503 while the store is away, since nobody can be known then', async () => {
    const { get } = await createApi()
    const response = await get(CRAWLS, { authorization: `Bearer ${createKeyToken().token}` })
    expect(response.statusCode).toBe(503)
    expect(problemOf(response).code).toBe('store-unavailable')
    expect(response.headers['retry-after']).toBe('5')
  })
})

describe('answers to a key', () => {
  it('are kept nowhere, and one key does not see what another was answered', async () => {
    const { get, key } = await open()
    for (let n = 0; n < 2; n++) {
      const response = await get(CRAWLS, key.headers)
      expect(response.headers['cache-control']).toBe('no-store')
      expect(response.headers.age).toBeUndefined()
    }
    expect((await get(CRAWLS)).statusCode).toBe(401)
  })

  it('note when the key was used', async () => {
    const { get, key, stores, time } = await open()
    await get(CRAWLS, key.headers)
    expect(await stores.apiKeys.byId(key.id)).toMatchObject({ lastUsedAtMs: time.nowMs })
  })
})
