import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DailyAnswer } from '../../src/api/schemas/answers.ts'
import { FeedbackAnswer, ProfileAnswer, ProfileExport } from '../../src/api/schemas/profiles.ts'
import { openEmbedded, type TestDatabase } from '../store/test-databases.ts'
import { type Api, answerOf, createApi, DAILY, fieldsOf, GANGNAM, problemOf } from './api-harness.ts'

const ME = '/v1/profiles/me'
const FEEDBACK = `${ME}/feedback`
const TODAY = '2026-11-21'
const URL = `${DAILY}?region=${GANGNAM}`

let store: TestDatabase
let api: Api
beforeAll(async () => {
  store = await openEmbedded()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.database.query('truncate profile, idempotency_key cascade')
  api = await createApi({ database: store.database })
  return () => api.app.close()
})

async function someone() {
  const created = await api.app.inject({ method: 'POST', url: '/v1/profiles' })
  expect(created.statusCode).toBe(201)
  const { token } = created.json<{ token: string }>()
  const as = (bearer: string) => ({ authorization: `Bearer ${bearer}` })
  return {
    created,
    token,
    as,
    get: (url = ME) => api.get(url, as(token)),
    put: (payload: object) => api.app.inject({ method: 'PUT', url: ME, headers: as(token), payload }),
    post: (url: string, payload?: object, headers = {}) =>
      api.app.inject({
        method: 'POST',
        url,
        headers: { ...as(token), ...headers },
        ...(payload && { payload }),
      }),
    delete: () => api.app.inject({ method: 'DELETE', url: ME, headers: as(token) }),
  }
}

describe('a profile', () => {
  it('asks for nothing, and is known by a token that is shown once', async () => {
    const me = await someone()
    expect(me.created.headers['cache-control']).toBe('private, no-store')
    expect(me.created.json()).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      createdAt: '2026-11-20T22:20:00.000Z',
      settings: { gender: 'any', sensitivity: 0, hours: null, region: null },
      person: { offsetC: 0, sdC: 2.5, appliedC: 0, answers: 0 },
      token: expect.stringMatching(/^[0-9a-f-]{36}\.[\w-]{43}$/),
    })
    const kept = answerOf(ProfileExport, await me.get())
    expect(kept.id).toBe(me.created.json().id)
    expect(JSON.stringify(kept)).not.toContain(me.token.split('.')[1])
    const { rows } = await store.database.query<{ text: string }>('select profile::text as text from profile')
    expect(rows[0]?.text).not.toContain(me.token.split('.')[1])
  })

  it.each([
    ['no token', undefined],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['what is no token', 'Bearer x'],
    ['a profile that is not there', `Bearer 00000000-0000-4000-8000-000000000000.${'a'.repeat(43)}`],
  ])('is closed to %s', async (_, authorization) => {
    const response = await api.get(ME, authorization ? { authorization } : {})
    expect(problemOf(response)).toMatchObject({ status: 401, code: 'unauthorized' })
    expect(response.headers['www-authenticate']).toBe('Bearer realm="ondot"')
  })

  it('is closed to a wrong secret, and to the old one once it is replaced', async () => {
    const me = await someone()
    const [id, secret] = me.token.split('.')
    expect((await api.get(ME, me.as(`${id}.${'A'.repeat(43)}`))).statusCode).toBe(401)
    const rotated = await me.post(`${ME}/token`)
    const { token } = rotated.json<{ token: string }>()
    expect(token.startsWith(`${id}.`)).toBe(true)
    expect(token).not.toContain(secret)
    expect((await me.get()).statusCode).toBe(401)
    expect((await api.get(ME, me.as(token))).statusCode).toBe(200)
  })

  it('takes settings, and sets back what is left out', async () => {
    const me = await someone()
    const settings = { gender: 'female', sensitivity: -1, hours: '7-9,18-20', region: GANGNAM }
    expect(answerOf(ProfileAnswer, await me.put(settings)).settings).toEqual(settings)
    expect(answerOf(ProfileAnswer, await me.put({ sensitivity: 2 })).settings).toEqual({
      gender: 'any',
      sensitivity: 2,
      hours: null,
      region: null,
    })
  })

  it.each([
    [{ gender: 'cat' }, 'gender'],
    [{ sensitivity: 4 }, 'sensitivity'],
    [{ hours: '25' }, 'hours'],
    [{ name: 'Kim' }, 'name'],
  ])('refuses %j', async (settings, field) => {
    expect(fieldsOf(await (await someone()).put(settings))).toContain(field)
  })

  it('refuses a region that is not there', async () => {
    expect(problemOf(await (await someone()).put({ region: '99' })).code).toBe('unknown-region')
  })

  it('is gone after one call, with all that was kept', async () => {
    const me = await someone()
    await me.get(URL)
    await me.post(FEEDBACK, { date: TODAY, felt: 'too_cold' }, { 'idempotency-key': 'k' })
    const deleted = await me.delete()
    expect([deleted.statusCode, deleted.body]).toEqual([204, ''])
    expect((await me.get()).statusCode).toBe(401)
    for (const table of ['profile', 'advice', 'felt_answer', 'wear_answer', 'idempotency_key']) {
      const { rows } = await store.database.query(`select 1 from ${table}`)
      expect([table, rows.length]).toEqual([table, 0])
    }
  })

  it('says that the store is away instead of forgetting anyone', async () => {
    const away = await createApi()
    const headers = { authorization: `Bearer 00000000-0000-4000-8000-000000000000.${'a'.repeat(43)}` }
    const response = await away.get(ME, headers)
    expect(problemOf(response)).toMatchObject({ status: 503, code: 'store-unavailable' })
    expect(response.headers['retry-after']).toBe('5')
  })

  it('answers PUT and DELETE to other pages, and names them where another method is asked', async () => {
    const response = await api.app.inject({ method: 'PATCH', url: ME })
    expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD, PUT, DELETE'])
  })
})

