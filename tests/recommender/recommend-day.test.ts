import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { UNDERWEAR_CLO } from '../../src/domain/garments/garments.ts'
import { DayRecommendation } from '../../src/domain/recommendation.ts'
import type { WeatherHour } from '../../src/domain/weather.ts'
import type { FeltHour } from '../../src/recommender/felt-hours.ts'
import { recommendDay } from '../../src/recommender/recommend-day.ts'
import { ANYONE, DATE, DRY, feltDay, feltHour, GANGNAM, hourOfDate, recommendFor } from './a-day.ts'

/** Cold at seven and eighteen, mild at noon. */
const SWING = feltDay((hour) => (hour >= 10 && hour <= 16 ? 15 : 5))

describe('a day with a swing', () => {
  const { slots, outfits, headline } = recommendFor(SWING)

  it('tells for each slot the hour it is dressed for', () => {
    expect(slots).toEqual([
      { slot: 'morning', at: '2026-11-21T06:00:00+09:00', apparentC: 5, askedClo: 1.27 },
      { slot: 'day', at: '2026-11-21T10:00:00+09:00', apparentC: 15, askedClo: 0.95 },
      { slot: 'evening', at: '2026-11-21T17:00:00+09:00', apparentC: 5, askedClo: 1.27 },
    ])
  })

  it('meets both ends within 0.15 clo, with all on and with layers off', () => {
    for (const { insulationClo, shortfallClo } of outfits) {
      expect(Math.abs(insulationClo.max - 1.27)).toBeLessThanOrEqual(0.15)
      expect(Math.abs(insulationClo.min - 0.95)).toBeLessThanOrEqual(0.15)
      expect(shortfallClo).toBeUndefined()
    }
  })

  it('what is worn by day sums to the lower insulation', () => {
    for (const { garments, insulationClo } of outfits) {
      const byDay = garments.filter(({ wornIn }) => wornIn.includes('day'))
      const sumClo = byDay.reduce((sum, { clo }) => sum + clo, UNDERWEAR_CLO)
      expect(0.835 * sumClo + 0.161).toBeCloseTo(insulationClo.min, 1)
      expect(byDay.length).toBeLessThan(garments.length)
      expect(garments.every(({ wornIn }) => wornIn.includes('morning') && wornIn.includes('evening'))).toBe(
        true,
      )
    }
  })

  it('says in one line what to wear and what to take off', () => {
    expect(headline).toMatch(/^아침엔 체감 5°, .+에 .+\. 낮엔 .+[을를] (벗어도|풀어도) 좋아요$/)
  })

  it('gives reasons with their numbers', () => {
    const reasons = outfits[0]?.reasons ?? []
    expect(reasons.map(({ rule }) => rule)).toEqual(['insulation', 'layers'])
    expect(reasons[0]?.values).toMatchObject({ apparentC: 5, askedClo: 1.27, underwearClo: 0.04 })
    expect(reasons[1]?.values).toMatchObject({
      apparentC: 15,
      askedClo: 0.95,
      offeredClo: outfits[0]?.insulationClo.min,
    })
  })

  it('is what the schema promises', () => {
    expect(Value.Errors(DayRecommendation, recommendFor(SWING))).toEqual([])
  })
})

describe('texts', () => {
  it('are Korean or English, metric or imperial, while values stay SI', () => {
    const english = recommendFor(SWING, { lang: 'en', units: 'imperial' })
    expect(english.headline).toMatch(
      /^In the morning it feels like 41°F: .+ with .+\. By day .+ may come off$/,
    )
    expect(english.outfits[0]?.reasons[0]?.text).toMatch(
      /^The coldest hour out feels like 41°F and asks for 1\.27 clo/,
    )
    expect(english.outfits[0]?.reasons[0]?.values.apparentC).toBe(5)
    expect(recommendFor(SWING, { lang: 'en' }).headline).toMatch(/^In the morning it feels like 5°C: /)
  })

  it('unwind a scarf and take off a coat', () => {
    const day = feltDay((hour) => (hour >= 10 && hour <= 16 ? -3 : -7))
    expect(recommendFor(day).headline).toMatch(/낮엔 .*(목도리를 풀어도|벗어도) 좋아요$/)
  })

  it('speak of its getting warmer inside one slot', () => {
    const day = feltDay((hour) => (hour >= 13 ? 16 : 6))
    expect(recommendFor(day, { hoursOut: [11, 12, 13, 14] }).headline).toMatch(
      /^낮엔 체감 6°, .+\. 더 따뜻해지면 .+ 벗어도 좋아요$/,
    )
  })

  it('say nothing of taking off where nothing comes off', () => {
    expect(recommendFor(feltDay(() => 25)).headline).toBe('아침엔 체감 25°, 반팔 티셔츠에 면바지가 좋아요')
  })
})

