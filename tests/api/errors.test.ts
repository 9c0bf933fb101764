import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SkipError } from '../../src/errors.ts'
import { type Api, createApi, DAILY, fieldsOf, GANGNAM, noWeather, problemOf } from './api-harness.ts'

let api: Api
beforeAll(async () => {
  api = await createApi()
})
afterAll(() => api.app.close())

describe('a bad parameter', () => {
  const here = `region=${GANGNAM}`
  it.each([
    [`${DAILY}?${here}&gendr=male`, 'gendr'],
    [`${DAILY}?${here}&constructor=1`, 'constructor'],
    [`${DAILY}?${here}&__proto__=1`, '__proto__'],
    [`${DAILY}?${here}&gender=woman`, 'gender'],
    [`${DAILY}?${here}&gender=`, 'gender'],
    [`${DAILY}?${here}&gender=male&gender=female`, 'gender'],
    [`${DAILY}?${here}&activity=flying`, 'activity'],
    [`${DAILY}?${here}&occasion=wedding`, 'occasion'],
    [`${DAILY}?${here}&lang=fr`, 'lang'],
    [`${DAILY}?${here}&units=kelvin`, 'units'],
    [`${DAILY}?${here}&sensitivity=-4`, 'sensitivity'],
    [`${DAILY}?${here}&sensitivity=1.5`, 'sensitivity'],
    [`${DAILY}?${here}&sensitivity=%20`, 'sensitivity'],
    [`${DAILY}?${here}&days=0`, 'days'],
    [`${DAILY}?${here}&days=11`, 'days'],
    [`${DAILY}?${here}&days=two`, 'days'],
    [`${DAILY}?${here}&days=1&days=2`, 'days'],
    [`${DAILY}?${here}&date=2026-11-20`, 'date'],
    [`${DAILY}?${here}&date=2026-02-30`, 'date'],
    [`${DAILY}?${here}&date=tomorrow`, 'date'],
    [`${DAILY}?${here}&date=`, 'date'],
    [`${DAILY}?${here}&date=2027-11-23`, 'date'],
    [`${DAILY}?${here}&date=2027-11-22&days=2`, 'date'],
    [`${DAILY}?${here}&hours=24`, 'hours'],
    [`${DAILY}?${here}&hours=7-`, 'hours'],
    [`${DAILY}?${here}&hours=noon`, 'hours'],
    [`${DAILY}?${here}&hours=`, 'hours'],
    [`${DAILY}?${here}&hours=,`, 'hours'],
    [`${DAILY}?${here}&hours=${'7,'.repeat(60)}7`, 'hours'],
    [DAILY, 'region'],
    [`${DAILY}?region=`, 'region'],
    [`${DAILY}?region=${'1'.repeat(41)}`, 'region'],
    [`${DAILY}?${here}&lat=37.5&lon=127`, 'region'],
    [`${DAILY}?lat=37.5`, 'lon'],
    [`${DAILY}?lon=127`, 'lat'],
    [`${DAILY}?lat=90.1&lon=0`, 'lat'],
    [`${DAILY}?lat=0&lon=-180.5`, 'lon'],
    [`${DAILY}?lat=north&lon=0`, 'lat'],
    [`${DAILY}?lat=NaN&lon=0`, 'lat'],
    [`${DAILY}?lat=Infinity&lon=0`, 'lat'],
    [`${DAILY}?lat=1e999&lon=0`, 'lat'],
    [`${DAILY}?${here}&days=Infinity`, 'days'],
    [`${DAILY}?lat=&lon=0`, 'lat'],
    [`${DAILY}?lat=%20&lon=0`, 'lat'],
    [`${DAILY}?lat=0&lon=%E2%80%83`, 'lon'],
    [`${DAILY}?lat=1&lat=2&lon=0`, 'lat'],
    [`/v1/recommendations?${here}&at=soon`, 'at'],
    [`/v1/recommendations?${here}&at=2026-11-21`, 'at'],
    [`/v1/recommendations?${here}&at=2028-01-01T00:00Z`, 'at'],
    [`/v1/recommendations?${here}&hours=7`, 'hours'],
    [`/v1/weather?${here}&date=1999-01-01`, 'date'],
    [`/v1/weather?${here}&gender=male`, 'gender'],
    ['/v1/regions', 'query'],
    ['/v1/regions?query=', 'query'],
    ['/v1/regions?query=%20', 'query'],
    ['/v1/regions?lat=37', 'lon'],
    ['/v1/regions?lon=127', 'lat'],
    ['/v1/regions?query=%EA%B0%95%EB%82%A8&lat=37&lon=127', 'query'],
    [`/v1/regions?query=${'a'.repeat(61)}`, 'query'],
    ['/v1/regions?query=a&limit=0', 'limit'],
    ['/v1/regions?query=a&limit=51', 'limit'],
    ['/v1/garments?layer=outer', 'layer'],
  ])('%s is a 400 that names %s', async (url, field) => {
    const response = await api.get(url)
    expect(fieldsOf(response)).toContain(field)
    expect(problemOf(response).code).toBe('invalid-input')
  })

  it('stands beside every other bad one', async () => {
    expect(fieldsOf(await api.get(`${DAILY}?region=${GANGNAM}&gender=x&days=0&colour=red`)).sort()).toEqual([
      'colour',
      'days',
      'gender',
    ])
  })

  it('is pointed at by a JSON pointer, escaped', async () => {
    const { errors } = problemOf(await api.get(`${DAILY}?region=${GANGNAM}&a%2Fb~%20c=1`))
    expect(errors).toEqual([
      { pointer: '#/query/a~1b~0%20c', field: 'a/b~ c', detail: 'is not a parameter of this address' },
    ])
  })
})