describe('feedback', () => {
  it('"too cold" dresses warmer from then on, "too warm" lighter', async () => {
    const me = await someone()
    const maxOf = async () => answerOf(DailyAnswer, await me.get(URL)).outfits[0]!.insulationClo.max
    const before = await maxOf()
    const { person } = answerOf(FeedbackAnswer, await me.post(FEEDBACK, { date: TODAY, felt: 'too_cold' }))
    expect(person.answers).toBe(1)
    expect(person.offsetC).toBeLessThan(-2)
    const colder = await maxOf()
    expect(colder).toBeGreaterThan(before)
    await me.post(FEEDBACK, { date: '2026-11-20', slot: 'evening', felt: 'too_warm' })
    await me.post(FEEDBACK, { date: '2026-11-19', slot: 'evening', felt: 'too_warm' })
    expect(await maxOf()).toBeLessThan(colder)
  })

  it('reads how the clothes were off from what was recommended, and from what was worn instead', async () => {
    const me = await someone()
    await me.get(URL)
    await me.post(FEEDBACK, { date: TODAY, slot: 'morning', felt: 'ok' })
    await me.post(FEEDBACK, { date: TODAY, slot: 'day', felt: 'too_cold', garments: ['t-shirt', 'shorts'] })
    await me.post(FEEDBACK, {
      date: '2026-11-18',
      felt: 'ok',
      apparentC: 30,
      garments: ['padded-coat', 'jeans'],
    })
    const { feltAnswers, advice } = answerOf(ProfileExport, await me.get())
    expect(advice[0]).toMatchObject({ day: TODAY, region: '11' })
    expect(advice[0]?.parts.map(({ slot }) => slot)).toEqual(['morning', 'day', 'evening'])
    const [day, morning, padded] = feltAnswers
    expect(Math.abs(morning!.differenceC)).toBeLessThan(2.5)
    expect(day!.differenceC).toBeLessThan(-20)
    expect(padded!.differenceC).toBeGreaterThan(10)
  })

  it('takes one answer a part of a day: who changes their mind is believed', async () => {
    const me = await someone()
    await me.post(FEEDBACK, { date: TODAY, slot: 'day', felt: 'too_cold' })
    const { person } = answerOf(
      FeedbackAnswer,
      await me.post(FEEDBACK, { date: TODAY, slot: 'day', felt: 'ok' }),
    )
    expect(person).toMatchObject({ offsetC: 0, answers: 1 })
  })

  it('keeps what became of an outfit, and where it was', async () => {
    const me = await someone()
    await me.put({ gender: 'male', region: GANGNAM })
    await me.get(DAILY)
    const garments = ['t-shirt', 'jeans', 'sneakers']
    expect(
      (await me.post(FEEDBACK, { date: TODAY, slot: 'day', garments, verdict: 'liked' })).statusCode,
    ).toBe(200)
    expect(answerOf(ProfileExport, await me.get()).wearAnswers).toMatchObject([
      {
        day: TODAY,
        slot: 'day',
        verdict: 'liked',
        garments,
        region: '11',
        gender: 'male',
        apparentC: expect.any(Number),
      },
    ])
  })

  it.each([
    [{ date: TODAY }, 'felt'],
    [{ date: '2026-02-30', felt: 'ok' }, 'date'],
    [{ date: '2027-11-21', felt: 'ok' }, 'date'],
    [{ date: TODAY, verdict: 'worn' }, 'garments'],
    [{ date: TODAY, verdict: 'worn', garments: ['crown'] }, 'garments'],
    [{ date: TODAY, felt: 'cold' }, 'felt'],
    [{ date: TODAY, felt: 'ok', slot: 'noon' }, 'slot'],
    [{ date: TODAY, felt: 'ok', mood: 'good' }, 'mood'],
  ])('refuses %j', async (body, field) => {
    expect(fieldsOf(await (await someone()).post(FEEDBACK, body))).toContain(field)
  })

  it('is counted once for one Idempotency-Key', async () => {
    const me = await someone()
    const garments = ['t-shirt', 'jeans']
    const body = { date: TODAY, felt: 'too_cold', garments, verdict: 'worn' }
    const send = (payload: object) => me.post(FEEDBACK, payload, { 'idempotency-key': 'phone-1' })
    const first = await send(body)
    await me.post(FEEDBACK, { date: '2026-11-20', felt: 'too_warm' })
    const again = await send(body)
    expect([again.statusCode, again.body]).toEqual([200, first.body])
    expect(again.headers['content-type']).toBe(first.headers['content-type'])
    expect(answerOf(ProfileExport, await me.get()).wearAnswers).toHaveLength(1)
    expect(problemOf(await send({ ...body, felt: 'ok' }))).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    })
    const other = await someone()
    expect((await other.post(FEEDBACK, body, { 'idempotency-key': 'phone-1' })).statusCode).toBe(200)
  })

  it('gives the key of a refused request back', async () => {
    const me = await someone()
    const send = (payload: object) => me.post(FEEDBACK, payload, { 'idempotency-key': 'k' })
    expect((await send({ date: '2030-01-01', felt: 'ok' })).statusCode).toBe(400)
    expect((await send({ date: TODAY, felt: 'ok' })).statusCode).toBe(200)
    expect(
      problemOf(await me.post(FEEDBACK, { date: TODAY, felt: 'ok' }, { 'idempotency-key': 'ä' })).code,
    ).toBe('bad-request')
  })
})

