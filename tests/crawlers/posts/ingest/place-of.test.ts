import { describe, expect, it } from 'vitest'
import { createPlaceOf } from '../../../../src/crawlers/posts/ingest/place-of.ts'
import { readPlaceWords } from '../../../../src/crawlers/posts/ingest/place-words.ts'
import { createGazetteer } from '../../../../src/domain/regions/gazetteer.ts'

const gazetteer = createGazetteer()
const placeOf = createPlaceOf(gazetteer)
const nothing = { coordinates: null, placeNames: [], tags: [], caption: '' }
const nameOf = (post: Partial<Parameters<typeof placeOf>[0]>) =>
  placeOf({ ...nothing, ...post })?.name ?? null

describe('in captions', () => {
  it.each<[string, string | null]>([
    ['오늘 강남역에서 찍은 코디', '서울특별시 강남구'],
    ['강남구 데일리룩', '서울특별시 강남구'],
    ['강남에서 친구랑', '서울특별시 강남구'],
    ['강남의 가을', '서울특별시 강남구'],
    ['강남스타일 춤', null],
    ['서울', '서울특별시'],
    ['서울특별시 마포구 연남동', '서울특별시 마포구 연남동'],
    ['서울 중구', '서울특별시 중구'],
    ['중구에서 산책', null],
    ['부산 중구에서 산책', '부산광역시 중구'],
    ['강서구', null],
    ['부산 강서구 나들이', '부산광역시 강서구'],
    ['광주', null],
    ['광주광역시', '광주광역시'],
    ['경기도 광주', '경기도 광주시'],
    ['광주 북구', '광주광역시 북구'],
    ['고성', null],
    ['강원도 고성', '강원특별자치도 고성군'],
    ['경남 고성 여행', '경상남도 고성군'],
    ['강원도 여행', null],
    ['경기도', null],
    ['제주도에서', '제주특별자치도'],
    ['서귀포 바다', '제주특별자치도 서귀포시'],
    ['역삼동 출근룩', '서울특별시 강남구'],
    ['삼성동', null],
    ['강남 삼성동', '서울특별시 강남구'],
    ['신림역 앞', '서울특별시 관악구 신림동'],
    ['홍대 거리', '서울특별시 마포구 서교동'],
    ['성수동에서 카페', '서울특별시 성동구'],
    ['성수 핫플', '서울특별시 성동구'],
    ['명동', '서울특별시 중구 명동'],
    ['이태원역', '서울특별시 용산구'],
    ['해운대 바닷가', '부산광역시 해운대구'],
    ['서면에서 쇼핑', '부산광역시 부산진구'],
    ['강남이랑 홍대', '서울특별시 마포구 서교동'],
    ['강남 홍대', '서울특별시'],
    ['서울에서 부산까지', null],
    ['수원', '경기도 수원시 팔달구'],
    ['수원 장안구', '경기도 수원시 장안구'],
    ['분당 서현역', '경기도 성남시 분당구'],
    ['전주 한옥마을', null],
    ['전주에서', '전북특별자치도 전주시 완산구'],
    ['전북 전주', '전북특별자치도 전주시 완산구'],
    ['지난 경주 결과', null],
    ['경주여행 첫날', '경상북도 경주시'],
    ['기장이 긴 코트', null],
    ['부산 기장', '부산광역시 기장군'],
    ['동작이 편한 바지', null],
    ['양산 쓰고', null],
    ['진주 목걸이', null],
    ['서울이 아니라 도쿄', null],
    ['일본 도쿄에서', null],
    ['Seoul, South Korea', '서울특별시'],
    ['Street style in Gangnam', '서울특별시 강남구'],
    ['Gangnam-gu', '서울특별시 강남구'],
    ['Jung-gu', null],
    ['Jung-gu, Incheon', '인천광역시 중구'],
    ['Gwangju', null],
    ['Gwangju in Gyeonggi-do', '경기도 광주시'],
    ['a walk through Hongdae', '서울특별시 마포구 서교동'],
    ['Busan', '부산광역시'],
    ["Seoul's streets", '서울특별시'],
    ['New York', null],
    ['from Seoul to New York', null],
    ['Gumi bear', null],
    ['가을 코디, 니트에 청바지', null],
    ['', null],
  ])('%s → %s', (caption, name) => {
    expect(nameOf({ caption })).toBe(name)
  })
})

describe('in hashtags', () => {
  it.each<[string[], string | null]>([
    [['서울패션위크'], '서울특별시'],
    [['성수카페', 'ootd'], '서울특별시 성동구'],
    [['부산여행', '해운대'], '부산광역시 해운대구'],
    [['seoulstreetstyle'], '서울특별시'],
    [['seoulite'], null],
    [['대전코디'], '대전광역시'],
    [['대전제'], null],
    [['강남맛집', '서울'], '서울특별시 강남구'],
    [['수영', '공주'], null],
    [['공주여행'], '충청남도 공주시'],
    [['패션', '데일리룩', 'ootd'], null],
  ])('%j → %s', (tags, name) => {
    expect(nameOf({ tags })).toBe(name)
  })
})

describe('in the place that a source states', () => {
  it.each<[string[], string | null]>([
    [['명동'], '서울특별시 중구 명동'],
    [['역삼'], '서울특별시 강남구'],
    [['중구'], null],
    [['Gangnam-gu, Seoul, South Korea'], '서울특별시 강남구'],
    [['전주'], '전북특별자치도 전주시 완산구'],
    [['Tokyo, Japan'], null],
  ])('%j → %s', (placeNames, name) => {
    expect(nameOf({ placeNames })).toBe(name)
  })

  it('goes before what the caption names, and is completed by it', () => {
    expect(nameOf({ placeNames: ['부산'], caption: '서울에서 온 친구' })).toBe('부산광역시')
    expect(nameOf({ placeNames: ['중구'], caption: '서울 산책' })).toBe('서울특별시 중구')
    expect(nameOf({ placeNames: ['Tokyo'], caption: '서울 코디' })).toBeNull()
  })
})

describe('by coordinates', () => {
  it('goes before every name, and is dropped for its region', () => {
    const place = placeOf({ ...nothing, coordinates: { lat: 37.5006, lon: 127.0364 }, caption: '부산' })
    expect(place?.name).toBe('서울특별시 강남구 역삼1동')
  })
  it('is a rounded cell abroad', () => {
    expect(placeOf({ ...nothing, coordinates: { lat: 40.7306, lon: -73.9866 } })?.code).toBe(
      'geo:40.75,-74.00',
    )
  })
  it.each([
    [{ lat: 0, lon: 0 }],
    [{ lat: 91, lon: 10 }],
    [{ lat: Number.NaN, lon: 127 }],
    [{ lat: 37, lon: 181 }],
  ])('is none at %j: names are read then', (coordinates) => {
    expect(nameOf({ coordinates, caption: '부산' })).toBe('부산광역시')
  })
})

it('knows a region for every area of its list', () => {
  for (const [word, code] of readPlaceWords().areas) expect(gazetteer.byCode(code), word).not.toBeNull()
})
