import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { WeatherAnswer } from '../../src/api/schemas/answers.ts'
import { Garment } from '../../src/domain/garment.ts'
import { Place } from '../../src/domain/place.ts'
import { answerOf, createApi, GANGNAM, HOUR_MS, hourAt, literalWeather } from './api-harness.ts'

describe('the weather', () => {
  it('is hourly, rounded as it is measured, with what it feels like', async () => {
    const weather = literalWeather((atMs) =>
      hourAt(atMs, {
        temperatureC: -0.04,
        humidityPct: 60.6,
        windMs: 3.1249,
        uvIndex: null,
        precipitation: { chancePct: null, kind: 'snow', mm: 0.26, snowCm: 0.94 },
      }),
    )
    const { get } = await createApi({ weather })
    const answer = answerOf(WeatherAnswer, await get(`/v1/weather?region=${GANGNAM}&days=2`))
    expect(answer.weather.hours).toHaveLength(48)
    // 3.1249 m/s are 11.25 km/h: 13.12 - 0.025 - 11.37 × 1.4729 - 0.3965 × 1.4729 × 0.04 = -3.7.
    expect(answer.weather.hours[0]).toEqual({
      at: '2026-11-21T00:00:00+09:00',
      temperatureC: 0,
      apparentC: -3.7,
      apparentBy: 'kma-winter',
      humidityPct: 61,
      windMs: 3.1,
      precipitation: { chancePct: null, kind: 'snow', mm: 0.3, snowCm: 0.9 },
      uvIndex: null,
      cloudPct: 40,
      source: 'kma-short-term',
    })
    expect(Object.is(answer.weather.hours[0]!.temperatureC, 0)).toBe(true)
    expect(answer.weather.hours[47]!.at).toBe('2026-11-22T23:00:00+09:00')
  })

  it('is by Steadman and in the local zone outside Korea, on the equator at Greenwich, too', async () => {
    const { get } = await createApi()
    const answer = answerOf(WeatherAnswer, await get('/v1/weather?lat=0&lon=0'))
    expect(answer.region).toMatchObject({ code: 'geo:0.00,0.00', timeZone: 'Etc/GMT' })
    expect(answer.weather.hours[0]).toMatchObject({ at: '2026-11-20T00:00:00+00:00', apparentBy: 'steadman' })
  })

  it('starts and ends with the local day where an offset is not of whole hours', async () => {
    const weather = literalWeather((atMs) => hourAt(atMs))
    const { get } = await createApi({ weather })
    const answer = answerOf(WeatherAnswer, await get('/v1/weather?lat=28.6&lon=77.2'))
    expect(answer.region.timeZone).toBe('Asia/Kolkata')
    expect(weather.asked[0]!.toMs - weather.asked[0]!.fromMs).toBe(24 * HOUR_MS)
    expect(answer.weather.hours.at(-1)!.at).toBe('2026-11-21T23:30:00+05:30')
  })

  it('says what its source warns of, in the language asked', async () => {
    const warnings = [{ code: 'stale-forecast', text: { ko: '묵은 예보', en: 'old forecast' } }]
    const weather = literalWeather((atMs) => hourAt(atMs), { stale: true, warnings })
    const { get } = await createApi({ weather })
    const answer = async (lang: string) =>
      answerOf(WeatherAnswer, await get(`/v1/weather?region=${GANGNAM}&lang=${lang}`))
    expect((await answer('ko')).warnings).toEqual([{ code: 'stale-forecast', text: '묵은 예보' }])
    expect((await answer('en')).warnings).toEqual([{ code: 'stale-forecast', text: 'old forecast' }])
    expect((await answer('en')).weather.stale).toBe(true)
  })
})

describe('the regions', () => {
  const found = async (query: string) => {
    const { get } = await createApi()
    const response = await get(`/v1/regions?${query}`)
    return answerOf(Type.Object({ regions: Type.Array(Place) }), response).regions
  }

  it.each(['query=강남구', 'query=gangnam-gu'])('are found by %s', async (query) => {
    expect((await found(encodeURI(query)))[0]).toEqual({
      code: GANGNAM,
      name: '서울특별시 강남구',
      nameEn: 'Gangnam-gu, Seoul',
      lat: expect.closeTo(37.51, 1),
      lon: expect.closeTo(127.05, 1),
      timeZone: 'Asia/Seoul',
      grid: { nx: 61, ny: 126 },
    })
  })

  it('are as many as asked at most, and none for what no region is called', async () => {
    expect(await found(encodeURI('query=ㄱㄴ&limit=3'))).toHaveLength(3)
    expect(await found(encodeURI('query=동'))).toHaveLength(10)
    expect(await found('query=xyzzy')).toEqual([])
  })

  it('are found at a coordinate', async () => {
    const [korean] = await found('lat=37.4979&lon=127.0276')
    expect(korean?.name).toMatch(/^서울특별시 (강남|서초)구/)
    expect((await found('lat=48.8566&lon=2.3522'))[0]).toMatchObject({
      code: 'geo:48.85,2.35',
      timeZone: 'Europe/Paris',
      grid: null,
    })
  })
})

describe('the garments', () => {
  it('are the whole catalogue, each with its number of clo', async () => {
    const { get } = await createApi()
    const { garments } = answerOf(Type.Object({ garments: Type.Array(Garment) }), await get('/v1/garments'))
    expect(garments.length).toBeGreaterThanOrEqual(70)
    expect(new Set(garments.map(({ code }) => code)).size).toBe(garments.length)
    expect(garments.find(({ code }) => code === 't-shirt')).toMatchObject({ class: 't-shirt', layer: 'base' })
  })
})
