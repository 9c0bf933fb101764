import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { Place } from '../../../src/domain/place.ts'
import { createGazetteer } from '../../../src/domain/regions/gazetteer.ts'
import { readRegions } from '../../../src/domain/regions/region-table.ts'

const gazetteer = createGazetteer()
const resolvedName = (lat: number, lon: number) => gazetteer.resolve(lat, lon).name
const zone = (lat: number, lon: number) => gazetteer.resolve(lat, lon).timeZone

describe('the region table', () => {
  const places = readRegions().map(({ place }) => place)

  it('holds all 3,834 regions, each a valid place with its own code', () => {
    expect(places).toHaveLength(3834)
    expect(new Set(places.map(({ code }) => code)).size).toBe(3834)
    expect(places.filter((place) => !Value.Check(Place, place))).toEqual([])
  })

  it('lies within Korea, Ieodo included, which KMA leaves at 0, 0', () => {
    const outside = places.filter(({ lat, lon }) => lat < 32 || lat > 38.6 || lon < 124.6 || lon > 132)
    expect(outside).toEqual([])
    expect(gazetteer.byCode('5019000000')).toMatchObject({ name: '제주특별자치도 이어도', lat: 32.12295 })
  })
})

describe('a place by its code', () => {
  it('has its full Korean and English names, grid and zone', () => {
    expect(gazetteer.byCode('1168064000')).toEqual({
      code: '1168064000',
      name: '서울특별시 강남구 역삼1동',
      nameEn: 'Yeoksam 1-dong, Gangnam-gu, Seoul',
      lat: 37.49258,
      lon: 127.03514,
      timeZone: 'Asia/Seoul',
      grid: { nx: 61, ny: 125 },
    })
    expect(gazetteer.byCode('1168000000')?.nameEn).toBe('Gangnam-gu, Seoul')
    expect(gazetteer.byCode('4111100000')?.name).toBe('경기도 수원시 장안구')
    expect(gazetteer.byCode('3611000000')?.nameEn).toBe('Sejong')
  })

  it('answers the codes of Gangwon and Jeonbuk from before 2023', () => {
    expect(gazetteer.byCode('4200000000')?.code).toBe('5100000000')
    expect(gazetteer.byCode('4511100000')?.name).toBe('전북특별자치도 전주시 완산구')
  })

  it('is null for what is no code', () => {
    for (const code of [
      '',
      '9999999999',
      '116800000',
      'geo:',
      'geo:91.00,0.00',
      'geo:0.00,180.05',
      'geo:1,2',
    ]) {
      expect(gazetteer.byCode(code)).toBeNull()
    }
  })
})

describe('a place for a coordinate', () => {
  it('is the nearest town within Korea', () => {
    expect(resolvedName(37.4979, 127.0276)).toBe('서울특별시 서초구 서초4동')
    expect(resolvedName(35.1587, 129.1604)).toBe('부산광역시 해운대구 우제1동')
    expect(gazetteer.nearest(37.49258, 127.03514)).toMatchObject({
      place: { code: '1168064000' },
      distanceKm: expect.closeTo(0, 3),
    })
  })

  it('reaches the middle of the mountains and the islands the zone outlines lose', () => {
    expect(resolvedName(37.835, 128.605)).toBe('강원특별자치도 홍천군 내면')
    expect(resolvedName(37.96, 124.67)).toBe('인천광역시 옹진군 백령면')
    expect(resolvedName(37.66, 125.7)).toBe('인천광역시 옹진군 연평면')
    expect(resolvedName(37.79, 126.25)).toBe('인천광역시 강화군 교동면')
    expect(resolvedName(37.24, 131.87)).toBe('경상북도 울릉군 독도')
  })

  it('is the rounded coordinate in North Korea, on Tsushima and at sea, near as they are', () => {
    expect(gazetteer.resolve(37.97, 126.55)).toMatchObject({ code: 'geo:37.95,126.55', grid: null })
    expect(zone(37.97, 126.55)).toBe('Asia/Pyongyang')
    expect(gazetteer.resolve(34.66, 129.47)).toMatchObject({ code: 'geo:34.65,129.45', grid: null })
    expect(zone(34.66, 129.47)).toBe('Asia/Tokyo')
    expect(gazetteer.resolve(36.5, 125)).toMatchObject({
      code: 'geo:36.50,125.00',
      grid: { nx: 26, ny: 104 },
    })
  })

  it('takes the grid of an island far from its township by the formula', () => {
    expect(gazetteer.resolve(34.07, 125.12)).toEqual({
      code: 'geo:34.05,125.10',
      name: '34.05°N 125.10°E',
      nameEn: '34.05°N 125.10°E',
      lat: 34.05,
      lon: 125.1,
      timeZone: 'Asia/Seoul',
      grid: { nx: 27, ny: 50 },
    })
  })

  it('works anywhere: 0, the poles, the date line, and never says -0', () => {
    expect(gazetteer.resolve(40.7128, -74.006)).toMatchObject({
      code: 'geo:40.70,-74.00',
      name: '40.70°N 74.00°W',
      timeZone: 'America/New_York',
    })
    expect(gazetteer.resolve(0, 0)).toMatchObject({
      code: 'geo:0.00,0.00',
      name: '0.00°N 0.00°E',
      lat: 0,
      lon: 0,
    })
    const nearZero = gazetteer.resolve(-0.01, -0.01)
    expect([nearZero.code, nearZero.lat, nearZero.lon]).toEqual(['geo:0.00,0.00', 0, 0])
    expect(gazetteer.resolve(-17.8, 179.99).timeZone).toBe('Pacific/Fiji')
    expect(gazetteer.resolve(10, -180)).toEqual(gazetteer.resolve(10, 180))
    expect(gazetteer.resolve(90, 10)).toMatchObject({ code: 'geo:90.00,10.00', name: '90.00°N 10.00°E' })
    expect(gazetteer.resolve(-90, 0).timeZone).toBe('Antarctica/McMurdo')
  })

  it('is found again by the code it gave, everywhere on Earth', () => {
    for (let lat = -90; lat <= 90; lat += 7.51) {
      for (let lon = -180; lon <= 180; lon += 7.27) {
        const place = gazetteer.resolve(lat, lon)
        expect(gazetteer.byCode(place.code)).toEqual(place)
        expect(Value.Check(Place, place)).toBe(true)
      }
    }
  })
})
