import type { GarmentClass } from './garment-class.ts'
import type { LookSlot } from './look.ts'
import type { Place } from './place.ts'
import type { StatedGender } from './post.ts'

/** The level that holds every look. */
export const WORLD = 'world'

/**
 * The regions that a place's looks are counted for, finest first, ending with `world`. In Korea dong, gu (gun, si), city or province, `KR`;
 * elsewhere the place's own 0.05° cell, the 0.5° area around it and its time zone, which stands in for the country.
 */
export function evidenceRegions(place: Place): string[] {
  if (!place.code.startsWith('geo:')) {
    const levels = [
      place.code,
      `${place.code.slice(0, 5)}00000`,
      `${place.code.slice(0, 2)}00000000`,
      'KR',
      WORLD,
    ]
    return [...new Set(levels)]
  }
  const area = (degrees: number) => (Math.floor(degrees * 2) / 2).toFixed(1)
  return [place.code, `area:${area(place.lat)},${area(place.lon)}`, `zone:${place.timeZone}`, WORLD]
}

/** Which looks a row of counts holds: all of its region and temperature, those of a gender, or those of one month, slot and gender. */
export type EvidencePool = 'all' | 'gender' | 'cell'

/** Counts of looks and, among them, of those that show each class. */
export type EvidenceRow = {
  region: string
  /** Apparent temperature, rounded to whole °C. */
  apparentC: number
  modelVersion: string
  pool: EvidencePool
  looks: number
  byClass: Readonly<Record<GarmentClass, number>>
}

export type EvidenceQuery = {
  /** As `evidenceRegions` gives them. */
  regions: readonly string[]
  fromC: number
  toC: number
  /** `any`: there is no row of the pool `gender` then, and `cell` sums all genders. */
  gender: StatedGender | 'any'
  slot: LookSlot
  /** Months 1..12 that the `cell` pool sums, e.g. the month and its neighbours. */
  months: readonly number[]
}

/**
 * Port: counts of evidence. At most three rows (one a pool) for each region, whole degree and model version; rows without looks are left
 * out. What it costs does not grow with the number of looks. Throws StoreUnavailableError while the store is away.
 */
export type EvidenceCounts = { countsFor(query: EvidenceQuery): Promise<EvidenceRow[]> }

/** Width of the temperatures in which pairs are counted, °C: what the cold brings together is no taste for the pair. */
export const TOGETHER_STEP_C = 3

/** How many looks show all of these classes, among those that are alike in what decides what is worn at all. */
export type TogetherRow = {
  /** Names their gender, temperature (in steps of TOGETHER_STEP_C) and model version. */
  stratum: string
  /** None (all looks), one, or two. */
  classes: readonly GarmentClass[]
  looks: number
}

/**
 * Port: what is worn together, over all regions. At most 254 rows a stratum, however many looks there are; rows without looks may be there.
 * Throws StoreUnavailableError while the store is away.
 */
export type TogetherCounts = { wornTogether(): Promise<TogetherRow[]> }
