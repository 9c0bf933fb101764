import { describe, expect, it } from 'vitest'
import { DailyAnswer, MomentAnswer } from '../../src/api/schemas/answers.ts'
import type { PastDays } from '../../src/domain/history.ts'
import { localHour } from '../../src/domain/local-time.ts'
import {
  answerOf,
  createApi,
  DAILY,
  fieldsOf,
  GANGNAM,
  HOUR_MS,
  hourAt,
  literalWeather,
} from './api-harness.ts'

/** -1 °C at 07:00 in Seoul, a degree more every hour until 15:00. */
const warmingDay = literalWeather((atMs) =>
  hourAt(atMs, { temperatureC: Math.min(localHour(atMs, 'Asia/Seoul'), 15) - 8 }),
)

describe('the daily recommendation', () => {
  it('answers with its basis, the hours as they feel, what is asked and what to wear', async () => {
    const { get } = await createApi({ weather: warmingDay })
    const answer = answerOf(DailyAnswer, await get(`${DAILY}?region=${GANGNAM}&hours=7-9,15&gender=female`))
    expect(answer.region).toEqual({
      code: GANGNAM,
      name: '서울특별시 강남구',
      nameEn: 'Gangnam-gu, Seoul',
      timeZone: 'Asia/Seoul',
    })
    expect([answer.date, answer.gender]).toEqual(['2026-11-21', 'female'])
    expect(answer.weather).toMatchObject({
      source: 'kma-short-term',
      issuedAt: '2026-11-21T05:00:00+09:00',
      stale: false,
      attribution: 'KMA',
    })
    expect(answer.weather.hours).toHaveLength(24)
    // Wind chill at -1 °C and 5.2 m/s (18.72 km/h): 13.12 - 0.6215 - 11.37 × 18.72^0.16 - 0.3965 × 18.72^0.16 = -6.3.
    expect(answer.weather.hours[7]).toMatchObject({
      at: '2026-11-21T07:00:00+09:00',
      temperatureC: -1,
      apparentC: -6.3,
      apparentBy: 'kma-winter',
      humidityPct: 61,
      windMs: 5.2,
      precipitation: { chancePct: 20, kind: 'none', mm: 0, snowCm: 0 },
    })
    expect(answer.slots).toEqual([
      // 1.372 - 0.01866 T - 0.0004849 T² - 0.000009333 T³ at -6.31 and 3.74 °C.
      { slot: 'morning', at: '2026-11-21T07:00:00+09:00', apparentC: -6.3, askedClo: 1.47 },
      { slot: 'day', at: '2026-11-21T15:00:00+09:00', apparentC: 3.7, askedClo: 1.3 },
    ])
    expect(answer.outfits.length).toBeGreaterThanOrEqual(3)
    const [best] = answer.outfits
    expect(Math.abs(best!.insulationClo.max - 1.47)).toBeLessThanOrEqual(0.15)
    expect(best!.garments.some(({ layer, wornIn }) => layer === 'outer' && wornIn.includes('morning'))).toBe(
      true,
    )
    expect(best!.evidence).toMatchObject({ looks: 0, priorShare: 1, examples: [] })
    expect(answer.headline).toMatch(/-6\.3°/)
  })

  it('dresses several days, each from its own weather', async () => {
    const weather = literalWeather((atMs) =>
      hourAt(atMs, { temperatureC: atMs < Date.parse('2026-11-23T00:00:00+09:00') ? 0 : 20 }),
    )
    const { get } = await createApi({ weather })
    const answer = answerOf(DailyAnswer, await get(`${DAILY}?region=${GANGNAM}&days=3`))
    expect([answer, ...(answer.followingDays ?? [])].map((d) => [d.date, d.weather.hours[12]?.at])).toEqual([
      ['2026-11-21', '2026-11-21T12:00:00+09:00'],
      ['2026-11-22', '2026-11-22T12:00:00+09:00'],
      ['2026-11-23', '2026-11-23T12:00:00+09:00'],
    ])
    const asked = [answer, ...answer.followingDays!].map((day) => day.slots[0]!.askedClo)
    expect(asked[0]).toBe(asked[1])
    expect(asked[2]).toBeLessThan(1)
  })

  it('compares today with yesterday where it is remembered, and not with the climate', async () => {
    const midnight = Date.parse('2026-11-21T00:00:00+09:00')
    const answerAfter = async (source: 'kma-observation' | 'climate') => {
      const weather = literalWeather((atMs) =>
        hourAt(atMs, atMs < midnight ? { temperatureC: 16, windMs: 1, source } : { temperatureC: 20 }),
      )
      const { get } = await createApi({ weather })
      return answerOf(DailyAnswer, await get(`${DAILY}?region=${GANGNAM}`))
    }
    expect((await answerAfter('kma-observation')).yesterday).toMatchObject({
      coldestDifferenceC: 4,
      warmestDifferenceC: 4,
    })
    expect((await answerAfter('climate')).yesterday).toBeNull()
  })

  it('tells yesterday and last year as they were observed, slot by slot, with their source', async () => {
    const dates: string[][] = []
    const past: PastDays = {
      async daysAt(_, asked) {
        dates.push([...asked])
        return asked.map((date) => ({
          hours: Array.from({ length: 24 }, (_, hour) =>
            hourAt(Date.parse(`${date}T00:00:00+09:00`) + hour * HOUR_MS, {
              temperatureC: date === '2025-11-21' ? 30 : 16,
              windMs: 1,
            }),
          ),
          attribution: ['ASOS'],
        }))
      },
    }
    const weather = literalWeather((atMs) => hourAt(atMs, { temperatureC: 20, source: 'climate' }))
    const { get } = await createApi({ weather, past })
    const answer = answerOf(DailyAnswer, await get(`${DAILY}?region=${GANGNAM}&days=2`))
    expect(dates).toEqual([['2025-11-21', '2026-11-20'], ['2025-11-22']])
    expect(answer.yesterday).toMatchObject({ coldestDifferenceC: 4, warmestDifferenceC: 4 })
    expect(answer.yesterday?.slots.map(({ slot, apparentC }) => [slot, apparentC])).toEqual([
      ['morning', 16],
      ['day', 16],
      ['evening', 16],
    ])
    expect(answer.lastYear).toMatchObject({ date: '2025-11-21', slots: [{ slot: 'morning' }, {}, {}] })
    expect(answer.lastYear?.slots[0]?.at).toBe(answer.slots[0]?.at.replace('2026', '2025'))
    expect(answer.weather.attribution).toBe('KMA · ASOS')
    expect(answer.followingDays?.[0]).toMatchObject({ yesterday: null, lastYear: { date: '2025-11-22' } })
  })

  it('asks more of who feels cold and less of who runs', async () => {
    const { get } = await createApi()
    const asked = async (more: string) =>
      answerOf(DailyAnswer, await get(`${DAILY}?region=${GANGNAM}${more}`)).slots[0]!.askedClo
    const plain = await asked('')
    expect(await asked('&sensitivity=-3')).toBeGreaterThan(plain)
    expect(await asked('&sensitivity=3')).toBeLessThan(plain)
    expect(await asked('&activity=running')).toBeLessThan(plain)
  })

  it('says in the language and the units asked; numbers stay the same', async () => {
    const { get } = await createApi()
    const answer = async (more: string, headers = {}) =>
      answerOf(DailyAnswer, await get(`${DAILY}?region=${GANGNAM}${more}`, headers))
    const korean = await answer('')
    const english = await answer('&lang=en')
    expect(korean.headline).toMatch(/[가-힣]/)
    expect(english.headline).not.toMatch(/[가-힣]/)
    expect((await answer('', { 'accept-language': 'en-GB,en;q=0.9' })).headline).toBe(english.headline)
    expect((await answer('&lang=ko', { 'accept-language': 'en' })).headline).toBe(korean.headline)
    const imperial = await answer('&lang=en&units=imperial')
    expect(imperial.weather).toEqual(english.weather)
    expect(imperial.slots).toEqual(english.slots)
    expect(imperial.headline).not.toBe(english.headline)
  })
})