describe('what can not be had', () => {
  it('is a 404: an unknown region, by name of its field', async () => {
    const response = await api.get(`${DAILY}?region=9999999999`)
    expect(response.statusCode).toBe(404)
    expect(problemOf(response)).toMatchObject({ code: 'unknown-region', errors: [{ field: 'region' }] })
  })

  it.each(['/nowhere', '/v2/weather', '/v1/recommendations/daily/', '/v1/%00', '/v1/regions/1168000000'])(
    'is a 404: the path %s',
    async (path) => {
      const response = await api.get(path)
      expect([response.statusCode, problemOf(response).code]).toEqual([404, 'not-found'])
    },
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('is a 405: %s', async (method) => {
    for (const payload of ['', { a: 1 }, 'plain']) {
      const response = await api.app.inject({ method, url: `${DAILY}?region=${GANGNAM}`, payload })
      expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD'])
      expect(problemOf(response).code).toBe('method-not-allowed')
    }
  })

  it('is a 503 that says when to come back: weather where nothing reaches', async () => {
    const { get } = await createApi({ weather: noWeather })
    for (const path of [DAILY, '/v1/recommendations', '/v1/weather']) {
      const response = await get(`${path}?lat=-48.9&lon=-123.4`)
      expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '600'])
      expect(problemOf(response).code).toBe('no-weather-data')
    }
  })

  it('is a 503, too, where the weather ends before the hours out', async () => {
    const weather = {
      weatherFor: async () => {
        throw new SkipError('no-hours-out', 'no weather for any hour out on 2026-11-21')
      },
    }
    const { get } = await createApi({ weather })
    const response = await get(`${DAILY}?region=${GANGNAM}`)
    expect([response.statusCode, problemOf(response).code]).toEqual([503, 'no-weather-data'])
  })
})

describe('a request that can not be read', () => {
  it('is a 400: broken percent encoding in the path', async () => {
    const response = await api.get('/v1/%zz')
    expect([response.statusCode, problemOf(response).code]).toEqual([400, 'bad-request'])
  })

  it('is taken letter by letter: broken percent encoding in a value', async () => {
    expect((await api.get('/v1/regions?query=%zz')).json()).toEqual({ regions: [] })
  })

  it('is a 413: a body larger than any', async () => {
    const response = await api.app.inject({ method: 'POST', url: DAILY, payload: { a: 'x'.repeat(20_000) } })
    expect([405, 413]).toContain(response.statusCode)
    expect(['method-not-allowed', 'too-large']).toContain(problemOf(response).code)
  })

  it('is refused by Node: an address of 100 kB', async () => {
    await api.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = api.app.server.address() as AddressInfo
    const status = await new Promise((resolve, reject) => {
      const path = `${DAILY}?region=${'1'.repeat(100_000)}`
      const sent = request({ host: '127.0.0.1', port, path }, ({ statusCode }) => resolve(statusCode))
      sent.on('error', reject).end()
    })
    expect(status).toBe(431)
  })
})

describe('a fault of ours', () => {
  it('says nothing of itself; the log has it under the request id, without the place', async () => {
    const weather = {
      weatherFor: async () => {
        throw new Error('password=hunter2 in /srv/ondot')
      },
    }
    const { get, log } = await createApi({ weather })
    const response = await get(`${DAILY}?lat=37.512345&lon=127.054321`)
    expect(response.statusCode).toBe(500)
    const problem = problemOf(response)
    expect(problem).toMatchObject({ code: 'internal-error', detail: expect.stringContaining('request id') })
    expect(response.body).not.toMatch(/hunter2|srv|at \w+ \(/)
    expect(log.lines).toHaveLength(1)
    expect(log.lines[0]).toContain('hunter2')
    expect(log.lines[0]).toContain(problem.requestId)
    expect(log.lines[0]).not.toMatch(/37\.51|127\.05/)
  })
})

describe('a coordinate', () => {
  it('is never told as exactly as it was sent, and never logged', async () => {
    const { get, log } = await createApi()
    for (const place of ['lat=37.512345&lon=127.054321', 'lat=40.712345&lon=-74.054321'])
      for (const path of [DAILY, '/v1/recommendations', '/v1/weather', '/v1/regions']) {
        const response = await get(`${path}?${place}`)
        expect(response.statusCode).toBe(200)
        expect(response.body).not.toMatch(/\d\.\d12345|\d\.\d54321/)
      }
    const wrong = await get(`${DAILY}?lat=37.512345&lon=190.054321`)
    expect(wrong.body).not.toMatch(/12345|54321/)
    expect(log.lines).toEqual([])
  })
})
