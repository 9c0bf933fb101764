import type { PlaceAlert } from '../../../domain/weather-alert.ts'

/** Province names in short by the beginnings of their long forms, former ones too. */
const SHORT_NAMES: readonly [start: string, short: string][] = [
  ['충청북', '충북'],
  ['충청남', '충남'],
  ['전라북', '전북'],
  ['전라남', '전남'],
  ['경상북', '경북'],
  ['경상남', '경남'],
]

/** Of these KMA warns parts that are no administrative districts (부산동부, 제주도산지). */
const WARNED_IN_PARTS = new Set(['서울', '부산', '대구', '인천', '광주', '대전', '울산', '세종', '제주'])

/** Seoul's four warning zones since 2020, by district. */
const SEOUL_ZONES: Readonly<Record<string, string>> = {
  동남권: '서초 강남 송파 강동',
  동북권: '도봉 노원 강북 성북 동대문 중랑 성동 광진',
  서남권: '강서 양천 구로 영등포 동작 관악 금천',
  서북권: '은평 종로 마포 서대문 중 용산',
}

/**
 * How an area of a warning concerns a place, by names alone: `서울특별시`, `경기도(가평, 양평)`, `경기도(광명 제외)`, `서울특별시(동남권)`,
 * `강원도(강릉평지)`, `울릉도.독도`. null: it does not.
 * @param placeName full Korean name, from the province down: 강원특별자치도 강릉시 교동
 */
export function matchArea(area: string, placeName: string): PlaceAlert['matchedBy'] | null {
  const [province = '', district = ''] = placeName.split(' ')
  const own = district.replace(/[시군구]$/, '')
  if (area.startsWith('울릉도')) return own === '울릉' ? 'district' : null
  const [, named = '', inBrackets] = /^([^(]+)(?:\((.*)\))?$/.exec(area) ?? []
  if (shortName(named.trim()) !== shortName(province)) return null
  if (inBrackets === undefined) return 'province'
  const without = inBrackets.trim().endsWith('제외')
  const parts = inBrackets
    .replace(/제외\s*$/, '')
    .split(',')
    .map((part) => part.trim())
  const isNamed = own !== '' && parts.some((part) => isOf(part, own, shortName(province)))
  if (without) return isNamed ? null : 'province'
  if (isNamed) return 'district'
  const untold = parts.some((part) => !SEOUL_ZONES[part] && part.startsWith(shortName(province)))
  return WARNED_IN_PARTS.has(shortName(province)) && (untold || district === '') ? 'part' : null
}

/** 강릉, 강릉시, 강릉평지 are of 강릉; 동래 is not of 동(구). */
function isOf(part: string, own: string, province: string): boolean {
  const zone = province === '서울' ? SEOUL_ZONES[part] : undefined
  if (zone) return zone.split(' ').includes(own)
  return (
    part === own ||
    (/^(시|군|구|평지|산지|북부|남부|동부|서부|중부)/.test(part.slice(own.length)) && part.startsWith(own))
  )
}

function shortName(province: string): string {
  return SHORT_NAMES.find(([start]) => province.startsWith(start))?.[1] ?? province.slice(0, 2)
}