describe('the day that is answered', () => {
  const dateAt = async (nowIso: string, query: string) => {
    const { get } = await createApi({ nowIso })
    return answerOf(DailyAnswer, await get(`${DAILY}?${query}`)).date
  }

  it.each([
    ['2026-11-21T20:59:59+09:00', `region=${GANGNAM}`, '2026-11-21'],
    ['2026-11-21T21:00:00+09:00', `region=${GANGNAM}`, '2026-11-22'],
    ['2026-11-21T23:59:59+09:00', `region=${GANGNAM}`, '2026-11-22'],
    ['2026-11-22T00:00:00+09:00', `region=${GANGNAM}`, '2026-11-22'],
    ['2026-11-21T23:59:59+09:00', `region=${GANGNAM}&hours=night`, '2026-11-21'],
    ['2026-11-21T10:00:00+09:00', `region=${GANGNAM}&hours=7-9`, '2026-11-22'],
    ['2026-11-21T10:00:00+09:00', `region=${GANGNAM}&hours=7-9&date=2026-11-21`, '2026-11-22'],
    ['2026-11-21T10:00:00+09:00', `region=${GANGNAM}&hours=7-9&date=2026-11-25`, '2026-11-25'],
    // 21:30 on the 20th in New York.
    ['2026-11-21T11:30:00+09:00', 'lat=40.7&lon=-74', '2026-11-21'],
    // The night of the change to summer time: 23:59:59 EST is still Saturday, the next second is Sunday.
    ['2027-03-14T04:59:59Z', 'lat=40.7&lon=-74&hours=23', '2027-03-13'],
    ['2027-03-14T05:00:00Z', 'lat=40.7&lon=-74&hours=23', '2027-03-14'],
    // The change back: 00:59 EDT, and 23:30 EST a day of 25 hours later.
    ['2026-11-01T04:59:00Z', 'lat=40.7&lon=-74&hours=23', '2026-11-01'],
    ['2026-11-02T04:30:00Z', 'lat=40.7&lon=-74&hours=23', '2026-11-01'],
  ])('at %s for %s is %s', async (nowIso, query, date) => {
    expect(await dateAt(nowIso, query)).toBe(date)
  })

  it('has 23 and 25 hours where the clocks change', async () => {
    const { get } = await createApi({ nowIso: '2026-10-30T12:00:00Z' })
    const hours = async (date: string) =>
      answerOf(DailyAnswer, await get(`${DAILY}?lat=40.7&lon=-74&date=${date}`)).weather.hours
    const back = await hours('2026-11-01')
    expect(back).toHaveLength(25)
    expect([back[0]?.at, back[24]?.at]).toEqual(['2026-11-01T00:00:00-04:00', '2026-11-01T23:00:00-05:00'])
    expect(await hours('2027-03-14')).toHaveLength(23)
  })

  it('names `hours` where the only hour out is skipped by the clock, and answers where another one is there', async () => {
    const { get } = await createApi({ nowIso: '2027-03-13T12:00:00Z' })
    const url = `${DAILY}?lat=40.7&lon=-74&date=2027-03-14&hours=`
    const refused = await get(`${url}2`)
    expect(fieldsOf(refused)).toEqual(['hours'])
    expect(refused.json().detail).toContain('none of them exists on 2027-03-14 in America/New_York')
    expect(answerOf(DailyAnswer, await get(`${url}2,3`)).slots.map(({ at }) => at)).toEqual([
      '2027-03-14T03:00:00-04:00',
    ])
  })
})

