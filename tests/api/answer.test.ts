import { gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { packAnswer, sendAnswer, unpackAnswer } from '../../src/api/answer.ts'

const NOW = 1_000_000
const VALUE = { say: '안녕', n: [1, 2, 3] }

async function appWith(value: unknown) {
  const app = fastify()
  const packed = await packAnswer(value, NOW + 90_500)
  app.get('/', (request, reply) => sendAnswer(request, reply, unpackAnswer(packed), NOW))
  return app
}

describe('an answer kept as bytes', () => {
  it('comes back as it went in, plain and compressed', async () => {
    const answer = unpackAnswer(await packAnswer(VALUE, 42))
    expect(JSON.parse(answer.body.toString())).toEqual(VALUE)
    expect(gunzipSync(answer.gzip).equals(answer.body)).toBe(true)
    expect(answer.freshUntilMs).toBe(42)
  })

  it('has an ETag of its content', async () => {
    const tags = await Promise.all(
      [VALUE, VALUE, { ...VALUE, n: [] }].map(async (v) => unpackAnswer(await packAnswer(v, 0)).etag),
    )
    expect(tags[0]).toBe(tags[1])
    expect(tags[0]).not.toBe(tags[2])
    expect(tags[0]).toMatch(/^W\/"[\w-]{16}"$/)
  })

  it('says how long it is good, in whole seconds', async () => {
    const response = await (await appWith(VALUE)).inject('/')
    expect(response.headers['cache-control']).toBe(
      'public, max-age=90, stale-while-revalidate=600, stale-if-error=86400',
    )
    expect(response.headers.vary).toBe('Accept-Encoding, Accept-Language')
    expect(response.json()).toEqual(VALUE)
  })

  it.each([
    ['gzip', true],
    ['br, gzip;q=0.5', true],
    ['gzip, deflate, br', true],
    ['*', true],
    ['gzip;q=0', false],
    ['gzip; q=0.0, br', false],
    ['identity', false],
    ['br', false],
    ['notgzip', false],
    ['', false],
  ])('Accept-Encoding %j is compressed: %s', async (encoding, compressed) => {
    const response = await (await appWith(VALUE)).inject({
      url: '/',
      headers: { 'accept-encoding': encoding },
    })
    expect(response.headers['content-encoding']).toBe(compressed ? 'gzip' : undefined)
    const body = compressed ? gunzipSync(response.rawPayload).toString() : response.body
    expect(JSON.parse(body)).toEqual(VALUE)
  })

  it('answers 304 without a body when the client has it', async () => {
    const app = await appWith(VALUE)
    const etag = String((await app.inject('/')).headers.etag)
    for (const have of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const response = await app.inject({ url: '/', headers: { 'if-none-match': have } })
      expect([response.statusCode, response.body, response.headers.etag]).toEqual([304, '', etag])
    }
    expect((await app.inject({ url: '/', headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200)
  })
})
