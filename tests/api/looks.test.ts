import { describe, expect, it } from 'vitest'
import { LooksAnswer } from '../../src/api/schemas/looks.ts'
import { createPostLedger } from '../../src/store/post-ledger.ts'
import { lookOf, noonMs, postOf, startCrawl, storeLooks, weatherOf } from '../contracts/look-samples.ts'
import { adminHarness } from './admin-harness.ts'
import { answerOf, createApi, fieldsOf, GANGNAM, problemOf } from './api-harness.ts'

const { open, database } = adminHarness()
const LOOKS = `/v1/looks?region=${GANGNAM}`

const atC = (id: string, apparentC: number, over = {}) =>
  lookOf(id, { weather: weatherOf(apparentC), ...over })

describe('GET /v1/looks', () => {
  it('shows looks nearest to the apparent temperature, with link, author, licence, garments and weather', async () => {
    const { get } = await open()
    const [, five] = await storeLooks(database(), [
      atC('nine', 9),
      atC('five', 5, { gender: 'male', takenTime: '08:10', slot: 'morning' }),
    ])
    const answer = answerOf(LooksAnswer, await get(`${LOOKS}&apparent=5.2`))
    expect(answer).toMatchObject({ region: { code: GANGNAM }, from: GANGNAM, next: null })
    expect(answer.attribution).toBe(
      '기상청 (Korea Meteorological Administration), 공공누리 제1유형 (KOGL Type 1)',
    )
    expect(answer.looks.map(({ weather }) => weather.apparentC)).toEqual([5, 9])
    expect(answer.looks[0]).toEqual({
      id: five,
      link: 'https://photos.example/page/five',
      source: 'commons',
      author: { name: 'Kim', url: 'https://photos.example/people/kim' },
      licence: { id: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      takenOn: '2026-01-15',
      slot: 'morning',
      gender: 'male',
      width: 640,
      height: 960,
      garments: [
        {
          class: 'coat',
          score: 0.91,
          box: [10, 20, 300, 500],
          colours: [{ id: 'navy', ko: '남색', en: 'navy', lab: [20, 5, -25.5], share: 0.8 }],
        },
      ],
      classes: ['coat', 'jeans'],
      weather: {
        apparentC: 5,
        temperatureC: 6.5,
        humidityPct: 40,
        windMs: 0,
        precipitationMm: 0,
        source: 'kma-asos',
      },
      thumbnail: `/v1/looks/${five}/thumbnail`,
    })
  })

  it('is empty where there are none, and goes to larger regions where the place has none', async () => {
    const { get } = await open()
    expect(answerOf(LooksAnswer, await get(LOOKS))).toMatchObject({
      from: null,
      looks: [],
      next: null,
      attribution: '',
    })
    await storeLooks(database(), [atC('busan', 5, { regions: ['2600000000', 'KR', 'world'] })])
    expect(answerOf(LooksAnswer, await get(LOOKS))).toMatchObject({
      from: 'KR',
      looks: [{ classes: ['coat', 'jeans'] }],
    })
    expect(answerOf(LooksAnswer, await get('/v1/looks?lat=48.85&lon=2.35'))).toMatchObject({ from: 'world' })
  })

  it.each(['', '&apparent=4'])('pages through all, each once, while new ones arrive (%j)', async (asked) => {
    const { get } = await open()
    await storeLooks(
      database(),
      Array.from({ length: 7 }, (_, n) => atC(`${n}`, n)),
    )
    const seen: string[] = []
    let next: string | null = null
    for (let page = 0; page === 0 || next !== null; page++) {
      const cursor: string = next === null ? '' : `&cursor=${next}`
      const answer: LooksAnswer = answerOf(LooksAnswer, await get(`${LOOKS}${asked}&limit=3${cursor}`))
      seen.push(...answer.looks.map(({ link }) => link.slice(-1)))
      next = answer.next
      await storeLooks(
        database(),
        [0, 4, 6].map((apparentC) => atC(`later-${page}-${apparentC}`, apparentC)),
      )
    }
    expect(seen.toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6'])
  })

  it('shows those of a stated gender where asked', async () => {
    const { get } = await open()
    await storeLooks(database(), [
      atC('1', 5),
      atC('2', 5, { gender: 'male' }),
      atC('3', 5, { gender: 'unknown' }),
    ])
    const { looks } = answerOf(LooksAnswer, await get(`${LOOKS}&gender=male`))
    expect(looks.map(({ gender }) => gender)).toEqual(['male'])
  })

  it('links only where the licence allows no copy', async () => {
    const { get } = await open()
    await storeLooks(database(), [atC('1', 5, { licence: { id: 'unknown', url: null, copies: false } })])
    expect(answerOf(LooksAnswer, await get(LOOKS)).looks[0]).toMatchObject({
      thumbnail: null,
      licence: { id: 'unknown', url: null },
    })
  })

  it.each([
    ['apparent=hot', 'apparent'],
    ['apparent=101', 'apparent'],
    ['gender=unknown', 'gender'],
    ['limit=51', 'limit'],
    ['cursor=abc', 'cursor'],
    [`cursor=${Buffer.from('["KR",1.5,0,0]').toString('base64url')}`, 'cursor'],
    [`cursor=${'x'.repeat(401)}`, 'cursor'],
    ['page=2', 'page'],
  ])('refuses %s', async (query, field) => {
    const { get } = await open()
    expect(fieldsOf(await get(`${LOOKS}&${query}`))).toEqual([field])
  })

  it('may be kept for five minutes and not beyond, since a look may be taken down', async () => {
    const { get, ask, time } = await open()
    const [id] = await storeLooks(database(), [atC('1', 5)])
    const first = await get(LOOKS)
    expect(first.headers['cache-control']).toBe('public, max-age=300')
    const { etag } = first.headers
    expect((await get(LOOKS, { 'if-none-match': String(etag) })).statusCode).toBe(304)
    await ask('DELETE', `looks/${id}`)
    time.nowMs += 300_000
    expect(answerOf(LooksAnswer, await get(LOOKS)).looks).toEqual([])
  })

  it('says 503 and when to come back while the store is away', async () => {
    const { get } = await createApi()
    const response = await get(LOOKS)
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '5'])
    expect(problemOf(response).code).toBe('store-unavailable')
  })
})

