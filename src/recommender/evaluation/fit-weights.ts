import type { DetectorQuality } from '../../domain/detector-quality.ts'
import { SCORE_WEIGHTS } from '../outfits/score.ts'
import { seeded, shuffle } from '../seeded.ts'
import { CLASS_PARTS, type ClassPart, classParts, type Judging } from './choice-parts.ts'
import { choiceSets, type Filling, shownOf } from './choice-sets.ts'
import {
  type Choice,
  fitConditionalLogit,
  type Judged,
  judgeChoices,
  type LogitFit,
} from './conditional-logit.ts'
import { createJudging } from './judging.ts'
import type { WornLook } from './worn-look.ts'

/** Sets beside the one that was worn. */
export const ALTERNATIVES = 9

/** Fewer looks tell no weight from another. */
export const LEAST_LOOKS = 100

/** Times that looks are split into halves: which pairs and rates are beyond doubt differs from half to half. */
const SPLITS = 5

export type WeightsReport = {
  /** Looks that were judged by. */
  looks: number
  /** Left out, where other looks have a temperature. */
  withoutTemperature: number
  alternatives: number
  fits: Record<Filling, WeightsFit>
}

export type WeightsFit = {
  /** Of each split; `evenly` leaves out looks with a place filled in a way that hardly any other look knows. */
  choices: number
  parts: Partial<Record<ClassPart, FittedPart>>
  /** On the half of which the coefficients know nothing, mean of all halves; `shipped` weights times the one factor that suits best. */
  heldOut: Record<'fitted' | 'shipped' | 'uniform', Judged>
}

export type Told = { value: number; standardError: number }

export type FittedPart = {
  /** What a whole unit of the part adds to the log of the odds of being worn. */
  coefficient: Told
  /** The same as a share of season's, fitted and as it ships; null without temperatures, and where season's can't be told from 0. */
  toSeason: (Told & { shipped: number }) | null
}

/**
 * How much each part of the score tells what people wore from what others wore elsewhere: a conditional logit of sets of classes. Rates and
 * pairs are those of the other half of the looks, so no look tells of itself. Over splits it takes the median, its error with what splits
 * differ by (Chernozhukov et al. 2018, The Econometrics Journal 21(1), definition 3.3). Deterministic by seed. Throws RangeError for fewer
 * looks than LEAST_LOOKS. What the two fillings can tell: docs/decisions/0025-weights-from-looks.md.
 */
export function fitWeights(all: readonly WornLook[], detector: DetectorQuality, seed: number): WeightsReport {
  const dated = all.filter(({ apparentC }) => apparentC !== null)
  const looks = (dated.length > 0 ? dated : all).filter((look) => shownOf(look).flat().length > 0)
  if (looks.length < LEAST_LOOKS)
    throw new RangeError(`${looks.length} looks; weights can be told from ${LEAST_LOOKS} on`)
  const parts = CLASS_PARTS.filter((part) => dated.length > 0 || part === 'usual' || part === 'together')
  const random = seeded(seed)
  const splits = Array.from({ length: SPLITS }, () => {
    const halves = halve(looks, random)
    const judgings = [createJudging(halves[1], detector), createJudging(halves[0], detector)] as const
    const choicesBy = (filling: Filling) =>
      [0, 1].map((i) => {
        const sets = choiceSets(halves[1 - i]!, filling, random)
        return choicesOf(halves[i]!, sets, judgings[i]!, parts)
      }) as [Choice[], Choice[]]
    return { 'as-worn': choicesBy('as-worn'), evenly: choicesBy('evenly') }
  })
  const fitted = (filling: Filling) =>
    weightsFit(
      splits.map(({ [filling]: halves }) => halves),
      parts,
    )
  return {
    looks: looks.length,
    withoutTemperature: dated.length > 0 ? all.length - dated.length : 0,
    alternatives: ALTERNATIVES,
    fits: { 'as-worn': fitted('as-worn'), evenly: fitted('evenly') },
  }
}

function halve(looks: readonly WornLook[], random: () => number): [WornLook[], WornLook[]] {
  const order = Int32Array.from(looks.keys())
  shuffle(order, random)
  const shuffled = [...order].map((i) => looks[i]!)
  const middle = Math.ceil(looks.length / 2)
  return [shuffled.slice(0, middle), shuffled.slice(middle)]
}

