import { readFileSync } from 'node:fs'
import type { Place } from '../place.ts'
import { englishName } from './english-name.ts'
import { PROVINCES } from './provinces.ts'

/** One row of KMA's table. Level 1 is a province, 2 a city, county or district, 3 a town (읍, 면, 동). */
export type Region = {
  level: 1 | 2 | 3
  /** Names of this level alone. */
  ownName: string
  ownNameEn: string
  parent: Region | null
  hasChildren: boolean
  place: Place
}

const TABLE = new URL('./data/regions.csv', import.meta.url)

/** All regions in the order of their codes, parents before children. */
export function readRegions(): Region[] {
  const byCode = new Map<string, Region>()
  for (const line of readFileSync(TABLE, 'utf8').split('\n')) {
    if (!/^\d/.test(line)) continue // Notice, header, end of file.
    const [code, ownName, nx, ny, lat, lon] = line.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const level = code.endsWith('00000000') ? 1 : code.endsWith('00000') ? 2 : 3
    const parent = level === 1 ? null : byCode.get(code.slice(0, level === 2 ? 2 : 5).padEnd(10, '0'))!
    const ownNameEn = parent ? englishName(ownName) : PROVINCES[code.slice(0, 2)]!.en
    if (parent) parent.hasChildren = true
    byCode.set(code, {
      level,
      ownName,
      ownNameEn,
      parent,
      hasChildren: false,
      place: {
        code,
        ...fullNames(ownName, ownNameEn, parent),
        lat: Number(lat),
        lon: Number(lon),
        timeZone: 'Asia/Seoul',
        grid: { nx: Number(nx), ny: Number(ny) },
      },
    })
  }
  return [...byCode.values()]
}

/** Korean names go from the province down, English ones up. Sejong and Ieodo stand in the table once more as their own child. */
function fullNames(
  ownName: string,
  ownNameEn: string,
  parent: Region | null,
): Pick<Place, 'name' | 'nameEn'> {
  if (!parent) return { name: ownName, nameEn: ownNameEn }
  const { name, nameEn } = parent.place
  if (isNamesake(ownName, parent)) return { name, nameEn }
  return { name: `${name} ${ownName}`, nameEn: `${ownNameEn}, ${nameEn}` }
}

export function isNamesake(ownName: string, parent: Region | null): boolean {
  return parent?.ownName === ownName
}