describe('the recommendation of a moment', () => {
  it('is that of the hour it falls into', async () => {
    const { get } = await createApi({ weather: warmingDay })
    const at = encodeURIComponent('2026-11-21T12:40:00+09:00')
    const answer = answerOf(MomentAnswer, await get(`/v1/recommendations?region=${GANGNAM}&at=${at}`))
    expect(answer.at).toBe('2026-11-21T12:40:00+09:00')
    expect(answer.weather.hours.map((hour) => [hour.at, hour.temperatureC])).toEqual([
      ['2026-11-21T12:00:00+09:00', 4],
    ])
    expect(answer.slots.map(({ slot }) => slot)).toEqual(['day'])
    expect(answer.outfits.length).toBeGreaterThanOrEqual(3)
  })

  it('is now when none is named, and takes an offset whose + came as a blank', async () => {
    const { get } = await createApi()
    const now = answerOf(MomentAnswer, await get(`/v1/recommendations?region=${GANGNAM}`))
    expect(now.at).toBe('2026-11-21T07:20:00+09:00')
    const raw = await get(`/v1/recommendations?region=${GANGNAM}&at=2026-11-21T18:30:00+09:00`)
    expect(answerOf(MomentAnswer, raw).at).toBe('2026-11-21T18:30:00+09:00')
  })
})
