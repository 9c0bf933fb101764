import { describe, expect, it } from 'vitest'
import { matchArea } from '../../../../src/crawlers/weather/alerts/match-area.ts'
import { parseAlerts } from '../../../../src/crawlers/weather/alerts/parse-alerts.ts'

const TEXT = `o 건조경보 : 강원특별자치도(강릉평지, 동해평지), 경상북도(울진평지)
o 한파주의보 : 서울특별시, 경기도(광명, 과천 제외)
o 풍랑주의보 : 동해중부먼바다
o 강풍주의보 : 울릉도.독도`

describe('the text of what is in force', () => {
  it('is a warning for each area, those of the sea left out', () => {
    expect(parseAlerts(TEXT, 5).map(({ kind, level, area }) => `${kind} ${level} ${area}`)).toEqual([
      'dry warning 강원특별자치도(강릉평지, 동해평지)',
      'dry warning 경상북도(울진평지)',
      'cold-wave watch 서울특별시',
      'cold-wave watch 경기도(광명, 과천 제외)',
      'strong-wind watch 울릉도.독도',
    ])
  })
  it.each(['o 없음', 'o 없 음', ''])('may say that there is none: %s', (text) =>
    expect(parseAlerts(text, 5)).toEqual([]),
  )
  it('may go on over lines, name provinces in short, and have the gravest grade of heat', () => {
    const text = `o 폭염중대경보 : 경상남도(양산, 의령,\r\n  창녕)
o 폭염경보 : 서울(서울동남권, 서울동북권), 광주\r\no 열대야주의보 : 인천`
    expect(parseAlerts(text, 5).map(({ kind, level, area }) => `${kind} ${level} ${area}`)).toEqual([
      'heat-wave severe 경상남도(양산, 의령, 창녕)',
      'heat-wave warning 서울(서울동남권, 서울동북권)',
      'heat-wave warning 광주',
      'tropical-night watch 인천',
    ])
  })
  it.each(['<폭염경보> 서울', 'o 폭염경보 서울', '점검 중'])(
    'is unknown, not none, in another form: %s',
    (text) =>
      expect(() => parseAlerts(text, 5)).toThrow(
        expect.objectContaining({ reaction: 'skip', code: 'kma-strange-alerts' }),
      ),
  )
})

describe('an area', () => {
  it.each([
    ['서울특별시', '서울특별시 강남구', 'province'],
    ['서울특별시', '경기도 광명시', null],
    ['서울특별시(동남권)', '서울특별시 강남구 역삼동', 'district'],
    ['서울특별시(서북권)', '서울특별시 강남구', null],
    ['서울특별시(서북권)', '서울특별시 중구', 'district'],
    ['서울특별시(서북권)', '서울특별시', 'part'],
    ['서울(서울동남권, 서울동북권)', '서울특별시 강남구 역삼동', 'district'],
    ['서울(서울동남권, 서울동북권)', '서울특별시 마포구', null],
    ['서울동남권', '서울특별시 강남구', 'district'],
    ['서울동남권', '서울특별시 마포구', null],
    ['서울', '서울특별시 마포구', 'province'],
    ['광주', '광주광역시 북구', 'province'],
    ['광주', '경기도 광주시', null],
    ['경기도(광주)', '경기도 광주시', 'district'],
    ['경기도(광주)', '광주광역시 북구', null],
    ['전남', '전라남도 여수시', 'province'],
    ['서해5도', '인천광역시 옹진군', null],
    ['강원특별자치도(강릉평지, 동해평지)', '강원특별자치도 강릉시 교동', 'district'],
    ['강원도(강릉평지)', '강원특별자치도 강릉시', 'district'],
    ['강원도(강릉평지)', '강원특별자치도 속초시', null],
    ['경기도(광명, 과천 제외)', '경기도 광명시', null],
    ['경기도(광명, 과천 제외)', '경기도 수원시 장안구', 'province'],
    ['경상남도(고성)', '강원특별자치도 고성군', null],
    ['경상남도(고성, 통영)', '경상남도 고성군', 'district'],
    ['전라북도', '전북특별자치도 전주시', 'province'],
    ['부산광역시(부산동부)', '부산광역시 해운대구', 'part'],
    ['대구광역시(군위)', '대구광역시 중구', null],
    ['제주도(제주도산지)', '제주특별자치도 서귀포시', 'part'],
    ['제주도산지', '제주특별자치도 서귀포시', 'part'],
    ['강원북부산지', '강원특별자치도 강릉시', null],
    ['울릉도.독도', '경상북도 울릉군', 'district'],
    ['울릉도.독도', '경상북도 포항시', null],
  ] as const)('%s concerns %s by %s', (area, place, matchedBy) => {
    expect(matchArea(area, place)).toBe(matchedBy)
  })
})
