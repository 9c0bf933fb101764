import type { Place } from '../../../domain/place.ts'
import { nearestFirst } from '../nearest.ts'

/** Farther from a station the reanalysis of the place's own cell says more. */
const REACH_KM = 30

/** id, name, lat, lon, height (m): KMA list of observing stations (https://minwon.kma.go.kr/main/obvStn.do), as published 2026. */
export const ASOS_STATIONS: readonly (readonly [
  id: string,
  name: string,
  lat: number,
  lon: number,
  heightM: number,
])[] = [
  ['101', '춘천', 37.90262, 127.7357, 76],
  ['105', '강릉', 37.75147, 128.89099, 27],
  ['108', '서울', 37.57142, 126.9658, 86],
  ['112', '인천', 37.47772, 126.6249, 69],
  ['114', '원주', 37.33749, 127.94659, 150],
  ['119', '수원', 37.25746, 126.983, 40],
  ['131', '청주', 36.63924, 127.44066, 59],
  ['133', '대전', 36.37199, 127.3721, 68],
  ['136', '안동', 36.57293, 128.70734, 141],
  ['137', '상주', 36.40837, 128.15741, 97],
  ['138', '포항', 36.03201, 129.38002, 4],
  ['143', '대구', 35.87797, 128.65295, 54],
  ['146', '전주', 35.84092, 127.11718, 60],
  ['152', '울산', 35.58237, 129.33469, 81],
  ['155', '창원', 35.17019, 128.57281, 35],
  ['156', '광주', 35.17294, 126.89156, 70],
  ['159', '부산', 35.10468, 129.03203, 70],
  ['165', '목포', 34.81732, 126.38151, 45],
  ['168', '여수', 34.73929, 127.74063, 66],
  ['184', '제주', 33.51411, 126.52969, 21],
  ['189', '서귀포', 33.24616, 126.5653, 52],
  ['232', '천안', 36.76217, 127.29282, 85],
]

const STATIONS = ASOS_STATIONS.map(([id, , lat, lon]) => ({ id, lat, lon }))

/** The station whose gauges may stand for a place in Korea; null where none is near enough. */
export function nearestAsosStation(place: Place): { id: string; lat: number; lon: number } | null {
  const nearest = nearestFirst(STATIONS, place)[0]
  return place.grid === null || !nearest || nearest.distanceKm > REACH_KM ? null : nearest.row
}
