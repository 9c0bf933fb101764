import { isNamesake, type Region } from './region-table.ts'
import { type SearchForms, searchForms, searchWords } from './search-forms.ts'

/** How a word meets a region's own name, best first; NONE means not at all. */
const EXACT = 1
const PREFIX = 2
const INNER = 3
const NONE = 4

/** A full name has four words; more of them can't find more. */
const MAX_WORDS = 6

/** `lineage` holds where the region itself and those above it stand in the list of entries. */
type Entry = { region: Region; forms: SearchForms; lineage: readonly number[] }

/**
 * Builds the search by part of a name. Each word of a query (Hangul, initials such as ㄱㄴ, or romanised) must be found in the
 * name of a region or of one above it, and at least one in its own. Order: a word is exactly its own name, begins it, is inside
 * it; then the higher level; then the code.
 */
export function createSearch(regions: readonly Region[]): (query: string, limit: number) => Region[] {
  const entries = entriesOf(regions.filter((region) => !isNamesake(region.ownName, region.parent)))

  return (query, limit) => {
    const words = searchWords(query).slice(0, MAX_WORDS)
    const qualities = words.map(({ text, script }) => entries.map((entry) => meet(text, entry.forms[script])))
    return entries
      .flatMap(({ region, lineage }, own) => {
        const best = Math.min(NONE, ...qualities.map((quality) => quality[own]!))
        if (best === NONE) return []
        const complete = qualities.every((quality) => lineage.some((at) => quality[at] !== NONE))
        return complete ? [{ region, best }] : []
      })
      .sort((a, b) => a.best - b.best || a.region.level - b.region.level) // Stable: codes keep their order.
      .slice(0, limit)
      .map(({ region }) => region)
  }
}

function meet(word: string, forms: readonly string[]): number {
  let best = NONE
  for (const form of forms) {
    const at = form.indexOf(word)
    if (at === 0) best = Math.min(best, form.length === word.length ? EXACT : PREFIX)
    else if (at > 0) best = Math.min(best, INNER)
  }
  return best
}

function entriesOf(regions: readonly Region[]): Entry[] {
  const positions = new Map(regions.map((region, position) => [region, position]))
  return regions.map((region) => ({
    region,
    forms: searchForms(region),
    lineage: lineageOf(region).flatMap((level) => positions.get(level) ?? []),
  }))
}

function lineageOf(region: Region): Region[] {
  return region.parent ? [region, ...lineageOf(region.parent)] : [region]
}