describe('GET /v1/looks/:id/thumbnail', () => {
  it('is the copy that is kept, for an hour at most', async () => {
    const { get } = await open()
    const [id] = await storeLooks(database(), [atC('1', 5)])
    const response = await get(`/v1/looks/${id}/thumbnail`)
    expect(response.rawPayload).toEqual(Buffer.from([0xff, 0xd8, 0, 1, 2]))
    expect(response.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    })
    const { etag } = response.headers
    expect((await get(`/v1/looks/${id}/thumbnail`, { 'if-none-match': String(etag) })).statusCode).toBe(304)
  })

  it('is gone within the hour once the look is taken down', async () => {
    const { get, ask, time } = await open()
    const [id] = await storeLooks(database(), [atC('1', 5)])
    const url = `/v1/looks/${id}/thumbnail`
    const { etag } = (await get(url)).headers
    await ask('DELETE', `looks/${id}`)
    time.nowMs += 3_600_000
    const response = await get(url, { 'if-none-match': String(etag) })
    expect(response.statusCode).toBe(404)
    expect(problemOf(response).code).toBe('not-found')
  })

  it('is none for a look without one, and for what is no id', async () => {
    const { get } = await open()
    expect((await get('/v1/looks/00000000-0000-4000-8000-000000000000/thumbnail')).statusCode).toBe(404)
    expect(fieldsOf(await get('/v1/looks/1/thumbnail'))).toEqual(['id'])
  })
})

describe('GET /v1/articles', () => {
  it('shows news of a topic, newest first', async () => {
    const { get } = await open()
    const article = { source: 'news.example', topic: 'weather' as const }
    const articles = [1, 2].map((n) => ({
      ...article,
      link: `https://news.example/${n}`,
      title: `한파 ${n}`,
      publishedAtMs: noonMs + n,
    }))
    const crawlId = await startCrawl(database())
    const page = { posts: [postOf('1')], skipped: {}, cursor: null, nextCursor: null, last: true }
    await createPostLedger(database()).addPage(crawlId, { ...page, articles })
    const response = await get('/v1/articles?topic=weather&limit=1')
    expect(response.json()).toEqual({
      articles: [
        {
          ...article,
          link: 'https://news.example/2',
          title: '한파 2',
          publishedAt: '2026-11-21T03:00:00.002Z',
        },
      ],
    })
    expect((await get('/v1/articles?topic=fashion')).json()).toEqual({ articles: [] })
    expect(fieldsOf(await get('/v1/articles'))).toEqual(['topic'])
  })
})