/** Each look that the sets know, beside those drawn for its gender. */
function choicesOf(
  looks: readonly WornLook[],
  { draw, knows }: ReturnType<typeof choiceSets>,
  judgingOf: (look: WornLook) => Judging,
  parts: readonly ClassPart[],
): Choice[] {
  return looks.filter(knows).map((look) => {
    const judging = judgingOf(look)
    const others = Array.from({ length: ALTERNATIVES }, () => draw(look.gender))
    return [shownOf(look).flat(), ...others].map((set) => {
      const told = classParts(set, judging)
      return parts.map((part) => told[part])
    })
  })
}

function weightsFit(
  splits: readonly (readonly [Choice[], Choice[]])[],
  parts: readonly ClassPart[],
): WeightsFit {
  const shipped = parts.map((part) => SCORE_WEIGHTS[part])
  const fits = splits.map((halves) => fitConditionalLogit(halves.flat(), parts.length))
  const season = parts.indexOf('season')
  const told = (i: number): FittedPart => {
    const coefficient = overSplits(fits.map((fit) => coefficientOf(fit, i)))
    const ratio = season < 0 ? null : overSplits(fits.map((fit) => ratioOf(fit, i, season)))
    return {
      coefficient,
      toSeason:
        ratio && Number.isFinite(ratio.standardError)
          ? { ...ratio, shipped: shipped[i]! / shipped[season]! }
          : null,
    }
  }
  const heldOut = (coefficientsBy: (learnt: readonly Choice[]) => readonly number[]) =>
    meanJudged(
      splits.flatMap(([a, b]) => [judgeChoices(b, coefficientsBy(a)), judgeChoices(a, coefficientsBy(b))]),
    )
  return {
    choices: mean(splits.map((halves) => halves.flat().length)),
    parts: Object.fromEntries(parts.map((part, i) => [part, told(i)])),
    heldOut: {
      fitted: heldOut((learnt) => fitConditionalLogit(learnt, parts.length).coefficients),
      shipped: heldOut((learnt) => scaled(shipped, learnt)),
      uniform: heldOut(() => parts.map(() => 0)),
    },
  }
}

/** Weights times the factor that suits the choices best. */
function scaled(weights: readonly number[], choices: readonly Choice[]): number[] {
  const most = Math.max(...weights)
  const units = weights.map((weight) => weight / most)
  const sums = choices.map((choice) =>
    choice.map((parts) => [parts.reduce((sum, part, i) => sum + part * units[i]!, 0)]),
  )
  const [factor = 0] = fitConditionalLogit(sums, 1).coefficients
  return units.map((unit) => unit * factor)
}

/** Half the width of a 90 % interval, in standard errors. */
export const TO_90 = 1.645

function coefficientOf({ coefficients, covariance }: LogitFit, i: number): Told {
  return { value: coefficients[i]!, standardError: Math.sqrt(covariance[i]![i]!) }
}

/** With the error of the delta method, which holds where what it is divided by is well off 0; infinite elsewhere. */
function ratioOf(fit: LogitFit, i: number, by: number): Told {
  const [above, below] = [coefficientOf(fit, i), coefficientOf(fit, by)]
  const value = above.value / below.value
  if (below.value < 2 * TO_90 * below.standardError) return { value, standardError: Number.POSITIVE_INFINITY }
  const variance =
    (above.standardError ** 2 - 2 * value * fit.covariance[i]![by]! + (value * below.standardError) ** 2) /
    below.value ** 2
  return { value, standardError: Math.sqrt(Math.max(0, variance)) }
}

function overSplits(told: readonly Told[]): Told {
  const value = median(told.map((each) => each.value))
  const variance = median(told.map((each) => each.standardError ** 2 + (each.value - value) ** 2))
  return { value, standardError: Math.sqrt(variance) }
}

function meanJudged(judged: readonly Judged[]): Judged {
  return {
    logLoss: mean(judged.map(({ logLoss }) => logLoss)),
    topShare: mean(judged.map(({ topShare }) => topShare)),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Of an odd number of values. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) / 2]!
}
