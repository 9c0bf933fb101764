import type { Region } from '../../../domain/regions/region-table.ts'
import type { Mention } from './place-mentions.ts'

/** One weather can stand for a province that is one city or one island; the others reach from coast to mountains. */
const NARROW_PROVINCES = new Set(['11', '26', '27', '28', '29', '30', '31', '36', '50'])

/**
 * The one region that all mentions can mean, the finest there is; where they name several places, what these share, if one weather can
 * stand for it. null where that is nothing: a name that several cities have, or two cities.
 */
export function settleMentions(mentions: readonly Mention[]): Region | null {
  const sure = mentions.filter(
    (mention) =>
      mention.isSaid || mentions.some((other) => other !== mention && other.isSaid && within(mention, other)),
  )
  if (sure.length === 0) return null
  const candidates = [...new Set(sure.flatMap(({ regions }) => regions))]
  const agreeing = candidates.filter((region) =>
    sure.every(({ regions }) => regions.some((other) => areOneLine(region, other))),
  )
  const meant = agreeing.length > 0 ? agreeing : candidates
  return narrow(shared(leavesOf(meant)))
}

/** Of a name with several meanings one lies in (or around) a place that is named beside it. */
function within(mention: Mention, other: Mention): boolean {
  return mention.regions.some((region) => other.regions.some((around) => areOneLine(region, around)))
}

function areOneLine(a: Region, b: Region): boolean {
  return lineOf(a).includes(b) || lineOf(b).includes(a)
}

/** From the region up to its province. */
function lineOf(region: Region): Region[] {
  return region.parent ? [region, ...lineOf(region.parent)] : [region]
}

/** Those that none of the others lies in. */
function leavesOf(regions: readonly Region[]): Region[] {
  return regions.filter(
    (region) => !regions.some((other) => other !== region && lineOf(other).includes(region)),
  )
}

/** What all of them lie in; of the districts of one city the one nearest to its middle, which stands for the city. */
function shared(regions: readonly Region[]): Region | null {
  const [first] = regions
  if (!first) return null
  const common = lineOf(first).find((level) => regions.every((region) => lineOf(region).includes(level)))
  if (common && common.level > 1) return common
  const districts = [...new Set(regions.map((region) => lineOf(region).find(({ level }) => level === 2)))]
  const [district] = districts
  const city = district && cityOf(district)
  if (city && districts.every((other) => other && cityOf(other) === city))
    return middleOf(districts as Region[])
  return common ?? null
}

/** 수원시 of 수원시 장안구, with its province; null for a district that is none of such a city. */
function cityOf({ ownName, parent }: Region): string | null {
  const [city, district] = ownName.split(' ')
  return district ? `${parent?.place.code} ${city}` : null
}

function middleOf(regions: readonly Region[]): Region {
  const mean = (of: (region: Region) => number) =>
    regions.reduce((sum, region) => sum + of(region), 0) / regions.length
  const lat = mean(({ place }) => place.lat)
  const lon = mean(({ place }) => place.lon)
  const away = ({ place }: Region) => (place.lat - lat) ** 2 + (place.lon - lon) ** 2
  return regions.toSorted((a, b) => away(a) - away(b))[0]!
}

function narrow(region: Region | null): Region | null {
  if (region === null) return null
  return region.level > 1 || NARROW_PROVINCES.has(region.place.code.slice(0, 2)) ? region : null
}