describe('yesterday', () => {
  const dayBefore = (apparentC: number) =>
    SWING.map((hour) => ({ ...hour, atMs: hour.atMs - 86_400_000, apparentC }))

  it('is compared over the same hours out', () => {
    expect(recommendFor(SWING, { yesterday: dayBefore(8.2) }).yesterday).toEqual({
      text: '가장 추울 때 기준으로 어제보다 3.2° 더 추워요.',
      coldestDifferenceC: -3.2,
      warmestDifferenceC: 6.8,
      slots: [
        { slot: 'morning', at: '2026-11-20T06:00:00+09:00', apparentC: 8.2 },
        { slot: 'day', at: '2026-11-20T10:00:00+09:00', apparentC: 8.2 },
        { slot: 'evening', at: '2026-11-20T17:00:00+09:00', apparentC: 8.2 },
      ],
    })
  })
  it('is much the same within a degree', () => {
    expect(recommendFor(SWING, { yesterday: dayBefore(5.9) }).yesterday?.text).toBe('어제와 비슷해요.')
    expect(recommendFor(SWING, { yesterday: dayBefore(6), lang: 'en' }).yesterday?.text).toBe(
      'At its coldest 1°C colder than yesterday.',
    )
  })
  it('is null where it is not known', () => {
    expect(recommendFor(SWING).yesterday).toBeNull()
    expect(recommendFor(SWING, { yesterday: [] }).yesterday).toBeNull()
  })
})

describe('last year', () => {
  const yearAgo = (hours: readonly FeltHour[]) => ({
    date: '2025-11-21',
    hours: hours.map((hour) => ({
      ...hour,
      atMs: hour.atMs - 365 * 86_400_000,
      apparentC: hour.apparentC - 2,
    })),
  })

  it('is told at the same hours of the clock, and hours that are not known are left out', () => {
    const lastYear = yearAgo(SWING.filter(({ atMs }) => atMs !== hourOfDate(20)))
    const { slots } = recommendFor(SWING)
    expect(slots.map(({ at }) => at.slice(11, 13))).toEqual(['06', '10', '17'])
    expect(recommendFor(SWING, { lastYear }).lastYear).toEqual({
      date: '2025-11-21',
      slots: [
        { slot: 'morning', at: '2025-11-21T06:00:00+09:00', apparentC: 3 },
        { slot: 'day', at: '2025-11-21T10:00:00+09:00', apparentC: 13 },
        { slot: 'evening', at: '2025-11-21T17:00:00+09:00', apparentC: 3 },
      ],
    })
  })
  it('has hours after midnight from the day after', () => {
    const night = { hoursOut: [23, 24, 25] }
    const lastYear = yearAgo(SWING.filter(({ atMs }) => atMs >= hourOfDate(23)))
    const slots = recommendFor(SWING, { ...night, lastYear }).lastYear?.slots
    expect(slots).toEqual([{ slot: 'night', at: '2025-11-21T23:00:00+09:00', apparentC: 3 }])
  })
  it('is null where nothing is known of it', () => {
    expect(recommendFor(SWING).lastYear).toBeNull()
    expect(recommendFor(SWING, { lastYear: { date: '2025-11-21', hours: [] } }).lastYear).toBeNull()
  })
})

describe('hours out', () => {
  it('of today that are over are left out', () => {
    const { slots } = recommendFor(SWING, { nowMs: hourOfDate(12) })
    expect(slots.map(({ slot, apparentC }) => [slot, apparentC])).toEqual([
      ['day', 15],
      ['evening', 5],
    ])
  })
  it('of another day count in full', () => {
    expect(recommendFor(SWING, { nowMs: hourOfDate(40) }).slots.map(({ slot }) => slot)).toEqual([
      'morning',
      'day',
      'evening',
    ])
  })
  it('go on past midnight', () => {
    const { slots } = recommendFor(
      feltDay((hour) => 10 - hour / 10),
      { hoursOut: [21, 22, 23, 24, 25] },
    )
    expect(slots).toEqual([{ slot: 'night', at: '2026-11-22T01:00:00+09:00', apparentC: 7.5, askedClo: 1.2 }])
  })
  it('may be a single moment', () => {
    const { slots, outfits } = recommendFor([feltHour(14, 20)], { hoursOut: [14] })
    expect(slots).toEqual([{ slot: 'day', at: '2026-11-21T14:00:00+09:00', apparentC: 20, askedClo: 0.73 }])
    expect(outfits[0]?.insulationClo.min).toBe(outfits[0]?.insulationClo.max)
  })
  it('without any weather are an error that names the date', () => {
    expect(() => recommendFor([feltHour(3, 5)])).toThrow(`no weather for any hour out on ${DATE}`)
  })
})

describe('from weather as it is forecast', () => {
  const hour: WeatherHour = {
    atMs: hourOfDate(7),
    temperatureC: 1.4,
    humidityPct: 61,
    windMs: 5.2,
    precipitation: DRY,
    uvIndex: null,
    cloudPct: null,
    source: 'kma-short-term',
  }
  const recommend = (place: typeof GANGNAM | (Omit<typeof GANGNAM, 'grid'> & { grid: null })) =>
    recommendDay({
      place,
      date: DATE,
      hours: [hour],
      person: ANYONE,
      hoursOut: [7],
      lang: 'ko',
      units: 'metric',
      yesterday: null,
      nowMs: hourOfDate(0),
    })

  it('takes the KMA wind chill in Korea', () => {
    expect(recommend(GANGNAM).slots[0]).toMatchObject({ apparentC: -3.3, askedClo: 1.43 })
  })
  it('takes Steadman elsewhere', () => {
    expect(recommend({ ...GANGNAM, grid: null }).slots[0]).toMatchObject({ apparentC: -4.9 })
  })
  it('reports what the laboratory models ask for beside it', () => {
    const { comfort } = recommend(GANGNAM)
    expect(comfort.at).toBe('2026-11-21T07:00:00+09:00')
    expect(comfort.pmvClo).toBeNull()
    expect(comfort.ireqNeutralClo ?? 0).toBeGreaterThan(comfort.ireqMinClo ?? 9)
  })
})
