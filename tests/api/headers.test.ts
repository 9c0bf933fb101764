import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createApi, DAILY, GANGNAM, hourAt, literalWeather } from './api-harness.ts'

const URL = `${DAILY}?region=${GANGNAM}`

describe('CORS', () => {
  it('lets every origin in where the setting says *', async () => {
    const { get } = await createApi()
    const response = await get(URL, { origin: 'https://shop.example' })
    expect(response.headers['access-control-allow-origin']).toBe('*')
    expect(response.headers['access-control-expose-headers']).toBe(
      'ETag, RateLimit, RateLimit-Policy, Retry-After',
    )
    expect(response.headers['access-control-allow-credentials']).toBeUndefined()
  })

  it('lets the listed origins in, no other', async () => {
    const { get } = await createApi({
      settings: { corsOrigins: ['https://a.example', 'https://b.example'] },
    })
    const allowed = async (origin: string) =>
      (await get(URL, { origin })).headers['access-control-allow-origin']
    expect(await allowed('https://b.example')).toBe('https://b.example')
    expect(await allowed('https://evil.example')).toBeUndefined()
    expect(await allowed('https://a.example.evil.example')).toBeUndefined()
    expect(String((await get(URL, { origin: 'https://b.example' })).headers.vary)).toContain('Origin')
  })

  it('answers a preflight for GET', async () => {
    const { app } = await createApi()
    const response = await app.inject({
      method: 'OPTIONS',
      url: URL,
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'x-app-key',
      },
    })
    expect(response.statusCode).toBe(204)
    expect(response.headers['access-control-allow-origin']).toBe('*')
    expect(response.headers['access-control-allow-methods']).toBe('GET, HEAD, POST, PUT, DELETE')
    expect(response.headers['access-control-allow-headers']).toBe('x-app-key')
    expect(response.headers['access-control-max-age']).toBe('86400')
  })

  it('covers errors, so that a page can read them', async () => {
    const { get } = await createApi()
    const response = await get('/v1/weather', { origin: 'https://shop.example' })
    expect([response.statusCode, response.headers['access-control-allow-origin']]).toEqual([400, '*'])
  })
})

describe('headers of an answer', () => {
  it('are safe', async () => {
    const { get } = await createApi()
    for (const url of [URL, '/v1/weather', '/nothing']) {
      const { headers } = await get(url)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'")
      expect(headers['strict-transport-security']).toContain('max-age=')
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  it('let caches keep it until the next issue, or until the hour is over', async () => {
    const { get, time } = await createApi({ nowIso: '2026-11-21T07:20:00+09:00' })
    const cacheControl = async (url: string) => (await get(url)).headers['cache-control']
    const until = (seconds: number) =>
      `public, max-age=${seconds}, stale-while-revalidate=600, stale-if-error=86400`
    expect(await cacheControl(URL)).toBe(until(40 * 60))
    expect(await cacheControl(`/v1/weather?region=${GANGNAM}`)).toBe(until(50 * 60))
    expect(await cacheControl('/v1/regions?query=a')).toBe(until(86_400))
    expect(await cacheControl('/v1/garments')).toBe(until(86_400))
    time.nowMs += 10 * 60_000
    expect(await cacheControl(URL)).toBe(until(30 * 60))
    expect(String((await get(URL)).headers.vary)).toMatch(/Accept-Encoding, Accept-Language/)
  })

  it('let no cache keep the answer for tomorrow beyond midnight, when it becomes that for today', async () => {
    const weather = literalWeather((atMs) => hourAt(atMs), {
      nextIssueAtMs: Date.parse('2026-11-22T02:10:00+09:00'),
    })
    const { get } = await createApi({ nowIso: '2026-11-21T23:50:00+09:00', weather })
    expect((await get(URL)).headers['cache-control']).toMatch(/^public, max-age=600,/)
    expect((await get(`${URL}&date=2026-11-23`)).headers['cache-control']).toMatch(/^public, max-age=8400,/)
  })

  it('hold an ETag: 304 while nothing changed, 200 once the weather did', async () => {
    const air = { temperatureC: 3 }
    const { get, time } = await createApi({ weather: literalWeather((atMs) => hourAt(atMs, air)) })
    const first = await get(URL)
    const headers = { 'if-none-match': String(first.headers.etag) }
    const again = await get(URL, headers)
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', first.headers.etag])
    expect((await get(`${URL}&lang=en`, headers)).statusCode).toBe(200)
    air.temperatureC = 9
    time.nowMs += 3 * 3_600_000 // Older than may be answered stale.
    expect((await get(URL, headers)).statusCode).toBe(200)
  })

  it('send the same bytes compressed, to HEAD none', async () => {
    const { app, get } = await createApi()
    const plain = await get(URL)
    const zipped = await get(URL, { 'accept-encoding': 'gzip, deflate, br' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true)
    expect(zipped.headers.etag).toBe(plain.headers.etag)
    const head = await app.inject({ method: 'HEAD', url: URL })
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', plain.headers.etag])
    expect(head.headers['content-length']).toBe(String(plain.rawPayload.length))
  })
})

describe('the answers kept', () => {
  it('are made once for all who ask the same, and renewed behind a stale one', async () => {
    const weather = literalWeather((atMs) => hourAt(atMs))
    const { get, time } = await createApi({ weather })
    await Promise.all([get(URL), get(URL), get(`${URL}&gender=any&days=1`)])
    const once = weather.asked.length
    expect(once).toBe(2) // Today and yesterday.
    time.nowMs = Date.parse('2026-11-21T08:01:00+09:00')
    expect((await get(URL)).statusCode).toBe(200)
    expect(weather.asked).toHaveLength(2 * once)
  })

  it('are shared by all coordinates of one region', async () => {
    const weather = literalWeather((atMs) => hourAt(atMs))
    const { get } = await createApi({ weather })
    const [a, b] = [await get(`${DAILY}?lat=40.7101&lon=-74`), await get(`${DAILY}?lat=40.6899&lon=-74.01`)]
    expect(a.headers.etag).toBe(b.headers.etag)
    expect(weather.asked).toHaveLength(2)
  })
})