describe('recommendations to a profile', () => {
  it('follow its settings and offset where the query does not say otherwise, and say so', async () => {
    const me = await someone()
    await me.put({ gender: 'male', sensitivity: -1, hours: '7-9', region: GANGNAM })
    await me.post(FEEDBACK, { date: TODAY, felt: 'too_cold' })
    const mine = answerOf(DailyAnswer, await me.get(DAILY))
    expect(mine.gender).toBe('male')
    expect(mine.region.code).toBe(GANGNAM)
    expect(mine.slots.map(({ slot }) => slot)).toEqual(['morning'])
    expect(mine.person).toMatchObject({ sensitivity: -1, answers: 1, offsetC: expect.any(Number) })
    const asked = answerOf(DailyAnswer, await me.get(`${URL}&gender=female&sensitivity=3&hours=10-12`))
    expect(asked).toMatchObject({ gender: 'female', person: { sensitivity: 3 } })
    expect(asked.slots.map(({ slot }) => slot)).toEqual(['day'])
    const moment = (await me.get('/v1/recommendations')).json()
    expect(moment).toMatchObject({ gender: 'male', person: { answers: 1 } })
  })

  it('prefer, among what is as warm, what the person puts on rather than passes over', async () => {
    const liking = (code: string, w: number) => ({ [`garment:${code}`]: { w, v: [] } })
    const firstWith = async (weights: object) => {
      const model = { k: 0, bias: 0, weights: { ...weights } }
      const with_ = await createApi({
        database: store.database,
        taste: async () => ({ model, person: null }),
      })
      const { token } = (await with_.app.inject({ method: 'POST', url: '/v1/profiles' })).json()
      const answer = answerOf(DailyAnswer, await with_.get(URL, { authorization: `Bearer ${token}` }))
      await with_.app.close()
      const codes = answer.outfits[0]!.garments.map(({ code }) => code)
      return { codes, part: answer.outfits[0]!.scoreParts.taste! }
    }
    const neutral = await firstWith({})
    expect(neutral.part).toBe(0.5)
    const bottom = neutral.codes.includes('jeans')
      ? 'jeans'
      : neutral.codes.find((code) => code.includes('pants'))!
    const disliked = await firstWith(liking(bottom, -6))
    expect(disliked.codes).not.toContain(bottom)
    expect(disliked.part).toBeGreaterThanOrEqual(0.5)
  })

  it('still need a place, and a good token', async () => {
    const me = await someone()
    expect(fieldsOf(await me.get(DAILY))).toEqual(['region'])
    expect((await api.get(URL, { authorization: 'Bearer nobody' })).statusCode).toBe(401)
  })

  it('are private: nothing shared keeps them or answers in their place', async () => {
    const me = await someone()
    await me.post(FEEDBACK, { date: TODAY, felt: 'too_cold' })
    const base = await api.app.listen({ host: '127.0.0.1', port: 0 })
    const ask = async (headers: Record<string, string> = {}) => {
      const response = await fetch(base + URL, { headers })
      return { response, body: (await response.json()) as DailyAnswer }
    }
    const anyone = await ask()
    const mine = await ask(me.as(me.token))
    const later = await ask()
    expect(anyone.response.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
    expect(mine.response.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/)
    expect(mine.response.headers.get('vary')).toContain('Authorization')
    expect(anyone.response.headers.get('vary')).toContain('Authorization')
    expect(later.response.headers.get('age')).not.toBeNull()
    expect(later.body).toEqual(anyone.body)
    expect(anyone.body.person).toBeUndefined()
    expect(mine.body.person?.answers).toBe(1)
    expect(mine.body.slots[0]!.askedClo).toBeGreaterThan(anyone.body.slots[0]!.askedClo)
  })
})
