import type { GarmentClass } from '../../../src/domain/garment-class.ts'
import { classParts } from '../../../src/recommender/evaluation/choice-parts.ts'
import { PLACES } from '../../../src/recommender/evaluation/choice-sets.ts'
import { askedGender, type WornLook } from '../../../src/recommender/evaluation/worn-look.ts'
import { seeded } from '../../../src/recommender/seeded.ts'

export const GANGNAM = ['1168000000', '1100000000', 'KR', 'world']
export const BUSAN = ['2600000000', 'KR', 'world']

/** Each way to dress in separates: one of these for each place. */
const WAYS: readonly (readonly (readonly GarmentClass[])[])[] = [
  [[], ...PLACES.outer.map((name) => [name])],
  PLACES.torso.map((name) => [name]),
  PLACES.hips.map((name) => [name]),
  PLACES.feet.map((name) => [name]),
  [[], ['scarf']],
]

const SETS = WAYS.reduce<readonly (readonly GarmentClass[])[]>(
  (sets, ways) => sets.flatMap((set) => ways.map((way) => [...set, ...way])),
  [[]],
)

/**
 * People who dress by chances that are known: log odds of `season` and `usual` a unit of these parts of the score, and what `more` adds to
 * a set in a region. From -8 to 28 °C, women and men, in Gangnam and Busan by turns.
 */
export function dressedPeople(options: {
  count: number
  season: number
  usual: number
  more?: (classes: readonly GarmentClass[], regions: readonly string[]) => number
  seed: number
}): WornLook[] {
  const { count, season, usual, more = () => 0, seed } = options
  const random = seeded(seed)
  const known = new Map<string, Float64Array>()
  return Array.from({ length: count }, (_, i) => {
    const gender = random() < 0.5 ? 'female' : 'male'
    const apparentC = Math.floor(-8 + 37 * random())
    const regions = i % 2 ? GANGNAM : BUSAN
    const key = `${gender} ${apparentC} ${regions[0]}`
    const sums = known.get(key) ?? sumsOfChances()
    known.set(key, sums)
    const at = random() * sums.at(-1)!
    const classes = SETS[sums.findIndex((sum) => at < sum)]!
    return { classes, gender, apparentC, regions, modelVersion: 'stated' }

    function sumsOfChances(): Float64Array {
      const judging = { gender: askedGender(gender), apparentC, evidence: null, lifts: null }
      let sum = 0
      return Float64Array.from(SETS, (set) => {
        const parts = classParts(set, judging)
        sum += Math.exp(season * parts.season + usual * parts.usual + more(set, regions))
        return sum
      })
    }
  })
}
