import { describe, expect, it } from 'vitest'
import { midTermHours } from '../../../../src/crawlers/weather/kma/mid-term-hours.ts'
import { midTermRegionOf, readMidTermRegions } from '../../../../src/crawlers/weather/kma/mid-term-regions.ts'
import { parseKmaRecords } from '../../../../src/crawlers/weather/kma/parse-kma-answer.ts'
import { type MidTermDay, parseMidTerm } from '../../../../src/crawlers/weather/kma/parse-mid-term.ts'
import { createClimateSource } from '../../../../src/crawlers/weather/normals/climate-source.ts'
import { hasReference, readReferenceJson, withReference } from '../../../reference.ts'
import { HOUR_MS, kst, NEW_YORK, SEOUL } from '../weather-harness.ts'

const DAY_MS = 24 * HOUR_MS
const midnightMs = (daysAhead: number) => kst('2026-10-04T00:00') + daysAhead * DAY_MS
const hoursOf = (days: readonly MidTermDay[]) => {
  const range = { fromMs: midnightMs(days[0]!.daysAhead), toMs: midnightMs(days.at(-1)!.daysAhead + 1) }
  return midTermHours(days, createClimateSource().hoursFor(SEOUL, range) ?? [], midnightMs)
}
const temperaturesOf = (days: readonly MidTermDay[]) => hoursOf(days).map(({ temperatureC }) => temperatureC)
const largestStep = (values: readonly number[]) =>
  Math.max(...values.slice(1).map((value, i) => Math.abs(value - values[i]!)))

describe('a mid-term region', () => {
  const regions = readMidTermRegions()
  it('is the nearest one for temperature, and the larger one around it for the sky', () => {
    expect(midTermRegionOf(SEOUL, regions)).toMatchObject({ region: '11B10101', land: '11B00000' })
    const mokpo = { ...SEOUL, lat: 34.81, lon: 126.39 }
    expect(midTermRegionOf(mokpo, regions)).toMatchObject({ region: '21F20801', land: '21F20000' })
    const daegwallyeong = { ...SEOUL, lat: 37.68, lon: 128.72 }
    expect(midTermRegionOf(daegwallyeong, regions)).toMatchObject({ region: '11D20201', land: '11D20000' })
  })
  it('is not there beyond Korea', () => expect(midTermRegionOf(NEW_YORK, regions)).toBeNull())
})

describe('days of the mid-term forecast', () => {
  const days = (row: Record<string, string | number>, land: Record<string, string | number> | null = null) =>
    parseMidTerm(row, land)
  it('take 0 and what is below for temperatures', () => {
    expect(days({ taMin4: -7, taMax4: 0 })).toEqual([{ daysAhead: 4, minC: -7, maxC: 0, sky: null }])
  })
  it('leave out a day that lacks one end, or whose ends are crossed', () => {
    expect(days({ taMin4: 1, taMin5: 3, taMax5: 2 })).toEqual([])
  })
  it.each([
    ['맑음', 'none', 25],
    ['구름많고 비', 'rain', 70],
    ['흐리고 소나기', 'rain', 95],
    ['흐리고 눈', 'snow', 95],
    ['흐리고 비/눈', 'sleet', 95],
  ] as const)('read %s as %s under %s %% of cloud', (wf8, kind, cloudPct) => {
    const [day] = days({ taMin8: 0, taMax8: 1 }, { wf8, rnSt8: 60 })
    expect(day?.sky).toEqual({ am: { chancePct: 60, kind, cloudPct }, pm: { chancePct: 60, kind, cloudPct } })
  })
})

describe('hours of mid-term days', () => {
  const day = (daysAhead: number, minC: number, maxC: number): MidTermDay => ({
    daysAhead,
    minC,
    maxC,
    sky: null,
  })
  it('reach the lowest in the morning and the highest in the afternoon, as the climate goes', () => {
    const hours = hoursOf([day(4, 3, 15), day(5, 4, 9)])
    const at = (hour: number, d = 0) => hours[hour + d * 24]!.temperatureC
    expect(Math.min(...Array.from({ length: 24 }, (_, h) => at(h)))).toBeCloseTo(3)
    expect(Math.max(...Array.from({ length: 24 }, (_, h) => at(h)))).toBeCloseTo(15)
    expect(Math.max(...Array.from({ length: 24 }, (_, h) => at(h, 1)))).toBeCloseTo(9)
    expect(hours.findIndex(({ temperatureC }) => temperatureC > 14.99)).toBeGreaterThanOrEqual(13)
    expect(hours).toHaveLength(48)
    expect(hours[0]).toMatchObject({ source: 'kma-mid-term', precipitation: { chancePct: null, mm: 0 } })
  })
  it('cross midnight without a jump where the next day is 12 °C colder', () => {
    const temperatures = temperaturesOf([day(4, 8, 16), day(5, -4, 4), day(6, -6, 2)])
    expect(largestStep(temperatures)).toBeLessThan(3)
  })
  it('keep a day whose ends are equal flat', () => {
    for (const temperatureC of temperaturesOf([day(4, 5, 5)])) expect(temperatureC).toBeCloseTo(5)
  })
})

describe.skipIf(!hasReference)(withReference('recorded mid-term answers'), () => {
  const row = (file: string) => {
    const text = JSON.stringify(readReferenceJson('recorded/kma/mid-fcst', file))
    return parseKmaRecords({ url: 'http://fake', status: 200, text, retryAfterMs: null }, 0).items[0]!
  }
  const daysOf = (time: string) =>
    parseMidTerm(
      row(`openbot_getMidTa_20261004_${time}_11B10101.json`),
      row(`openbot_getMidLandFcst_20261004_${time}_11B00000.json`),
    )

  it('of 06:00 are days 4 to 10', () => {
    const days = daysOf('0600')
    expect(days.map(({ daysAhead }) => daysAhead)).toEqual([4, 5, 6, 7, 8, 9, 10])
    expect(days[0]).toMatchObject({ minC: 10, maxC: 25, sky: { pm: { chancePct: 10, cloudPct: 25 } } })
    expect(days[6]).toMatchObject({ minC: 11, maxC: 21, sky: { am: { chancePct: 20, cloudPct: 70 } } })
  })
  it('of 18:00 are days 5 to 10', () => {
    expect(daysOf('1800').map(({ daysAhead }) => daysAhead)).toEqual([5, 6, 7, 8, 9, 10])
    expect(daysOf('1800')[4]?.sky?.am).toEqual({ chancePct: 30, kind: 'none', cloudPct: 95 })
  })
  it('become hours that meet every day’s ends within a third of a degree', () => {
    const days = daysOf('0600')
    const hours = hoursOf(days)
    for (const { daysAhead, minC, maxC } of days) {
      const ofDay = hours.filter(
        ({ atMs }) => atMs >= midnightMs(daysAhead) && atMs < midnightMs(daysAhead + 1),
      )
      const highest = Math.max(...ofDay.map(({ temperatureC }) => temperatureC))
      const lowest = Math.min(...ofDay.slice(0, 12).map(({ temperatureC }) => temperatureC))
      expect(Math.abs(highest - maxC)).toBeLessThan(0.34)
      expect(Math.abs(lowest - minC)).toBeLessThan(0.34)
    }
  })
})
