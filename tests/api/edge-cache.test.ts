import { afterEach, describe, expect, it } from 'vitest'
import { type Api, createApi, DAILY, GANGNAM, hourAt, literalWeather } from './api-harness.ts'

const URL = `${DAILY}?region=${GANGNAM}`

let api: Api
afterEach(() => api.app.close())

/** The API on a real port: what stands in front of the app is not there where requests are injected. */
async function listening(options: Parameters<typeof createApi>[0] = {}) {
  api = await createApi(options)
  const base = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const get = (headers: Record<string, string> = {}, path = URL) => fetch(`${base}${path}`, { headers })
  const hits = async () =>
    Number(/^ondot_edge_answers_total (\d+)$/m.exec(await (await get({}, '/metrics')).text())?.[1])
  return { get, hits }
}

describe('the cache in front of the app', () => {
  it('gives the same bytes and headers to the same question, and their age', async () => {
    const { get, hits } = await listening()
    const made = await get({ origin: 'https://a.example' })
    const body = await made.text()
    api.time.nowMs += 90_500
    const kept = await get({ origin: 'https://a.example' })
    expect(await kept.text()).toBe(body)
    expect(await hits()).toBe(1)
    const but = (response: Response) =>
      Object.fromEntries(
        [...response.headers].filter(([name]) => !['age', 'date', 'ratelimit'].includes(name)),
      )
    expect(but(kept)).toEqual(but(made))
    expect([made.headers.get('age'), kept.headers.get('age')]).toEqual([null, '90'])
  })

  it('answers 304 to who has it', async () => {
    const { get, hits } = await listening()
    const etag = String((await get()).headers.get('etag'))
    const other = await get({ 'if-none-match': '"other"' })
    const kept = await get({ 'if-none-match': etag })
    expect([other.status, kept.status, await kept.text()]).toEqual([200, 304, ''])
    expect(await hits()).toBe(2)
  })

  it('tells languages, encodings and origins apart', async () => {
    const { get } = await listening({ settings: { corsOrigins: ['https://a.example', 'https://b.example'] } })
    const texts = new Set<string>()
    for (const language of ['ko', 'en', 'ko', 'en'])
      texts.add(await (await get({ 'accept-language': language })).text())
    expect(texts.size).toBe(2)
    for (const encoding of ['gzip', 'identity', 'gzip', 'identity']) {
      const { headers } = await get({ 'accept-encoding': encoding })
      expect(headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
    }
    for (const origin of ['https://a.example', 'https://b.example', 'https://a.example'])
      expect((await get({ origin })).headers.get('access-control-allow-origin')).toBe(origin)
  })

  it('counts in the limits, and refuses who is over them', async () => {
    const { get } = await listening({ settings: { requestsPerMinute: 3 } })
    const responses = [await get(), await get(), await get(), await get()]
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(responses.map(({ headers }) => headers.get('ratelimit')?.match(/r=(\d+)/)?.[1])).toEqual([
      '2',
      '1',
      '0',
      '0',
    ])
  })

  it('keeps no error, and nothing past the quarter of an hour in which a local day may begin', async () => {
    const air = { temperatureC: 3 }
    const { get, hits } = await listening({
      nowIso: '2026-11-21T20:59:00+09:00',
      weather: literalWeather((atMs) => hourAt(atMs, air)),
    })
    const date = async () => ((await (await get()).json()) as { date: string }).date
    expect(await date()).toBe('2026-11-21')
    expect(await date()).toBe('2026-11-21')
    api.time.nowMs += 60_000 // 21:00: the evening is over.
    expect(await date()).toBe('2026-11-22')
    const before = await hits()
    for (let i = 0; i < 2; i++) expect((await get({}, '/v1/weather')).status).toBe(400)
    expect(await hits()).toBe(before)
  })
})
