import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { RateGroup } from '../../domain/wear-rate.ts'
import { AbortedError } from '../../errors.ts'
import { usualRunningMeanC } from './used-to.ts'

/** How many of the photos where it could be told show it: [yes, known]. */
const Count = Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })])

/** What people wore by city and temperature: bins of 3 °C, named by their lower edge. */
export const StreetCounts = Type.Object({
  cities: Type.Record(
    Type.String(),
    Type.Object({
      /** Mean over the year. */
      mean_temperature_c: Type.Number(),
      bins: Type.Record(
        Type.String({ pattern: '^-?\\d+$' }),
        Type.Object({
          n: Type.Integer({ minimum: 0 }),
          jacket: Count,
          long_sleeve: Count,
          layers: Count,
          scarf: Count,
          hat: Count,
          category: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
        }),
      ),
    }),
  ),
})
export type StreetCounts = Static<typeof StreetCounts>

export const COUNTED_AS = {
  outer: 'jacket',
  longSleeves: 'long_sleeve',
  layers: 'layers',
  scarf: 'scarf',
  hat: 'hat',
} as const satisfies Record<RateGroup, string>

const BIN_C = 3

/** The photos of one city and bin. */
export type StreetCell = {
  city: string
  temperatureC: number
  /** What people were used to then, °C. */
  usedToC: number
  counts: Readonly<Record<RateGroup, { yes: number; known: number }>>
  categories: Readonly<Record<string, number>>
}

/** Throws AbortedError `street-counts` for what is no such file. */
export function parseStreetCounts(json: unknown): StreetCell[] {
  if (!Value.Check(StreetCounts, json)) {
    const [first] = Value.Errors(StreetCounts, json)
    throw new AbortedError('street-counts', `No street counts: ${first?.instancePath} ${first?.message}.`)
  }
  return Object.entries(json.cities).flatMap(([city, { mean_temperature_c: meanC, bins }]) => {
    const known = Object.entries(bins).map(([edge, bin]) => ({ middleC: Number(edge) + BIN_C / 2, ...bin }))
    const climate = { meanC, spreadC: spreadOf(known) }
    return known.map(({ middleC, category = {}, ...bin }) => ({
      city,
      temperatureC: middleC,
      usedToC: usualRunningMeanC(middleC, climate),
      counts: Object.fromEntries(
        RateGroup.enum.map((group) => {
          const [yes, known] = bin[COUNTED_AS[group]]
          return [group, { yes, known }]
        }),
      ) as StreetCell['counts'],
      categories: category,
    }))
  })
}

/** Standard deviation of the temperatures that a city's photos were taken at, °C. */
function spreadOf(bins: readonly { middleC: number; n: number }[]): number {
  const photos = bins.reduce((sum, { n }) => sum + n, 0)
  if (photos === 0) return 0
  const mean = bins.reduce((sum, { n, middleC }) => sum + n * middleC, 0) / photos
  return Math.sqrt(bins.reduce((sum, { n, middleC }) => sum + n * (middleC - mean) ** 2, 0) / photos)
}
