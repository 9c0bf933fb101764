import type { PlaceAlert } from '../../../domain/weather-alert.ts'

/** Every form of a province's name that KMA's texts or the regions have, former ones too, by its short name. */
const PROVINCES: Readonly<Record<string, string>> = {
  서울: '서울특별시',
  부산: '부산광역시',
  대구: '대구광역시',
  인천: '인천광역시',
  광주: '광주광역시',
  대전: '대전광역시',
  울산: '울산광역시',
  세종: '세종특별자치시 세종시',
  경기: '경기도',
  강원: '강원특별자치도 강원도',
  충북: '충청북도',
  충남: '충청남도',
  전북: '전북특별자치도 전라북도',
  전남: '전라남도',
  경북: '경상북도',
  경남: '경상남도',
  제주: '제주특별자치도 제주도',
}
/** Longest first: 제주도산지 is 산지 of 제주도, not 도산지 of 제주. */
const NAMES = Object.entries(PROVINCES)
  .flatMap(([short, names]) => [short, ...names.split(' ')].map((name) => ({ name, short })))
  .toSorted((a, b) => b.name.length - a.name.length)

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
 * How an area of a warning concerns a place, by names alone: `서울`, `서울특별시`, `경기도(가평, 양평)`, `경기도(광명 제외)`,
 * `서울(서울동남권)`, `서울동남권`, `강원도(강릉평지)`, `울릉도.독도`. null: it does not.
 * @param placeName full Korean name, from the province down: 강원특별자치도 강릉시 교동
 */
export function matchArea(area: string, placeName: string): PlaceAlert['matchedBy'] | null {
  const [first = '', district = ''] = placeName.split(' ')
  const province = provinceOf(first)?.short
  const own = district.replace(/[시군구]$/, '')
  if (area.startsWith('울릉도')) return own === '울릉' ? 'district' : null
  const [, named = '', inBrackets] = /^([^(]+)(?:\((.*)\))?$/.exec(area) ?? []
  const found = provinceOf(named.trim())
  if (province === undefined || found?.short !== province) return null
  // A zone may stand alone: 서울동남권, 제주도산지.
  if (found.rest === '' && inBrackets === undefined) return 'province'
  const text = found.rest === '' ? (inBrackets ?? '') : named.trim()
  const without = text.trim().endsWith('제외')
  const parts = text
    .replace(/제외\s*$/, '')
    .split(',')
    .map((part) => part.trim())
  const isNamed = own !== '' && parts.some((part) => isOf(part, own, province))
  if (without) return isNamed ? null : 'province'
  if (isNamed) return 'district'
  const untold = parts.some((part) => !seoulZone(part) && part.startsWith(province))
  return WARNED_IN_PARTS.has(province) && (untold || district === '') ? 'part' : null
}

/** The province that a name begins with, in short, and what is left of the name. */
function provinceOf(name: string): { short: string; rest: string } | null {
  const found = NAMES.find((known) => name.startsWith(known.name))
  return found ? { short: found.short, rest: name.slice(found.name.length) } : null
}

function seoulZone(part: string): string | undefined {
  return SEOUL_ZONES[part.replace(/^서울/, '')]
}

/** 강릉, 강릉시, 강릉평지 are of 강릉; 동래 is not of 동(구). */
function isOf(part: string, own: string, province: string): boolean {
  const zone = province === '서울' ? seoulZone(part) : undefined
  if (zone) return zone.split(' ').includes(own)
  return (
    part === own ||
    (/^(시|군|구|평지|산지|북부|남부|동부|서부|중부)/.test(part.slice(own.length)) && part.startsWith(own))
  )
}
