import { type Static, Type } from 'typebox'
import { RateGroup } from '../../domain/wear-rate.ts'
import { curveLogit, curveTerms, curveVariance } from './curve.ts'
import { logistic } from './logit.ts'
import { within90 } from './predicted-counts.ts'
import { type GroupCurves, PRIOR } from './prior-data.ts'
import type { StreetCell } from './street-counts.ts'

/** How well rates fit counts; by photo, pooled over the cities. null where there is nothing to compare. */
export const CountScore = Type.Object({
  logLoss: Type.Union([Type.Number(), Type.Null()]),
  brier: Type.Union([Type.Number(), Type.Null()]),
  /** Mean distance of counted from predicted shares, by tenths of the predicted. */
  calibrationError: Type.Union([Type.Number(), Type.Null()]),
  auc: Type.Union([Type.Number(), Type.Null()]),
  /** Share of the counts (a city at a temperature) that lie in the 90 % interval of what is predicted for as many photos. */
  coverage90: Type.Union([Type.Number(), Type.Null()]),
  /** The same for all photos of a city together: what cities differ by. */
  cityCoverage90: Type.Union([Type.Number(), Type.Null()]),
  n: Type.Integer(),
})
export type CountScore = Static<typeof CountScore>

export type Scores = Record<RateGroup, CountScore>

/** Cells with what is predicted of them. */
export type Predicted = {
  city: string
  logit: number
  citySd: number
  sd: number
  yes: number
  known: number
}

/**
 * Scores the prior as a place that no look is from would have it. A city that the prior was fitted with is scored with the fit that left
 * it out.
 */
export function scoreCounts(cells: readonly StreetCell[]): Scores {
  return Object.fromEntries(
    RateGroup.enum.map((group) => [group, scoreOfPredicted(cells.map((cell) => predict(cell, group)))]),
  ) as Scores
}

function predict(cell: StreetCell, group: RateGroup): Predicted {
  const curve = curvesFor(cell.city)[group]
  const terms = curveTerms(cell.temperatureC, cell.temperatureC - cell.usedToC)
  const curveSd = Math.sqrt(curveVariance(curve, terms))
  return {
    city: cell.city,
    logit: curveLogit(curve, terms),
    citySd: Math.hypot(curve.citySd, curveSd),
    sd: Math.hypot(curve.placeSd, curveSd),
    ...cell.counts[group],
  }
}

/** Cities that the prior was fitted with: each is scored by the fit that left it out. */
export function citiesFitted(): string[] {
  return Object.keys(PRIOR.leftOut)
}

function curvesFor(city: string): GroupCurves {
  return PRIOR.leftOut[city] ?? PRIOR.groups
}

export function scoreOfPredicted(predicted: readonly Predicted[]): CountScore {
  const counted = predicted
    .filter(({ known }) => known > 0)
    .map((cell) => ({ ...cell, p: logistic(cell.logit), no: cell.known - cell.yes }))
  const n = counted.reduce((sum, { known }) => sum + known, 0)
  if (n === 0) return NOTHING
  const cities = Object.values(Object.groupBy(counted, ({ city }) => city)).map((own = []) => own)
  const mean = (of: (cell: (typeof counted)[number]) => number) =>
    counted.reduce((sum, cell) => sum + of(cell), 0) / n
  return {
    logLoss: mean(({ p, yes, no }) => -yes * Math.log(p) - no * Math.log(1 - p)),
    brier: mean(({ p, yes, no }) => yes * (1 - p) ** 2 + no * p ** 2),
    calibrationError: calibrationError(counted),
    auc: areaUnderCurve(counted),
    coverage90: meanOf(counted.map((cell) => within90([cell], cell.sd))),
    cityCoverage90: meanOf(cities.map((own) => within90(own, meanOf(own.map(({ citySd }) => citySd))))),
    n,
  }
}

const NOTHING: CountScore = {
  logLoss: null,
  brier: null,
  calibrationError: null,
  auc: null,
  coverage90: null,
  cityCoverage90: null,
  n: 0,
}

type Counted = { p: number; yes: number; no: number; known: number }

const TENTHS = 10

function calibrationError(counted: readonly Counted[]): number {
  const off = new Array<number>(TENTHS).fill(0)
  for (const { p, yes, known } of counted)
    off[Math.min(TENTHS - 1, Math.floor(p * TENTHS))]! += yes - p * known
  const photos = counted.reduce((sum, { known }) => sum + known, 0)
  return off.reduce((sum, value) => sum + Math.abs(value), 0) / photos
}

/** Chance that of two photos the one that shows it has the higher rate; null where all or none show it. */
function areaUnderCurve(counted: readonly Counted[]): number | null {
  const yes = counted.reduce((sum, cell) => sum + cell.yes, 0)
  const no = counted.reduce((sum, cell) => sum + cell.no, 0)
  if (yes === 0 || no === 0) return null
  let below = 0
  let pairs = 0
  for (const same of Object.values(
    Object.groupBy(
      counted.toSorted((a, b) => a.p - b.p),
      ({ p }) => p,
    ),
  )) {
    const here = (same ?? []).reduce((sum, cell) => ({ yes: sum.yes + cell.yes, no: sum.no + cell.no }), {
      yes: 0,
      no: 0,
    })
    pairs += here.yes * (below + here.no / 2)
    below += here.no
  }
  return pairs / (yes * no)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
