import type { Garment } from '../../domain/garment.ts'
import type { GarmentClass } from '../../domain/garment-class.ts'
import { GARMENTS } from '../../domain/garments/garments.ts'
import type { Gender } from '../../domain/person.ts'
import { seasonFit } from '../outfits/score.ts'

/** How usual a garment is for the gender, 0..1; for `any` the mean of both. */
export function usualFor({ usual }: Garment, gender: Gender): number {
  return gender === 'any' ? (usual.female + usual.male) / 2 : usual[gender]
}

/** What never shows, and what only rain or snow brings out. */
const NOT_EVERYDAY: Garment['traits'] = ['under', 'rain', 'snow']

const garmentsOfClass = Object.groupBy(
  GARMENTS.filter(
    ({ layer, traits, occasions }) =>
      layer !== 'accessory' &&
      !NOT_EVERYDAY.some((trait) => traits.includes(trait)) &&
      occasions.some((at) => at !== 'sport'),
  ),
  (garment) => garment.class ?? 'none',
)

/** How usual the most usual garment of a class is at a temperature: the catalogue's seasons, which follow the Korean bands. */
export function usualness(name: GarmentClass, gender: Gender, temperatureC: number): number {
  const garments = garmentsOfClass[name] ?? []
  return garments.reduce(
    (most, garment) => Math.max(most, usualFor(garment, gender) * seasonFit(garment.season, temperatureC)),
    0,
  )
}

/** A class's part of what a set of classes is worn in, by how usual each is. */
export function shareAmong(
  name: GarmentClass,
  among: readonly GarmentClass[],
  gender: Gender,
  temperatureC: number,
): number {
  const all = among.reduce((sum, other) => sum + usualness(other, gender, temperatureC), 0)
  return all === 0 ? 1 / among.length : usualness(name, gender, temperatureC) / all
}
