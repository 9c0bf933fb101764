import { PROVINCES } from '../../../domain/regions/provinces.ts'
import { isNamesake, type Region } from '../../../domain/regions/region-table.ts'
import { romanize } from '../../../domain/regions/romanize.ts'
import type { PlaceWords } from './place-words.ts'

/**
 * How far a name can be trusted to mean a place: `plain` anywhere; `said` only where it is said as a place (강남역, 전주에서), beside a
 * region that it lies in, or in a field that holds places; `station` (the stem of a dong) only with 역 or in such a field.
 */
export type Trust = 'plain' | 'said' | 'station'
export type PlaceName = { regions: readonly Region[]; trust: Trust }

/** A Hangul name of a town this short is a word as often (서면: in writing). */
const SHORT_HANGUL = 2
const SHORT_ROMAN_TOWN = 8
const SHORT_ROMAN_STEM = 5

/** Every spelling of every region, lower case and without spaces, hyphens and numbers, and what it can mean. */
export function createPlaceNames(
  regions: readonly Region[],
  words: PlaceWords,
): ReadonlyMap<string, PlaceName> {
  const names = new Map<string, { regions: Set<Region>; trust: Trust }>()
  const stations = new Map<string, { regions: Set<Region>; trust: Trust }>()
  function add(name: string, region: Region, trust: Trust) {
    const table = trust === 'station' ? stations : names
    const demoted = trust === 'plain' && words.everyday.has(name) ? 'said' : trust
    const known = table.get(name)
    known?.regions.add(region)
    if (!known) table.set(name, { regions: new Set([region]), trust: demoted })
    else if (demoted === 'plain') known.trust = demoted
  }

  for (const region of regions) {
    if (isNamesake(region.ownName, region.parent)) continue
    if (region.level === 1) for (const name of provinceNames(region)) add(name, region, 'plain')
    if (region.level === 2) addDistrict(region, add)
    if (region.level === 3) addTown(region, add)
  }
  const byCode = new Map(regions.map((region) => [region.place.code, region]))
  for (const [word, code] of words.areas)
    names.set(word, { regions: new Set([byCode.get(code)!]), trust: 'plain' })
  // 강남역 is of 강남구, whatever dong elsewhere is called 강남.
  return new Map(
    [...stations, ...names].map(([name, { regions: set, trust }]) => [name, { regions: [...set], trust }]),
  )
}

type Add = (name: string, region: Region, trust: Trust) => void

function provinceNames({ ownName, ownNameEn, place }: Region): string[] {
  const short = ownName.replace(/(특별자치시|특별자치도|특별시|광역시|도)$/, '')
  const aliases = PROVINCES[place.code.slice(0, 2)]!.aliases
  const roman = [ownNameEn.toLowerCase(), ...aliases.map((alias) => romanize(alias))]
  return [...new Set([ownName, short, ...aliases, ...roman.map(bare), ...roman.map(romanStem)])]
}

/** 강남구 and 강남, 수원시 장안구 as 장안구, 수원시장안구, 수원시 and 수원: a city with districts is all of them. */
function addDistrict(region: Region, add: Add): void {
  const words = region.ownName.split(' ')
  for (const word of new Set([...words, words.join('')])) {
    add(word, region, 'plain')
    const stem = word.replace(/[시군구]$/, '')
    if (stem.length >= 2) add(stem, region, 'plain')
    const roman = romanize(word.slice(0, -1)) + romanize(word.slice(-1))
    add(roman, region, 'plain')
    const stemRoman = romanize(stem)
    if (stem.length >= 2) add(stemRoman, region, stemRoman.length < SHORT_ROMAN_STEM ? 'said' : 'plain')
  }
}

/** 역삼1동 as 역삼1동 and 역삼동; its stem 역삼 as the station that is named after it. */
function addTown(region: Region, add: Add): void {
  const numbered = bare(region.ownName)
  const plain = numbered.replace(/제?[\d.]+(가(?=동|제))?/g, '').replace(/제?\d+가?/g, '')
  for (const name of new Set([numbered, plain])) {
    add(name, region, name.length <= SHORT_HANGUL ? 'said' : 'plain')
    const roman = romanize(name.slice(0, -1)) + romanize(name.slice(-1))
    add(roman, region, roman.length < SHORT_ROMAN_TOWN ? 'said' : 'plain')
  }
  const stem = plain.slice(0, -1)
  if (stem.length < 2 || !plain.endsWith('동')) return
  add(stem, region, 'station')
  if (romanize(stem).length >= SHORT_ROMAN_STEM) add(romanize(stem), region, 'station')
}

const bare = (name: string) => name.replace(/[\s,.·-]/g, '')
const romanStem = (name: string) => name.replace(/(-do| state)$/, '')
