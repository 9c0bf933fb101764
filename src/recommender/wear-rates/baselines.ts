import { RateGroup } from '../../domain/wear-rate.ts'
import { logit } from './logit.ts'
import { type Predicted, type Scores, scoreOfPredicted } from './score-counts.ts'
import type { StreetCell } from './street-counts.ts'

/** Lower edges of the Korean table of clothes by temperature, °C. */
const BANDS_FROM_C = [5, 9, 12, 17, 20, 23, 28]

const bandOf = (cell: StreetCell) => BANDS_FROM_C.filter((fromC) => cell.temperatureC >= fromC).length

/** What is said of a city by the others' mean share, and by their mean share in each band of temperature. */
export function scoreBaselines(cells: readonly StreetCell[]): {
  globalMean: Scores
  temperatureBands: Scores
} {
  return { globalMean: scoreMeans(cells, () => 0), temperatureBands: scoreMeans(cells, bandOf) }
}

/** A share from other cities' photos alike; half a photo more on both sides, so that no share is 0. Their means have no spread. */
function scoreMeans(cells: readonly StreetCell[], kindOf: (cell: StreetCell) => number): Scores {
  return Object.fromEntries(
    RateGroup.enum.map((group) => [group, scoreOfPredicted(cells.map((cell) => meanOfOthers(cell, group)))]),
  ) as Scores

  function meanOfOthers(cell: StreetCell, group: RateGroup): Predicted {
    const others = cells.filter((other) => other.city !== cell.city && kindOf(other) === kindOf(cell))
    const yes = others.reduce((sum, { counts }) => sum + counts[group].yes, 0.5)
    const known = others.reduce((sum, { counts }) => sum + counts[group].known, 1)
    return { city: cell.city, logit: logit(yes / known), sd: 0, citySd: 0, ...cell.counts[group] }
  }
}
