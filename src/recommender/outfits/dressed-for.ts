import { utciClothingClo } from '../insulation/asked-clo.ts'

/** Wider than any temperature that an asked insulation of 0.31..2.1 clo belongs to. */
const COLDEST_C = -60
const WARMEST_C = 40
/** Halvings of that range: to a thousandth of a degree. */
const HALVINGS = 17

/**
 * The temperature, °C, that a walker of middling sensitivity dresses for with this insulation: the inverse of the UTCI clothing curve.
 * It carries activity and sensitivity along, and stands still where the insulation asked is clamped.
 */
export function dressedForC(askedClo: number): number {
  let coldC = COLDEST_C
  let warmC = WARMEST_C
  for (let i = 0; i < HALVINGS; i++) {
    const middleC = (coldC + warmC) / 2
    if (utciClothingClo(middleC) >= askedClo) coldC = middleC
    else warmC = middleC
  }
  return (coldC + warmC) / 2
}
