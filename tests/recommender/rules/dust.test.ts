import { describe, expect, it } from 'vitest'
import { feltDay, recommendFor } from '../a-day.ts'

const taken = (pm25UgM3: number | null, pm10UgM3: number | null) => {
  const air = { station: '종로구', stationDistanceKm: 1.2, atMs: 0, pm25UgM3, pm10UgM3 }
  const { accessories, warnings } = recommendFor(
    feltDay(() => 27),
    { air },
  )
  return [...accessories.map(({ code }) => code), ...warnings.map(({ code }) => `! ${code}`)]
}

describe('fine dust', () => {
  it.each([
    [35, 80, []],
    [36, null, ['mask']],
    [null, 81, ['mask']],
    [75, 150, ['mask']],
    [76, null, ['mask', '! dust']],
    [0, 151, ['mask', '! dust']],
    [null, null, []],
  ])('of PM2.5 %s and PM10 %s µg/m³ asks for %j', (pm25, pm10, expected) => {
    expect(taken(pm25, pm10)).toEqual(expected)
  })

  it('is said with its figures and where they were measured', () => {
    const air = { station: '종로구', stationDistanceKm: 1.2, atMs: 0, pm25UgM3: 40, pm10UgM3: null }
    const { accessories } = recommendFor(
      feltDay(() => 27),
      { air },
    )
    expect(accessories[0]?.reason).toEqual({
      rule: 'dust',
      text: '미세먼지가 나빠요 (PM2.5 40 µg/m³). 마스크를 챙기세요.',
      values: { pm25UgM3: 40, station: '종로구' },
    })
  })

  it('never changes what is worn', () => {
    const hours = feltDay(() => 10)
    const air = { station: '종로구', stationDistanceKm: 1, atMs: 0, pm25UgM3: 200, pm10UgM3: 400 }
    expect(recommendFor(hours, { air }).outfits).toEqual(recommendFor(hours).outfits)
  })
})
