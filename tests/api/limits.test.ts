import { describe, expect, it } from 'vitest'
import { createApi, DAILY, GANGNAM, problemOf } from './api-harness.ts'

const URL = `${DAILY}?region=${GANGNAM}`

async function limitedApi() {
  const api = await createApi({
    settings: {
      requestsPerMinute: 2,
      appRequestsPerMinute: 3,
      appKeys: ['phone-app', 'web-app'],
      trustProxy: true,
    },
  })
  return (headers: Record<string, string> = {}, url = URL) => api.get(url, headers)
}

async function statuses(count: number, ask: () => Promise<{ statusCode: number }>): Promise<number[]> {
  const seen: number[] = []
  for (let i = 0; i < count; i++) seen.push((await ask()).statusCode)
  return seen
}

describe('the limits', () => {
  it('hold for each address, and say when to come back', async () => {
    const ask = await limitedApi()
    expect(await statuses(2, ask)).toEqual([200, 200])
    const response = await ask()
    expect(response.statusCode).toBe(429)
    expect(problemOf(response).code).toBe('too-many-requests')
    expect(response.headers['ratelimit-policy']).toBe('"address";q=2;w=60')
    expect(response.headers.ratelimit).toMatch(/^"address";r=0;t=(60|5\d)$/)
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(50)
    expect((await ask({ 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(200)
  })

  it('hold for each app key, whatever the address; an unknown key is none', async () => {
    const ask = await limitedApi()
    let address = 0
    const byKey = (key: string) => () =>
      ask({ 'x-app-key': key, 'x-forwarded-for': `203.0.113.${++address}` })
    expect(await statuses(4, byKey('phone-app'))).toEqual([200, 200, 200, 429])
    expect((await byKey('web-app')()).statusCode).toBe(200)
    const response = await byKey('phone-app')()
    expect(response.headers['ratelimit-policy']).toBe('"app";q=3;w=60')
    expect(await statuses(3, () => ask({ 'x-app-key': 'guessed' }))).toEqual([200, 200, 429])
  })

  it('tell what is left on every answer', async () => {
    const ask = await limitedApi()
    const response = await ask()
    expect(response.headers['ratelimit-policy']).toBe('"address";q=2;w=60')
    expect(response.headers.ratelimit).toMatch(/^"address";r=1;t=\d+$/)
  })

  it('do not hold for probes and scrapes', async () => {
    const ask = await limitedApi()
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect(await statuses(5, () => ask({}, path))).toEqual([200, 200, 200, 200, 200])
  })

  it('count wrong requests and unknown paths, too', async () => {
    const wrong = await limitedApi()
    expect(await statuses(3, () => wrong({}, '/v1/weather'))).toEqual([400, 400, 429])
    const unknown = await limitedApi()
    expect(await statuses(3, () => unknown({}, '/wp-admin'))).toEqual([404, 404, 429])
  })
})
