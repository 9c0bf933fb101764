import { describe, expect, it } from 'vitest'
import { createGazetteer } from '../../../src/domain/regions/gazetteer.ts'
import { readRegions } from '../../../src/domain/regions/region-table.ts'

const gazetteer = createGazetteer()
const names = (query: string, limit = 3) => gazetteer.search(query, limit).map(({ name }) => name)

const YEOKSAM = ['서울특별시 강남구 역삼1동', '서울특별시 강남구 역삼2동']

describe('search', () => {
  it('finds part of a name in Hangul, the higher level first', () => {
    expect(names('강남', 2)).toEqual(['서울특별시 강남구', '경상북도 안동시 강남동'])
    expect(names('서울')).toEqual(['서울특별시'])
    expect(names('천호')[0]).toBe('서울특별시 강동구 천호제1동')
  })

  it('puts the exact name before one that begins so, and that before one that holds it', () => {
    expect(names('강남동', 1)).toEqual(['경상북도 안동시 강남동'])
    expect(names('부산')).toEqual(['부산광역시', '부산광역시 부산진구', '전라남도 장흥군 부산면'])
    expect(names('중구', 6).every((name) => name.endsWith('시 중구'))).toBe(true)
  })

  it('narrows by several words in any order', () => {
    expect(names('서울 역삼')).toEqual(YEOKSAM)
    expect(names('역삼 서울')).toEqual(YEOKSAM)
    expect(names('부산 역삼')).toEqual([])
  })

  it('knows initials, also joined ones, and combines them', () => {
    expect(names('ㄱㄴㄱ', 1)).toEqual(['서울특별시 강남구'])
    expect(names('ㄱㄴ', 40)).toContain('서울특별시 강남구')
    expect(names('서울 ㅇㅅㄷ', 30)).toEqual(expect.arrayContaining(YEOKSAM))
    expect(names('ㄳㄱ')).toEqual(names('ㄱㅅㄱ'))
  })

  it('reads romanised names whatever the case, hyphens and spaces', () => {
    for (const query of ['gangnam-gu', 'GANGNAM GU', 'gangnamgu']) {
      expect(names(query, 1)).toEqual(['서울특별시 강남구'])
    }
    expect(names('yeoksam seoul')).toEqual(YEOKSAM)
    expect(names('Sillim')[0]).toBe('서울특별시 관악구 신림동')
  })

  it('finds numbered towns without their number, and shared short names of provinces', () => {
    expect(names('역삼동')).toEqual(YEOKSAM)
    expect(names('창신1동')).toEqual(['서울특별시 종로구 창신제1동'])
    expect(names('성수동', 9)).toHaveLength(4)
    expect(names('yeoksam-dong')).toEqual(YEOKSAM)
    expect(names('경남', 1)).toEqual(['경상남도'])
    expect(names('gangwon-do')).toEqual(['강원특별자치도'])
  })

  it('finds a district with and without the space after its city', () => {
    expect(names('수원시장안구')).toEqual(['경기도 수원시 장안구'])
    expect(names('수원 장안')).toEqual(['경기도 수원시 장안구'])
  })

  it('reads decomposed Hangul, as some keyboards and file systems send it', () => {
    expect(names('역삼1동'.normalize('NFD'))).toEqual(['서울특별시 강남구 역삼1동'])
  })

  it('lists Sejong once', () => {
    expect(names('세종특별자치시')).toEqual(['세종특별자치시'])
  })

  it('finds nothing for nothing', () => {
    for (const query of ['', '   ', ',', '%', 'atlantis', '(.*)', 'ㅋㅋㅋㅋ'])
      expect(names(query)).toEqual([])
  })

  it('puts a region first when asked for its full name, Korean or English', () => {
    const everySeventh = readRegions().filter((_, i) => i % 7 === 0)
    for (const { place } of everySeventh) {
      expect(names(place.name, 1)).toEqual([place.name])
      expect(names(place.nameEn, 1)).toEqual([place.name])
    }
  })
})
